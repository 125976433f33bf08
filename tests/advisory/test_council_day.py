"""The council on a day: who sits in it, and whose account does not work."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory.choices import AccountState
from tests.conftest import client_of
from tests.factories.accounts import PreparedUserFactory
from tests.factories.advisory import (
    MandateFactory,
    OrganizationFactory,
    RepresentativeFactory,
    days,
    today,
)
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db


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
        ("2036-12-31", ["Carla"], False),
        ("2011-01-01", [], True),
    ],
)
def test_the_council_is_shown_as_it_was_on_any_day(coordinator, three_years, day, names, is_vacant):
    response = client_of(coordinator).get(f"/representatives/?on={day}")

    assert [str(each["mandate"].representative) for each in response.context["seats"]] == names
    assert list(response.context["vacant"]) == [three_years] * is_vacant
    assert shown(response)["on"] == day


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_that_nobody_means_is_named_and_the_council_of_today_shown(coordinator, mandate, day):
    response = client_of(coordinator).get(f"/representatives/?on={day}")

    assert [each["mandate"] for each in response.context["seats"]] == [mandate]
    assert "Look at the year. Write one from 2011 to " in response.content.decode()


def test_without_a_day_it_is_the_council_of_today(coordinator, mandate):
    past = MandateFactory(period=DateRange(today() - days(9), today()))

    response = client_of(coordinator).get("/representatives/")

    assert [each["mandate"] for each in response.context["seats"]] == [mandate]
    assert list(response.context["vacant"]) == [past.organization]
    assert shown(response)["on"] == today().isoformat()


def test_a_seat_that_was_empty_on_another_day_is_not_offered(coordinator, mandate):
    client = client_of(coordinator)
    offer = f"/representatives/new/?organization={mandate.organization.slug}"

    page = client.get("/representatives/?on=2012-01-01").content.decode()

    assert "Without a representative" in page
    assert offer not in page


def test_the_titular_stands_before_the_alternate(coordinator):
    alternate = MandateFactory(seat="alternate")
    titular = MandateFactory(organization=alternate.organization)

    response = client_of(coordinator).get("/representatives/")

    assert [each["mandate"] for each in response.context["seats"]] == [titular, alternate]


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
    assert [each["mandate"] for each in response.context["seats"]] == [mandate]


def test_a_coordinator_sees_whose_account_does_not_work_and_why(coordinator, mandate):
    MandateFactory(representative=RepresentativeFactory(consents=[]))
    MandateFactory(representative=RepresentativeFactory(user=PreparedUserFactory()))

    response = client_of(coordinator).get("/representatives/")

    page = response.content.decode()
    assert [each["account"] for each in response.context["seats"]] == [
        AccountState.OPEN,
        AccountState.CLOSED,
        AccountState.UNCLAIMED,
    ]
    assert page.count("Account closed: consents are missing") == 1
    assert page.count("No password chosen yet") == 1
    assert "The account works" not in page


def test_of_another_day_and_to_other_adults_no_account_is_told(coordinator, lead, administrator):
    MandateFactory(representative=RepresentativeFactory(consents=[]))
    yesterday = today() - days(1)

    for adult, query in [(coordinator, f"?on={yesterday}"), (lead, ""), (administrator, "")]:
        page = client_of(adult).get(f"/representatives/{query}").content.decode()
        assert "Alias" in page
        assert "Account closed" not in page


def test_from_another_day_a_link_leads_back_to_today(coordinator, mandate):
    client = client_of(coordinator)
    link = '<a href="/representatives/">Show today</a>'

    assert link in client.get("/representatives/?on=2026-01-01").content.decode()
    assert link not in client.get("/representatives/").content.decode()


def test_nobody_in_the_council_says_so(coordinator):
    page = client_of(coordinator).get("/representatives/").content.decode()

    assert "Nobody sat in the council on that day" in page


def test_a_lead_and_an_administrator_see_who_sits_and_have_no_way_to_their_data(
    lead, administrator, mandate
):
    for adult in (lead, administrator):
        page = client_of(adult).get("/representatives/").content.decode()

        assert mandate.representative.given_name in page
        assert f"/representatives/{mandate.representative_id}/" not in page
        assert "/representatives/new/" not in page
