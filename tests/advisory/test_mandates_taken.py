"""A seat that somebody holds: who it is and how long, and the way to its handover."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.models import User
from advisory import actions
from advisory.models import Mandate, Representative
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, days, today
from tests.factories.programs import RegionFactory
from tests.strategies import shown

pytestmark = pytest.mark.django_db

TAKEN = (
    "From 1 January 2026 to 31 December 2026 this seat belongs to Quilla. Choose other days, or"
    " hand it over."
)
YEAR = DateRange(date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture
def mandate(db):
    """A titular from 1 January to 31 December 2026."""
    return MandateFactory(period=YEAR, representative__given_name="Quilla")


def seat(organization, **changes):
    return {
        "version": "1",
        "given_name": "Yanamaría",
        "birth_month": "5",
        "birth_year": str(today().year - 13),
        "region": "",
        "language": "quy",
        "organization": organization.slug,
        "seat": "titular",
        "first_day": "2026-07-01",
        "last_day": "2028-06-30",
    } | changes


def errors(response):
    return response.context["form"].errors


def test_a_seat_that_is_taken_is_said_at_the_form_and_nothing_typed_is_lost(coordinator, mandate):
    region = RegionFactory()
    typed = seat(mandate.organization, region=str(region.pk))

    response = client_of(coordinator).post("/representatives/new/", typed)

    assert response.status_code == 200
    assert errors(response) == {"__all__": [TAKEN]}
    assert f"<li>{TAKEN}</li>" in response.content.decode()
    fields = shown(response)
    assert {name: fields[name] for name in typed} == typed
    assert Representative.objects.get() == mandate.representative
    assert not User.objects.filter(username__startswith="rep-").exists()


def test_a_seat_that_is_taken_leads_to_its_handover(coordinator):
    mandate = MandateFactory(representative__given_name="Quilla")
    typed = seat(mandate.organization) | {
        "first_day": today().isoformat(),
        "last_day": (today() + days(30)).isoformat(),
    }

    page = client_of(coordinator).post("/representatives/new/", typed).content.decode()

    assert f'href="/mandates/{mandate.pk}/hand-over/">Hand over the seat of Quilla</a>' in page


def test_a_seat_that_was_taken_in_the_past_leads_to_that_mandate(coordinator):
    mandate = MandateFactory(
        representative__given_name="Quilla", period=DateRange(date(2015, 1, 1), date(2016, 1, 1))
    )
    typed = seat(mandate.organization) | {"first_day": "2015-12-31", "last_day": "2016-06-30"}

    page = client_of(coordinator).post("/representatives/new/", typed).content.decode()

    assert f'href="/mandates/{mandate.pk}/">See the mandate of Quilla</a>' in page


def test_a_seat_of_who_was_erased_is_taken_without_a_name_and_leads_nowhere(coordinator, mandate):
    actions.erase(representative=mandate.representative, reason="request")
    held = Mandate.objects.get()

    response = client_of(coordinator).post(
        "/representatives/new/",
        seat(mandate.organization)
        | {
            "first_day": "2026-01-01",
            "last_day": "2026-01-31",
        },
    )

    (sentence,) = errors(response)["__all__"]
    assert "belongs to somebody whose data were erased. Choose other days." in sentence
    assert f"/mandates/{held.pk}/" not in response.content.decode()


def test_days_that_meet_another_mandate_are_refused_and_stay_in_the_form(coordinator, mandate):
    MandateFactory(
        organization=mandate.organization,
        representative__given_name="Urpi",
        period=DateRange(date(2027, 1, 1), None),
    )
    client = client_of(coordinator)
    url = f"/mandates/{mandate.pk}/"

    response = client.post(url, shown(client.get(url)) | {"last_day": "2027-01-01"})

    assert response.status_code == 200
    assert errors(response) == {
        "__all__": [
            "Since 1 January 2027 this seat belongs to Urpi, without an end. Hand it over, or end"
            " that mandate first."
        ]
    }
    assert shown(response)["last_day"] == "2027-01-01"
    assert Mandate.objects.get(pk=mandate.pk).period == YEAR
