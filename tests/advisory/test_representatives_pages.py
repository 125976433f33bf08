"""The council on a day, and a child's data as coordinators keep them; each look is written down."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory.models import Guardian, Representative
from tests.conftest import client_of
from tests.factories.accounts import InvitationFactory, PreparedUserFactory
from tests.factories.advisory import (
    WITH_GUARDIAN,
    GuardianFactory,
    MandateFactory,
    OrganizationFactory,
    RepresentativeFactory,
    aged,
    days,
    today,
)
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def child(mandate):
    return mandate.representative


# --- The council on a day ---


@pytest.fixture
def three_years(db):
    """One seat in three hands, one after the other: 2024, 2025, and since March 2026."""
    organization = OrganizationFactory(name_en="Network of children")
    for name, period in (
        ("Ana", DateRange(date(2024, 1, 1), date(2025, 1, 1))),
        ("Beto", DateRange(date(2025, 1, 1), date(2026, 1, 1))),
        ("Carla", DateRange(date(2026, 3, 1), None)),
    ):
        child = RepresentativeFactory(given_name=name)
        MandateFactory(organization=organization, representative=child, period=period)
    return organization


@pytest.mark.parametrize(
    ("day", "names", "is_vacant"),
    [
        ("2023-12-31", [], True),
        ("2024-01-01", ["Ana"], False),
        ("2024-12-31", ["Ana"], False),
        ("2025-01-01", ["Beto"], False),
        ("2025-12-31", ["Beto"], False),
        ("2026-01-01", [], True),
        ("2026-02-28", [], True),
        ("2026-03-01", ["Carla"], False),
        ("9999-12-31", ["Carla"], False),
        ("0001-01-01", [], True),
    ],
)
def test_the_council_is_shown_as_it_was_on_any_day(coordinator, three_years, day, names, is_vacant):
    response = client_of(coordinator).get(f"/representatives/?on={day}")

    sat = [str(mandate.representative) for mandate in response.context["mandates"]]
    assert sat == names
    assert list(response.context["vacant"]) == [three_years] * is_vacant
    assert shown(response)["on"] == day


def test_without_a_day_it_is_the_council_of_today(coordinator, mandate):
    past = MandateFactory(period=DateRange(today() - days(9), today()))

    response = client_of(coordinator).get("/representatives/")

    assert list(response.context["mandates"]) == [mandate]
    assert list(response.context["vacant"]) == [past.organization]


def test_an_alternate_does_not_fill_the_seat_of_the_titular(coordinator):
    alternate = MandateFactory(seat="alternate")

    response = client_of(coordinator).get("/representatives/")

    assert list(response.context["vacant"]) == [alternate.organization]
    page = response.content.decode()
    assert f'href="/representatives/new/?organization={alternate.organization.slug}"' in page


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "12/03/2026x", "a%00b"])
def test_a_day_that_is_none_is_named_and_today_is_shown(coordinator, mandate, day):
    response = client_of(coordinator).get(f"/representatives/?on={day}")

    assert named_errors(response) == {"on"}
    assert list(response.context["mandates"]) == [mandate]


def test_nobody_in_the_council_says_so(coordinator):
    page = client_of(coordinator).get("/representatives/").content.decode()

    assert "Nobody sat in the council on that day" in page


def test_a_lead_and_an_administrator_see_who_sits_and_have_no_way_to_their_data(
    lead, administrator, child
):
    for adult in (lead, administrator):
        page = client_of(adult).get("/representatives/").content.decode()

        assert child.given_name in page
        assert f"/representatives/{child.pk}/" not in page
        assert "/representatives/new/" not in page


# --- One child ---


def test_the_page_says_what_is_missing_and_leads_to_writing_it_down(coordinator):
    child = RepresentativeFactory(**aged(12), consents=WITH_GUARDIAN[1:])

    response = client_of(coordinator).get(f"/representatives/{child.pk}/")

    missing = {each["purpose"]: each["missing"] for each in response.context["purposes"]}
    assert [len(found) for found in missing.values()] == [1, 0, 2, 2, 2, 2]
    page = response.content.decode()
    purpose, giver = WITH_GUARDIAN[0]
    link = f"/representatives/{child.pk}/consents/new/?purpose={purpose}&amp;giver={giver}"
    assert f'href="{link}"' in page
    assert page.count("Missing: without it the account does not work") == 1
    assert "The account does not work yet" in page


def test_the_page_says_that_the_account_works_and_when_consents_are_asked_again(coordinator):
    child = RepresentativeFactory(birth_year=today().year - 16, birth_month=12)

    page = client_of(coordinator).get(f"/representatives/{child.pk}/").content.decode()

    assert "The account works" in page
    assert f"asked again on 1 January {today().year + 3}, by age" in page


@pytest.mark.parametrize("account", ["prepared", "invited", "used"])
def test_the_page_leads_on_to_the_invitation(coordinator, account):
    user = {"used": None} if account == "used" else {"user": PreparedUserFactory()}
    child = RepresentativeFactory(**({} if account == "used" else user))
    if account == "invited":
        InvitationFactory(user=child.user)

    page = client_of(coordinator).get(f"/representatives/{child.pk}/").content.decode()

    assert ("Revoke it" in page) == (account == "invited")
    assert ("A new invitation lets them choose again" in page) == (account == "used")
    assert (child.user.username in page) == (account == "used")
    assert "Make a new invitation" in page


def test_an_invitation_is_made_and_shown_once(coordinator, child):
    response = client_of(coordinator).post(f"/representatives/{child.pk}/invitation/")

    page = response.content.decode()
    assert "It is shown only now." in page
    assert f'href="/representatives/{child.pk}/"' in page
    assert child.user.invitations.unclosed().count() == 1


def test_data_are_corrected(coordinator, child):
    client = client_of(coordinator)
    url = f"/representatives/{child.pk}/edit/"

    response = client.post(url, shown(client.get(url)) | {"given_name": "Luz", "language": "shp"})

    corrected = Representative.objects.get()
    assert response.url == f"/representatives/{child.pk}/"
    assert (corrected.given_name, corrected.language) == ("Luz", "shp")
    assert corrected.birth_year == child.birth_year


def test_who_corrects_from_an_older_page_sees_both(coordinator, child):
    client = client_of(coordinator)
    url = f"/representatives/{child.pk}/edit/"
    fields = shown(client.get(url))
    client.post(url, fields | {"given_name": "Luz"})

    response = client.post(url, fields | {"given_name": "Sol"})

    page = response.content.decode()
    assert response.status_code == 409
    assert "Luz" in page
    assert shown(response)["given_name"] == "Sol"


# --- Adults in charge ---


def test_an_adult_in_charge_is_added_and_corrected(coordinator, child):
    client = client_of(coordinator)
    url = f"/representatives/{child.pk}/guardians/"
    client.post(
        url,
        {"version": "1", "name": "Rosa", "relationship": "mother", "contact": "987 654 321"},
    )
    adult = Guardian.objects.get()

    response = client.post(
        f"{url}{adult.pk}/",
        shown(client.get(f"{url}{adult.pk}/")) | {"contact": "rosa@example.org"},
    )

    assert response.url == url
    corrected = Guardian.objects.get()
    assert (corrected.name, corrected.contact) == ("Rosa", "rosa@example.org")
    assert corrected.representative == child


def test_the_adult_of_another_child_is_not_found(coordinator, child):
    other = GuardianFactory(representative=RepresentativeFactory())

    url = f"/representatives/{child.pk}/guardians/{other.pk}/"

    assert client_of(coordinator).get(url).status_code == 404


@pytest.mark.parametrize("key", ["0", "999999", "9" * 20])
def test_nobody_of_that_key_is_not_found(coordinator, key):
    assert client_of(coordinator).get(f"/representatives/{key}/").status_code == 404
