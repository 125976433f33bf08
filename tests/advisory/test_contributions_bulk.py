"""One change to several contributions: choose, look, say yes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from post_office.models import Email

from advisory import actions
from advisory.actions import bulk
from advisory.models import Contribution
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    submitted,
    under_review,
)
from tests.factories.programs import AreaFactory

pytestmark = pytest.mark.django_db

CHANGE = "/contributions/change/"


@pytest.fixture
def rosa(db):
    return UserFactory(username="rosa", name="Rosa", roles=["coordinator"])


def asked(*contributions, owner=None, area=None):
    return {
        "chosen": [contribution.reference for contribution in contributions],
        "owner": owner.pk if owner else "",
        "area": area.slug if area else "",
    }


def preview(user, *contributions, **wanted):
    response = client_of(user).get(CHANGE, asked(*contributions, **wanted))
    assert response.status_code == 200
    return response


def confirmed(user, *contributions, **wanted):
    """Look at it, and say yes."""
    seen = preview(user, *contributions, **wanted).context["seen"]
    return client_of(user).post(CHANGE, {**asked(*contributions, **wanted), "seen": seen})


def now(contribution):
    return Contribution.objects.with_review().get(pk=contribution.pk)


def test_a_preview_says_what_changes_and_writes_nothing(coordinator, rosa):
    one, two = submitted(), under_review(owner=coordinator, area=AreaFactory(slug="health"))
    versions = [now(one).version, now(two).version]

    page = preview(coordinator, one, two, owner=rosa, area=AreaFactory(slug="education"))

    text = page.content.decode()
    assert "<del>nobody yet</del> <ins>Rosa</ins>" in text
    assert "<del>Coordinator</del> <ins>Rosa</ins>" in text
    assert "<del>Not sure yet</del> <ins>Education (en)</ins>" in text
    assert "<del>Health (en)</del> <ins>Education (en)</ins>" in text
    assert [now(one).state, now(two).review.owner] == ["submitted", coordinator]
    assert [now(one).area, now(two).area.slug] == [None, "health"]
    assert [now(one).version, now(two).version] == versions


def test_what_was_looked_at_is_changed(coordinator, rosa):
    one, two = submitted(), under_review(owner=coordinator)

    response = confirmed(coordinator, one, two, owner=rosa, area=AreaFactory(slug="health"))

    assert response.url == "/contributions/"
    assert [now(each).review.owner for each in (one, two)] == [rosa, rosa]
    assert [now(each).area.slug for each in (one, two)] == ["health", "health"]
    assert now(one).state == "under_review"


def test_what_is_left_empty_stays(coordinator, rosa):
    one = under_review(owner=coordinator, area=AreaFactory(slug="health"))
    two = submitted()

    confirmed(coordinator, one, owner=rosa)
    confirmed(coordinator, two, area=AreaFactory(slug="education"))

    assert (now(one).review.owner, now(one).area.slug) == (rosa, "health")
    assert (now(two).state, now(two).area.slug) == ("submitted", "education")


def test_what_can_not_change_is_named_with_the_reason_and_stays(coordinator, rosa):
    withdrawn, mine, other = submitted(), under_review(owner=rosa), submitted()
    actions.withdraw(contribution=withdrawn)

    page = preview(coordinator, withdrawn, mine, other, owner=rosa)
    response = confirmed(coordinator, withdrawn, mine, other, owner=rosa)

    changes = page.context["changes"]
    assert [change.refusal for change in changes] == [
        "It was taken back.",
        "It is so already.",
        "",
    ]
    assert "Stays as it is. It was taken back." in " ".join(page.content.decode().split())
    assert response.url == "/contributions/"
    assert now(withdrawn).state == "withdrawn"
    assert now(other).review.owner == rosa


def test_nothing_can_be_said_yes_to_where_nothing_changes(coordinator):
    mine = under_review(owner=coordinator)

    page = preview(coordinator, mine, owner=coordinator)

    assert "Change them" not in page.content.decode()


def test_what_a_colleague_changed_meanwhile_stays_and_is_shown_again(coordinator, rosa):
    one, two = under_review(owner=coordinator), under_review(owner=coordinator)
    seen = preview(coordinator, one, two, owner=rosa).context["seen"]
    luis = UserFactory(name="Luis", roles=["coordinator"])
    confirmed(rosa, one, owner=luis)

    response = client_of(coordinator).post(
        CHANGE, {**asked(one, two, owner=rosa), "seen": seen}, follow=True
    )

    page = response.content.decode()
    assert (now(one).review.owner, now(two).review.owner) == (luis, rosa)
    assert "1 is changed." in page
    assert "These have changed in the meantime. Look at them again." in page
    assert "<del>Luis</del> <ins>Rosa</ins>" in page
    assert two.reference not in page


def test_a_yes_that_saw_nothing_changes_nothing(coordinator, rosa):
    one = submitted()

    client_of(coordinator).post(CHANGE, asked(one, owner=rosa))

    assert now(one).state == "submitted"


def test_the_same_yes_twice_changes_once(coordinator, rosa):
    one = submitted()
    seen = preview(coordinator, one, owner=rosa).context["seen"]
    client = client_of(coordinator)
    client.post(CHANGE, {**asked(one, owner=rosa), "seen": seen})
    version = now(one).version

    response = client.post(CHANGE, {**asked(one, owner=rosa), "seen": seen})

    assert response.url == "/contributions/"
    assert now(one).version == version


def test_the_buttons_send_what_is_ticked_or_all_that_is_shown(coordinator):
    one, two = submitted(), submitted()
    client = client_of(coordinator)
    shown = {"shown": [one.reference, two.reference], "chosen": [two.reference]}

    ticked = client.get(CHANGE, shown).context["chosen"]
    every_one = client.get(CHANGE, {**shown, "all": "1"}).context["chosen"]

    assert ticked.is_valid()
    assert ticked.cleaned_data["chosen"] == [two]
    assert every_one.is_valid()
    assert every_one.cleaned_data["chosen"] == [one, two]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "Choose at least one contribution in the list."),
        ({"chosen": "AP-1999-0001"}, "“AP-1999-0001” is none that you can change."),
        ({"chosen": "<b>"}, "“&lt;b&gt;” is none that you can change."),
        ({"chosen": "a\x00b"}, "Null characters are not allowed."),
    ],
)
def test_what_is_none_is_named(coordinator, data, message):
    assert message in client_of(coordinator).get(CHANGE, data).content.decode()


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"owner": "", "area": ""}, "Choose who is in charge, or an area."),
        ({"owner": "999999"}, "Choose one of those on offer"),
        ({"owner": "x"}, "Choose one of those on offer"),
        ({"area": "moon"}, "Choose one of those on offer"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_wrong_change_is_given_back_and_nothing_is_changed(coordinator, wanted, message, method):
    one = submitted()
    data = {"chosen": one.reference, "seen": f"{one.reference}:{one.version}:0", **wanted}

    response = getattr(client_of(coordinator), method)(CHANGE, data)

    assert response.status_code == 200
    assert message in response.content.decode()
    assert now(one).state == "submitted"


def test_a_draft_is_none_that_can_be_changed(coordinator):
    DraftFactory()
    page = client_of(coordinator).get(CHANGE, {"chosen": ""})

    assert "“” is none that you can change." in page.content.decode()


def test_a_hundred_at_once_are_the_most(coordinator, mandate, monkeypatch):
    monkeypatch.setattr("advisory.forms.bulk.MOST_AT_ONCE", 1)
    one, two = submitted(mandate=mandate), submitted(mandate=mandate)

    page = client_of(coordinator).get(CHANGE, asked(one, two)).content.decode()

    assert "Choose 1 at most." in page


def test_the_rows_are_locked_in_one_order_before_they_are_looked_at(coordinator, rosa):
    mandate = MandateFactory()
    rows = [under_review(owner=coordinator, mandate=mandate) for _ in range(2)]

    with CaptureQueriesContext(connection) as queries:
        bulk.carry_out(
            [row.pk for row in rows], owner=rosa, area=None, seen=[], changed_by=coordinator
        )

    first, second = (
        query["sql"] for query in queries if 'FROM "advisory_contribution"' in query["sql"]
    )
    assert first.endswith("ORDER BY 1 ASC FOR UPDATE")
    assert "advisory_review" in second


def test_the_list_has_a_box_for_each_row_of_who_works(coordinator, lead):
    one = submitted()

    page = client_of(coordinator).get("/contributions/").content.decode()

    assert f'type="checkbox" name="chosen" value="{one.reference}"' in page
    assert "checkbox" not in client_of(lead).get("/contributions/").content.decode()


def test_many_that_are_handed_on_at_once_are_told_of_in_one_mail(coordinator, rosa):
    rosa.email = "rosa@example.org"
    rosa.save()
    one, two = submitted(), under_review(owner=coordinator)
    Email.objects.all().delete()

    confirmed(coordinator, one, two, owner=rosa)

    mail = Email.objects.get()
    assert mail.to == ["rosa@example.org"]
    assert mail.subject == "A tu cargo: 2 aportes"
    assert "/contributions/?owner=rosa" in mail.message


def test_one_that_is_handed_on_is_told_of_by_its_reference(coordinator, rosa):
    rosa.email = "rosa@example.org"
    rosa.save()
    one = submitted()
    Email.objects.all().delete()

    confirmed(coordinator, one, owner=rosa)

    assert Email.objects.get().subject == f"A tu cargo: {one.reference}, {one.organization.name}"


def test_who_hands_many_on_to_themselves_gets_no_mail(coordinator):
    coordinator.email = "coordinadora@example.org"
    coordinator.save()
    one, two = submitted(), submitted()
    Email.objects.all().delete()

    confirmed(coordinator, one, two, owner=coordinator)

    assert not Email.objects.exists()
