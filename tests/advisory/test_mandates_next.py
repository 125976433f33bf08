"""Who comes next in a seat: a known person, or the same one; and that it is given on once."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory import actions
from advisory.models import Mandate, Representative
from tests.conftest import client_of
from tests.factories.accounts import PreparedUserFactory
from tests.factories.advisory import MandateFactory
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db

YEAR = DateRange(date(2026, 1, 1), date(2027, 1, 1))
DONE = "<h1>Handed over already</h1>"
NEEDED = {"given_name", "birth_month", "birth_year", "language"}


@pytest.fixture
def mandate(db):
    """A titular from 1 January to 31 December 2026."""
    return MandateFactory(period=YEAR, organization__acronym="CONAO")


@pytest.fixture
def alternate(mandate):
    """Who stands in for the titular, without an end."""
    return MandateFactory(
        organization=mandate.organization,
        seat="alternate",
        representative__given_name="Luz",
        period=DateRange(date(2026, 2, 1), None),
    )


def typed(**changes):
    return {"version": "1", "on": "2026-07-01", "last_day": "2028-06-30"} | changes


def hand_over(user, mandate, **changes):
    return client_of(user).post(f"/mandates/{mandate.pk}/hand-over/", typed(**changes))


def periods(**filters):
    return [each.period for each in Mandate.objects.filter(**filters).order_by("pk")]


# --- A known person ---


def test_the_people_of_the_organization_are_offered_and_nobody_else(coordinator, mandate):
    before = MandateFactory(
        organization=mandate.organization,
        representative__given_name="Ana",
        period=DateRange(date(2024, 1, 1), date(2026, 1, 1)),
    )
    MandateFactory(
        organization=mandate.organization,
        seat="alternate",
        representative=before.representative,
        period=DateRange(date(2022, 1, 1), date(2023, 1, 1)),
    )
    endless = MandateFactory(
        organization=mandate.organization,
        seat="alternate",
        representative__given_name="Luz",
        period=DateRange(date(2026, 2, 1), None),
    )
    MandateFactory()
    erased = MandateFactory(organization=mandate.organization, seat="alternate").representative
    actions.erase(representative=erased, reason="request")

    response = client_of(coordinator).get(f"/mandates/{mandate.pk}/hand-over/")

    offered = {
        getattr(value, "value", value): label
        for value, label in response.context["form"].fields["person"].choices
    }
    holder = mandate.representative
    assert offered == {
        "": "A new person",
        holder.pk: f"{holder.given_name} · Representative until 31 December 2026",
        before.representative_id: "Ana · Representative until 31 December 2025",
        endless.representative_id: "Luz · Alternate now",
    }


def test_an_alternate_becomes_titular_and_their_own_seat_ends_that_day(
    coordinator, mandate, alternate
):
    response = hand_over(coordinator, mandate, person=alternate.representative_id)

    assert response.url == f"/representatives/{alternate.representative_id}/"
    assert periods(seat="titular") == [
        DateRange(date(2026, 1, 1), date(2026, 7, 1)),
        DateRange(date(2026, 7, 1), date(2028, 7, 1)),
    ]
    assert periods(seat="alternate") == [DateRange(date(2026, 2, 1), date(2026, 7, 1))]
    assert mandate.successor.representative == alternate.representative
    assert Representative.objects.count() == 2


def test_a_seat_in_another_organization_is_not_ended_but_named(coordinator, mandate, alternate):
    Mandate.objects.filter(pk=alternate.pk).update(period=DateRange("2026-02-01", "2026-03-01"))
    elsewhere = MandateFactory(
        representative=alternate.representative, period=DateRange(date(2030, 1, 1), None)
    )

    response = hand_over(coordinator, mandate, person=alternate.representative_id, last_day="")

    assert response.context["form"].errors == {
        "__all__": ["This person holds another seat in that time."]
    }
    assert Mandate.objects.get(pk=elsewhere.pk).period == DateRange(date(2030, 1, 1), None)
    assert Mandate.objects.get(pk=mandate.pk).period == YEAR


def test_a_known_person_who_never_chose_a_password_is_invited(coordinator, mandate):
    known = MandateFactory(
        organization=mandate.organization,
        seat="alternate",
        representative__user=PreparedUserFactory(),
        period=DateRange(date(2026, 2, 1), None),
    ).representative

    response = hand_over(coordinator, mandate, person=known.pk)

    assert "The invitation is ready" in response.content.decode()
    assert known.user.invitations.get().invited_by == coordinator


def test_nobody_is_invited_to_an_account_that_was_closed(coordinator, mandate, alternate):
    account = alternate.representative.user
    account.is_active = False
    account.set_unusable_password()
    account.save()

    response = hand_over(coordinator, mandate, person=alternate.representative_id)

    assert response.status_code == 302
    assert not account.invitations.exists()


@pytest.mark.parametrize("person", ["0", "-1", "9" * 30, "x", "\x00"])
def test_a_person_who_is_not_offered_is_refused_at_the_field(coordinator, mandate, person):
    response = hand_over(coordinator, mandate, person=person)

    assert named_errors(response) == {"person"}
    assert Mandate.objects.count() == 1


def test_a_person_of_another_organization_is_refused(coordinator, mandate):
    stranger = MandateFactory().representative

    assert named_errors(hand_over(coordinator, mandate, person=stranger.pk)) == {"person"}


def test_with_nobody_chosen_a_new_person_is_written_down_in_full(coordinator, mandate):
    response = hand_over(coordinator, mandate)

    assert named_errors(response) == NEEDED
    assert Mandate.objects.get().period == YEAR


def test_a_known_person_and_a_new_one_at_once_are_a_question(coordinator, mandate, alternate):
    response = hand_over(
        coordinator, mandate, person=alternate.representative_id, given_name="Yanamaría"
    )

    assert response.context["form"].errors == {
        "given_name": ["Empty this for a known person, or choose “A new person” above."]
    }
    assert shown(response)["person"] == str(alternate.representative_id)


def test_who_was_erased_a_moment_ago_gets_no_seat(mandate, alternate):
    person = Representative.objects.get(pk=alternate.representative_id)
    actions.erase(representative=person, reason="request")

    with pytest.raises(actions.SeatRefused, match="erased a moment ago"):
        actions.hand_over(
            mandate=mandate, version=1, on=date(2026, 7, 1), representative=person, last_day=None
        )

    assert Mandate.objects.get(pk=mandate.pk).period == YEAR


# --- The same person once more ---


def test_a_mandate_is_renewed_for_as_long_as_before(coordinator, mandate):
    client = client_of(coordinator)
    url = f"/mandates/{mandate.pk}/renew/"
    fields = shown(client.get(url))
    assert (fields["on"], fields["last_day"]) == ("2027-01-01", "2027-12-31")

    response = client.post(url, fields)

    assert response.url == f"/representatives/{mandate.representative_id}/"
    assert periods(representative=mandate.representative) == [
        YEAR,
        DateRange(date(2027, 1, 1), date(2028, 1, 1)),
    ]
    assert Representative.objects.count() == 1
    assert "Renewed from 1 January 2027" in client.get(response.url).content.decode()


@pytest.mark.parametrize(
    ("first_day", "end", "last_day"),
    [
        ("2026-02-01", "2028-02-01", "2030-01-31"),
        ("2026-03-10", "2026-03-20", "2026-03-29"),
        ("2028-02-29", "2029-03-01", "2030-02-28"),
        ("2026-03-10", None, ""),
    ],
)
def test_as_long_as_before_is_reckoned_in_years_where_it_was_years(
    coordinator, first_day, end, last_day
):
    period = DateRange(date.fromisoformat(first_day), end and date.fromisoformat(end))
    mandate = MandateFactory(period=period)

    fields = shown(client_of(coordinator).get(f"/mandates/{mandate.pk}/renew/"))

    assert fields.get("last_day") == last_day


def test_a_renewal_that_meets_another_titular_is_refused(coordinator, mandate):
    MandateFactory(
        organization=mandate.organization,
        representative__given_name="Urpi",
        period=DateRange(date(2027, 6, 1), None),
    )

    response = client_of(coordinator).post(
        f"/mandates/{mandate.pk}/renew/", typed(on="2027-01-01", last_day="2027-12-31")
    )

    assert response.context["form"].errors == {
        "__all__": [
            "Since 1 June 2027 this seat belongs to Urpi, without an end. Hand it over, or end that"
            " mandate first."
        ]
    }


# --- Once ---


@pytest.mark.parametrize("verb", ["hand-over", "renew"])
def test_a_seat_that_was_handed_over_says_so_and_is_not_given_on_again(
    coordinator, mandate, alternate, verb
):
    hand_over(coordinator, mandate, person=alternate.representative_id)
    url = f"/mandates/{mandate.pk}/{verb}/"
    client = client_of(coordinator)
    newest = Mandate.objects.get(pk=mandate.pk).version

    for response in (client.get(url), client.post(url, typed(version=newest, given_name="Otra"))):
        page = response.content.decode()
        assert DONE in page
        assert "CONAO: from 1 July 2026 the seat belongs to Luz." in page
        assert f'href="/representatives/{alternate.representative_id}/"' in page
        assert "<form class=" not in page
    assert Mandate.objects.count() == 3


def test_the_pages_of_a_mandate_offer_no_second_handover(coordinator, mandate, alternate):
    client = client_of(coordinator)
    pages = [f"/mandates/{mandate.pk}/", f"/representatives/{mandate.representative_id}/"]
    offers = f'href="/mandates/{mandate.pk}/hand-over/"'
    assert all(offers in client.get(page).content.decode() for page in pages)

    hand_over(coordinator, mandate, person=alternate.representative_id)

    for page in pages:
        told = client.get(page).content.decode()
        assert offers not in told
        assert "Handed over to Luz from 1 July 2026" in told


def test_the_database_knows_one_successor_of_a_mandate(mandate):
    fields = {"organization": mandate.organization, "seat": "alternate", "follows": mandate}
    MandateFactory(**fields)

    with pytest.raises(IntegrityError):
        MandateFactory(**fields)
