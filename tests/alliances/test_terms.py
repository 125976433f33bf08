"""What is agreed on a chosen day, on the edges too; and when an alliance is over."""

from datetime import date

import pytest

from alliances.choices import AllianceState
from alliances.models import Alliance
from tests.factories.alliances import AgreementFactory, AllianceFactory, AmendmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def alliance():
    """2026 with an extension from July on to June 2027, and other terms from January 2027 on;
    then, after a month without an agreement, one without an end."""
    alliance = AllianceFactory(slug="minsa")
    first = AgreementFactory(
        alliance=alliance, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)
    )
    AmendmentFactory(
        agreement=first,
        number=1,
        effective_from=date(2026, 7, 1),
        extends_to=date(2027, 6, 30),
        terms="",
    )
    AmendmentFactory(
        agreement=first, number=2, effective_from=date(2027, 1, 1), terms="Other terms"
    )
    AgreementFactory(alliance=alliance, starts_on=date(2027, 8, 1), ends_on=None, number="2")
    return alliance


@pytest.mark.parametrize(
    ("day", "numbers", "last_day"),
    [
        (date(2026, 1, 1), [], date(2026, 12, 31)),
        (date(2026, 6, 30), [], date(2026, 12, 31)),
        (date(2026, 7, 1), [1], date(2027, 6, 30)),
        (date(2026, 12, 31), [1], date(2027, 6, 30)),
        (date(2027, 1, 1), [1, 2], date(2027, 6, 30)),
        (date(2027, 6, 30), [1, 2], date(2027, 6, 30)),
        (date(2027, 8, 1), [], None),
        (date(2099, 1, 1), [], None),
    ],
)
def test_the_terms_of_a_day_are_those_that_have_taken_effect(day, numbers, last_day, alliance):
    terms = alliance.terms_on(day)

    assert [amendment.number for amendment in terms.amendments] == numbers
    assert terms.last_day == last_day


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 7, 1), date(2027, 7, 31)])
def test_there_are_no_terms_on_a_day_without_an_agreement(day, alliance):
    assert alliance.terms_on(day) is None


@pytest.mark.parametrize(
    ("day", "standing"), [(date(2026, 12, 31), "active"), (date(2027, 1, 1), "ended")]
)
def test_an_alliance_is_over_on_the_day_after_its_last_agreement(day, standing):
    alliance = AgreementFactory(ends_on=date(2026, 12, 31)).alliance

    assert alliance.standing_on(day) == standing
    assert Alliance.objects.in_force(day).exists() == (standing == "active")


def test_an_alliance_without_an_agreement_on_record_lasts():
    alliance = AllianceFactory()

    assert alliance.standing_on(date(2099, 1, 1)) == "active"
    assert Alliance.objects.in_force(date(2099, 1, 1)).get() == alliance


def test_a_later_agreement_keeps_an_alliance_alive():
    alliance = AgreementFactory(ends_on=date(2026, 12, 31)).alliance
    AgreementFactory(alliance=alliance, starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31))

    assert Alliance.objects.with_end().get().last_day == date(2027, 12, 31)
    assert Alliance.objects.in_force(date(2027, 12, 31)).exists()


@pytest.mark.parametrize(
    "state", [AllianceState.DRAFT, AllianceState.SUSPENDED, AllianceState.ENDED]
)
def test_what_is_not_active_is_not_in_force(state):
    AllianceFactory(state=state)

    assert not Alliance.objects.in_force().exists()


def test_those_that_end_by_a_day_are_found_on_the_edge():
    ending = AgreementFactory(starts_on=date(2026, 1, 1), ends_on=date(2099, 3, 1)).alliance
    AgreementFactory(ends_on=None)

    assert [alliance.pk for alliance in Alliance.objects.ending_by(date(2099, 3, 1))] == [ending.pk]
    assert not Alliance.objects.ending_by(date(2099, 2, 28)).exists()
