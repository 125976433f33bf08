"""Writing a consent down, and taking it back, as coordinators do."""

from urllib.parse import parse_qs, urlsplit

import pytest

from accounts import typed_text
from advisory import actions, consent
from advisory.choices import Giver, Looked, Purpose
from advisory.models import Consent, Look, Representative
from tests.conftest import client_of
from tests.factories.advisory import (
    ConsentFactory,
    ConsentTextFactory,
    GuardianFactory,
    MandateFactory,
    RepresentativeFactory,
    aged,
    days,
    today,
)
from tests.factories.records import PDF, AttachmentFactory, upload
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def child(db):
    """A child of twelve, with an adult in charge and no consents yet."""
    child = RepresentativeFactory(**aged(12), consents=[])
    GuardianFactory(representative=child, name="Rosa")
    MandateFactory(representative=child)
    return child


@pytest.fixture(autouse=True)
def _texts(db):
    for giver in Giver:
        ConsentTextFactory(purpose=Purpose.ACCOUNT, giver=giver, number=1)
        ConsentTextFactory(
            purpose=Purpose.ACCOUNT, giver=giver, number=2, text_en=f"I agree too ({giver})."
        )


def address(child, giver=Giver.SELF, purpose=Purpose.ACCOUNT):
    return f"/representatives/{child.pk}/consents/new/?purpose={purpose}&giver={giver}"


def typed(**changes):
    return {"language": "es", "medium": "written", "given_on": today().isoformat()} | changes


# --- Writing it down ---


def test_the_words_that_are_agreed_to_stand_on_the_page(coordinator, child):
    page = client_of(coordinator).get(address(child)).content.decode()

    assert "I agree too (self)." in page
    assert "text number 2" in page
    assert "Consent of the child, in their own name" in page
    assert "Who gave it" not in page


@pytest.mark.parametrize("giver", Giver)
def test_a_second_tap_writes_the_same_consent_down_once(coordinator, child, giver):
    client = client_of(coordinator)
    form = typed()
    if giver == Giver.GUARDIAN:
        form["guardian"] = child.guardians.get().pk
    client.post(address(child, giver), form)

    second = client.post(address(child, giver), form, follow=True)

    assert Consent.objects.filter(representative=child).count() == 1
    assert second.redirect_chain == [(f"/representatives/{child.pk}/", 302)]
    page = second.content.decode()
    assert "This consent was written down already. It stays as it was." in page


def test_what_was_withdrawn_is_written_down_anew(coordinator, child):
    client = client_of(coordinator)
    client.post(address(child), typed())
    actions.withdraw_consent(consent=Consent.objects.get(), withdrawn_by=Giver.SELF)

    client.post(address(child), typed())

    assert Consent.objects.in_force().count() == 1
    assert Consent.objects.count() == 2


def test_a_childs_own_consent_is_written_down_with_who_verified_it(coordinator, child):
    response = client_of(coordinator).post(address(child), typed(evidence=upload(PDF)))

    given = Consent.objects.get()
    assert response.url == f"/representatives/{child.pk}/"
    assert given.representative == child
    assert (given.text.giver, given.text.number) == (Giver.SELF, 2)
    assert (given.language, given.medium, given.given_on) == ("es", "written", today())
    assert given.verified_by == coordinator
    assert given.guardian is None
    assert given.evidence.content_type == "application/pdf"


def test_a_guardians_consent_says_who_gave_it(coordinator, child):
    client_of(coordinator).post(
        address(child, Giver.GUARDIAN), typed(guardian=str(child.guardians.get().pk))
    )

    given = Consent.objects.get()
    assert given.guardian.name == "Rosa"
    assert given.text.giver == Giver.GUARDIAN
    assert given.evidence is None


def test_the_adult_of_another_child_can_not_consent(coordinator, child):
    other = GuardianFactory(representative=RepresentativeFactory())

    response = client_of(coordinator).post(
        address(child, Giver.GUARDIAN), typed(guardian=str(other.pk))
    )

    assert named_errors(response) == {"guardian"}
    assert other.name not in response.content.decode()
    assert not Consent.objects.filter(representative=child).exists()


def test_without_an_adult_in_charge_the_page_says_what_comes_first(coordinator, child):
    alone = RepresentativeFactory(**aged(12), consents=[])

    page = client_of(coordinator).get(address(alone, Giver.GUARDIAN)).content.decode()

    assert "No adult in charge is written down yet" in page
    assert "Write the consent down" not in page
    assert f'href="/representatives/{alone.pk}/guardians/"' in page


def test_an_older_paper_does_not_open_what_the_child_closed(coordinator):
    child = RepresentativeFactory(**aged(16))
    given = child.consents.get(text__purpose=Purpose.ACCOUNT)
    actions.withdraw_consent(consent=given, withdrawn_by=Giver.SELF)

    older = client_of(coordinator).post(
        address(child), typed(given_on=str(today() - days(1)), medium="oral")
    )

    assert older.context["form"].errors == {
        "given_on": [
            "This was withdrawn after that day. What was agreed to since then alone counts."
        ]
    }
    assert shown(older)["medium"] == "oral"
    assert not consent.covers_account(Representative.objects.get(pk=child.pk))


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (today() + days(1), "This day has not come yet."),
        ("2012-03-12", "This day is before the child was born."),
        ("1026-03-12", f"Look at the year. Write one from 2011 to {today().year + 10}."),
        ("12.3.2026", "Enter a valid date."),
    ],
)
def test_a_day_that_can_not_be_is_said_at_the_field_and_stays(coordinator, child, day, message):
    response = client_of(coordinator).post(
        address(child), typed(given_on=str(day), medium="oral", language="en")
    )

    assert response.context["form"].errors == {"given_on": [message]}
    assert named_errors(response) == {"given_on"}
    fields = shown(response)
    assert (fields["given_on"], fields["medium"], fields["language"]) == (str(day), "oral", "en")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?purpose=account",
        "?giver=self",
        "?purpose=everything&giver=self",
        "?purpose=account&giver=teacher",
        "?purpose=image&giver=self",  # nobody wrote its words yet
        "?purpose=a%00b&giver=%FF",
    ],
)
def test_a_consent_to_nothing_is_not_found(coordinator, child, query):
    url = f"/representatives/{child.pk}/consents/new/{query}"

    assert client_of(coordinator).get(url).status_code == 404


def test_what_was_typed_when_the_sign_in_ran_out_comes_back_on_the_same_page(coordinator, child):
    client = client_of()
    url = address(child)

    answer = client.post(url, typed(medium="oral", writer=typed_text.seal(coordinator)))
    client.force_login(coordinator)
    page = client.get(_next_of(answer.url))

    assert page.status_code == 200
    assert "I agree too (self)." in page.content.decode()
    assert shown(page)["medium"] == "oral"


# --- Taking it back ---


def test_a_coordinator_is_asked_who_changed_their_mind(coordinator, child):
    given = ConsentFactory(representative=child)

    response = client_of(coordinator).post(f"/consents/{given.pk}/withdraw/", {"withdrawn_by": ""})

    assert named_errors(response) == {"withdrawn_by"}
    assert Consent.objects.get().withdrawn_at is None


@pytest.mark.parametrize("who", Giver)
def test_a_withdrawal_counts_at_once_and_is_in_the_ledger(coordinator, who):
    adolescent = RepresentativeFactory(**aged(15))
    given = adolescent.consents.get(text__purpose=Purpose.ACCOUNT)

    response = client_of(coordinator).post(
        f"/consents/{given.pk}/withdraw/", {"withdrawn_by": who}, follow=True
    )

    page = response.content.decode()
    assert response.redirect_chain == [(f"/representatives/{adolescent.pk}/", 302)]
    assert "Withdrawn. What it covered has stopped." in page
    assert "Withdrawn on" in page
    assert Consent.objects.get(pk=given.pk).withdrawn_by == who
    assert not consent.covers_account(adolescent)


def test_what_is_withdrawn_already_is_said_and_stays_as_it_was(coordinator, child):
    given = ConsentFactory(representative=child)
    client = client_of(coordinator)
    client.post(f"/consents/{given.pk}/withdraw/", {"withdrawn_by": "self"})
    first = Consent.objects.get()

    response = client.post(
        f"/consents/{given.pk}/withdraw/", {"withdrawn_by": "guardian"}, follow=True
    )

    assert "This consent is withdrawn already." in response.content.decode()
    assert Consent.objects.get().withdrawn_at == first.withdrawn_at
    assert Consent.objects.get().withdrawn_by == "self"


# --- The signed paper ---


def test_the_signed_paper_is_given_out_without_a_name_and_its_look_is_told(coordinator, child):
    given = ConsentFactory(representative=child, evidence=AttachmentFactory())

    response = client_of(coordinator).get(f"/consents/{given.pk}/evidence/")

    assert response.getvalue().startswith(b"%PDF")
    assert f'filename="consent-{given.pk}.pdf"' in response.headers["Content-Disposition"]
    assert Look.objects.get().what == Looked.EVIDENCE


def test_where_there_is_no_paper_there_is_no_page_and_no_look(coordinator, child):
    given = ConsentFactory(representative=child)

    assert client_of(coordinator).get(f"/consents/{given.pk}/evidence/").status_code == 404
    assert not Look.objects.exists()


@pytest.mark.parametrize("page", ["evidence", "withdraw"])
def test_the_consents_of_an_erased_child_are_not_found(coordinator, page):
    given = ConsentFactory()
    actions.erase(representative=given.representative, reason="request")

    assert client_of(coordinator).get(f"/consents/{given.pk}/{page}/").status_code == 404


def _next_of(url):
    """Where the sign-in leads on to."""
    return parse_qs(urlsplit(url).query)["next"][0]
