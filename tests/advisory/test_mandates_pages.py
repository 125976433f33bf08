"""Who holds a seat, on which days, with which letter."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory.models import Mandate
from tests.conftest import client_of
from tests.factories.advisory import (
    MandateFactory,
    OrganizationFactory,
    today,
)
from tests.factories.programs import RegionFactory
from tests.factories.records import PDF, AttachmentFactory, picture, upload
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db

YEAR = DateRange(date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture
def mandate(db):
    """A titular from 1 January to 31 December 2026."""
    return MandateFactory(period=YEAR)


def person(**changes):
    """What a coordinator writes of somebody new."""
    return {
        "version": "1",
        "given_name": "Yanamaría",
        "birth_month": "5",
        "birth_year": str(today().year - 13),
        "region": "",
        "language": "quy",
    } | changes


def seat(organization, **changes):
    return person(
        organization=organization.slug,
        seat="titular",
        first_day="2026-07-01",
        last_day="2028-06-30",
        **changes,
    )


def errors(response):
    return response.context["form"].errors


# --- Giving a seat ---


def test_a_seat_is_given_with_a_person_and_an_account_that_waits(coordinator, mandate):
    organization = OrganizationFactory()
    region = RegionFactory()

    response = client_of(coordinator).post(
        "/representatives/new/", seat(organization, region=str(region.pk), letter=upload(PDF))
    )

    given = Mandate.objects.exclude(pk=mandate.pk).get()
    child = given.representative
    assert response.url == f"/representatives/{child.pk}/"
    assert given.organization == organization
    assert given.period == DateRange(date(2026, 7, 1), date(2028, 7, 1))
    assert given.last_day == date(2028, 6, 30)
    assert given.letter.content_type == "application/pdf"
    assert (child.given_name, child.birth_month, child.language) == ("Yanamaría", 5, "quy")
    assert child.region == region
    assert child.user.username.startswith("rep-")
    assert sorted(child.user.roles) == ["representative"]
    assert not child.user.has_usable_password()


def test_a_seat_without_a_last_day_runs_until_it_is_ended(coordinator):
    organization = OrganizationFactory()

    client_of(coordinator).post("/representatives/new/", seat(organization) | {"last_day": ""})

    assert Mandate.objects.get().last_day is None


def test_a_link_of_an_empty_seat_has_the_organization_chosen(coordinator):
    organization = OrganizationFactory(slug="conao")

    response = client_of(coordinator).get("/representatives/new/?organization=conao")

    fields = shown(response)
    assert fields["organization"] == organization.slug
    assert fields["first_day"] == today().isoformat()


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"last_day": "2026-06-30"}, "last_day", "The last day comes after the first."),
        (
            {"first_day": "2016-01-01", "last_day": "2027-01-01"},
            "last_day",
            "A mandate this long is a slip. Look at the year.",
        ),
        ({"first_day": "31/12/2026"}, "first_day", "Enter a valid date."),
        ({"organization": "nobody"}, "organization", None),
        ({"given_name": "  "}, "given_name", "This field is required."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(coordinator, changes, field, message):
    typed = seat(OrganizationFactory()) | changes

    response = client_of(coordinator).post("/representatives/new/", typed)

    assert list(errors(response)) == [field]
    assert message in (None, *errors(response)[field])
    assert named_errors(response) == {field}
    assert not Mandate.objects.exists()


@pytest.mark.parametrize("day", ["0001-01-01", "1026-07-01", "2010-12-31", "9999-12-31"])
@pytest.mark.parametrize("field", ["first_day", "last_day"])
def test_a_slip_in_the_year_is_named(coordinator, day, field):
    typed = seat(OrganizationFactory()) | {"last_day": "", field: day}

    response = client_of(coordinator).post("/representatives/new/", typed)

    until = today().year + 10
    assert f"Look at the year. Write one from 2011 to {until}." in errors(response)[field]
    assert shown(response)[field] == day


@pytest.mark.parametrize("years", [5, 26, -1, 2000])
def test_a_year_of_birth_that_can_not_be_is_named(coordinator, years):
    typed = seat(OrganizationFactory()) | {"birth_year": str(today().year - years)}

    response = client_of(coordinator).post("/representatives/new/", typed)

    assert errors(response) == {
        "birth_year": [
            f"Look at the year: who sits in the council was born between {today().year - 25} and"
            f" {today().year - 6}."
        ]
    }


def test_the_years_of_birth_that_are_believed_are_settings(coordinator, settings):
    settings.YOUNGEST_AGE, settings.OLDEST_AGE = 8, 18
    typed = seat(OrganizationFactory()) | {"birth_year": str(today().year - 19)}

    response = client_of(coordinator).post("/representatives/new/", typed)

    assert errors(response) == {
        "birth_year": [
            f"Look at the year: who sits in the council was born between {today().year - 18} and"
            f" {today().year - 8}."
        ]
    }


# --- Days and letter ---


def test_the_days_of_a_mandate_are_changed_and_its_letter_stays(coordinator, mandate):
    mandate.letter = AttachmentFactory()
    mandate.save()
    url = f"/mandates/{mandate.pk}/"
    client = client_of(coordinator)
    fields = shown(client.get(url))
    assert (fields["first_day"], fields["last_day"]) == ("2026-01-01", "2026-12-31")

    response = client.post(url, fields | {"last_day": "2027-12-31"})

    changed = Mandate.objects.get()
    assert response.url == f"/representatives/{mandate.representative.pk}/"
    assert changed.period == DateRange(date(2026, 1, 1), date(2028, 1, 1))
    assert changed.letter == mandate.letter


def test_a_new_letter_takes_the_place_of_the_old(
    coordinator, mandate, django_capture_on_commit_callbacks
):
    mandate.letter = old = AttachmentFactory()
    mandate.save()
    client = client_of(coordinator)
    url = f"/mandates/{mandate.pk}/"

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, shown(client.get(url)) | {"letter": upload(picture())})

    changed = Mandate.objects.get()
    assert changed.letter.content_type == "image/jpeg"
    assert not old.file.storage.exists(old.file.name)
    assert client.get(f"{url}letter/").getvalue().startswith(b"\xff\xd8")


def test_who_saves_from_an_older_page_sees_both_and_can_send_a_letter_again(coordinator, mandate):
    client = client_of(coordinator)
    url = f"/mandates/{mandate.pk}/"
    fields = shown(client.get(url))
    client.post(url, fields | {"last_day": "2027-06-30"})

    response = client.post(url, fields | {"last_day": "2027-12-31"})

    page = response.content.decode()
    assert response.status_code == 409
    assert "2027-06-30" in page
    assert 'enctype="multipart/form-data"' in page
    assert client.post(url, shown(response)).status_code == 302
    assert Mandate.objects.get().last_day == date(2027, 12, 31)


def test_a_mandate_without_a_letter_has_no_page_of_it(coordinator, mandate):
    assert client_of(coordinator).get(f"/mandates/{mandate.pk}/letter/").status_code == 404
