"""The copy of all that is kept on one child, as a file and as a page to print."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts import actions as account_actions
from accounts import mail
from accounts.models import User
from advisory import actions
from advisory.choices import Giver, Looked, Purpose
from advisory.dossier import dossier
from advisory.models import Look, Representative, Seen
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    ConsentFactory,
    ConsentTextFactory,
    DraftFactory,
    GuardianFactory,
    MandateFactory,
    RepresentativeFactory,
    days,
    logged,
    rated,
    submitted,
    today,
)
from tests.factories.programs import AreaFactory, RegionFactory
from tests.factories.records import AttachmentFactory, picture
from tests.factories.safeguarding import told

pytestmark = pytest.mark.django_db

GUARDIAN = {"name": "Rosa Quispe Mamani", "contact": "987 654 321"}


@pytest.fixture
def child(db):
    """With a seat, an adult in charge, and a consent of each on paper."""
    child = RepresentativeFactory(
        given_name="Yanamaría",
        region=RegionFactory(name="Ica"),
        language="quy",
        user__username="yana",
    )
    adult = GuardianFactory(representative=child, relationship="grandparent", **GUARDIAN)
    for giver, guardian in ((Giver.SELF, None), (Giver.GUARDIAN, adult)):
        ConsentFactory(
            representative=child,
            guardian=guardian,
            text=ConsentTextFactory(purpose=Purpose.IMAGE, giver=giver),
            evidence=AttachmentFactory(),
        )
    MandateFactory(representative=child, letter=AttachmentFactory())
    return Representative.objects.get(pk=child.pk)


@pytest.fixture
def mandate(child):
    return child.mandates.get()


@pytest.fixture
def mine(child):
    return client_of(child.user)


def file_of(client):
    return json.loads(client.get("/me/data.json").content)


def test_the_file_is_saved_and_stays_in_no_cache(mine):
    response = mine.get("/me/data.json")

    assert response.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert "no-store" in response.headers["Cache-Control"]


def test_who_the_child_is(child, mine):
    found = file_of(mine)

    assert found["given_name"] == "Yanamaría"
    assert found["born_in"] == f"June {today().year - 16}"
    assert (found["region"], found["language"]) == ("Ica", "Ayacucho Quechua")
    assert found["guardians"] == [{"relationship": "Grandmother or grandfather"}]


def test_the_seats_with_the_days_that_they_had_before_and_the_letter(mandate, mine):
    first_day, last_day = mandate.period.lower, mandate.last_day
    actions.end_mandate(mandate=mandate, on=today() + days(10))

    (seat,) = file_of(mine)["mandates"]

    assert seat["first_day"] == first_day.isoformat()
    assert seat["last_day"] == (today() + days(9)).isoformat()
    assert seat["days_before"] == [
        {"first_day": first_day.isoformat(), "last_day": last_day.isoformat()}
    ]
    assert seat["letter"] == f"/me/mandates/{mandate.pk}/letter/"


def test_what_was_agreed_to_in_which_language_by_which_adult(child, mine):
    own = child.consents.get(text__purpose=Purpose.IMAGE, text__giver=Giver.SELF)
    actions.withdraw_consent(consent=own, withdrawn_by=Giver.SELF)

    of_image = [
        each for each in file_of(mine)["consents"] if each["purpose"] == "Being seen in photos"
    ]

    by_adult, by_child = sorted(of_image, key=lambda each: each["given_by"])
    assert (by_adult["given_by"], by_adult["guardian"]) == (
        "A guardian",
        "Grandmother or grandfather",
    )
    assert by_adult["language_of_the_text"] == "Español"
    assert (by_adult["paper_is_kept"], by_adult["paper"]) == (True, None)
    assert by_adult["withdrawn_by"] == by_child["withdrawn_by"] == "The representative"
    assert (by_child["text"], by_child["number_of_the_text"]) == ("I agree.", 1)
    assert by_child["given_on"] == today().isoformat()
    assert by_child["paper"] == f"/me/consents/{own.pk}/evidence/"


def test_the_account_its_links_and_its_mail_without_a_secret(child, mine, coordinator):
    invitation, token = account_actions.invite(user=child.user, invited_by=coordinator)
    User.objects.filter(pk=child.user_id).update(email="old@example.org")
    mail.send(to=User.objects.get(pk=child.user_id), template="advisory/mail/concern.txt", path="/")
    User.objects.filter(pk=child.user_id).update(email="yana@example.org")
    EmailAddress.objects.create(user=child.user, email="yana@example.org", verified=True)

    response = mine.get("/me/data.json")

    found = json.loads(response.content)
    assert (found["username"], found["email"]) == ("yana", "yana@example.org")
    assert found["email_addresses"] == [{"address": "yana@example.org", "confirmed": True}]
    assert found["roles"] == ["Representative"]
    (link,) = found["invitations"]
    assert (link["made_by"], link["used_at"]) == ("Coordinator", None)
    assert len(found["letters"]) == 1
    for secret in (token, invitation.token_digest, child.user.password):
        assert secret not in response.content.decode()


def test_names_of_before_and_who_changed_them(child, mine, coordinator):
    team = client_of(coordinator)
    form = {"version": child.version, "given_name": "Yana", "language": "quy"}
    form |= {"birth_month": "6", "birth_year": child.birth_year, "region": child.region_id}
    team.post(f"/representatives/{child.pk}/edit/", form)

    changes = file_of(mine)["changes"]

    assert [(each["what"], each["before"], each["after"], each["by"]) for each in changes] == [
        ("Given name or alias", "Yanamaría", "Yana", "Coordinator")
    ]


def test_the_page_to_print_says_the_same(mandate, mine, coordinator):
    rated(mandate=mandate, owner=coordinator, words="Me gustó.")
    Look.objects.create(
        representative=mandate.representative, looked_by=coordinator, what=Looked.PROFILE
    )

    page = mine.get("/me/data/").content.decode()

    for word in ("Yanamaría", "yana", "Queremos más árboles", "I agree.", "Ica", "Me gustó."):
        assert word in page
    assert "¡Sí! Vamos a plantar árboles." in page
    letter = f"/me/mandates/{mandate.pk}/letter/"
    assert f'<a href="{letter}">The letter of your organization</a>' in page
    assert "Ask the adult who signed it, or the team." in page


def test_the_team_gets_how_to_reach_the_family_and_nothing_that_is_the_childs_alone(
    child, mandate, coordinator
):
    name_before = "Rosa Q."
    child.guardians.update(name=name_before)
    child.guardians.update(**GUARDIAN)
    DraftFactory(mandate=mandate, words="Todavía no.")
    told(representative=child)
    client = client_of(coordinator)

    found = json.loads(client.get(f"/representatives/{child.pk}/data.json").content)
    page = client.get(f"/representatives/{child.pk}/data/").content.decode()

    assert found["guardians"] == [{"relationship": "Grandmother or grandfather"} | GUARDIAN]
    assert name_before in [change["before"] for change in found["changes"]]
    assert found["contributions"] == []
    assert not {"concerns", "read", "letters", "last_signed_in"} & set(found)
    assert "Rosa Quispe Mamani · 987 654 321" in page
    assert "Todavía no." not in page


def test_what_an_adult_in_charge_was_called_before_is_not_told_to_the_child(child, mine):
    child.guardians.update(name="Rosa Q.", contact="987 000 000")

    text = mine.get("/me/data.json").content.decode()

    assert "Rosa" not in text
    assert "987" not in text


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("for_child", "queries"), [(True, 33), (False, 28)])
def test_the_dossier_asks_the_same_number_of_queries_whatever_is_kept(
    rows, for_child, queries, coordinator, django_assert_num_queries
):
    child = RepresentativeFactory(region=RegionFactory())
    mandate = MandateFactory(representative=child)
    for number in range(rows):
        adult = GuardianFactory(representative=child)
        adult.contact = f"900 000 00{number}"
        adult.save()
        ConsentFactory(representative=child, text=ConsentTextFactory(number=number + 2))
        rated(mandate=mandate, owner=coordinator, area=AreaFactory(), files=[picture()])
        logged(mandate=mandate, written_by=UserFactory())
        other = submitted()
        actions.support(contribution=other, mandate=mandate)
        Seen.objects.create(representative=child, contribution=other, up_to=timezone.now())
        told(representative=child)
        Look.objects.create(representative=child, looked_by=UserFactory(), what="profile")
        account_actions.invite(user=child.user, invited_by=coordinator)
        child.given_name = f"Alias {number}"
        child.save(update_fields=["given_name"])
    child = Representative.objects.get(pk=child.pk)

    with django_assert_num_queries(queries):
        dossier(child, for_child=for_child)
