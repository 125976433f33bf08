"""Who may sit when: the database refuses two titulars at a time, and two seats for one person."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory.models import Mandate
from tests.factories.advisory import (
    MandateFactory,
    OrganizationFactory,
    RepresentativeFactory,
    days,
    today,
)

pytestmark = pytest.mark.django_db
YEAR = "[2026-01-01,2027-01-01)"


def give(organization, representative, seat="titular", period=YEAR):
    """A seat, by raw SQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO advisory_mandate (version, organization_id, representative_id, seat,"
            " period) VALUES (1, %s, %s, %s, %s::daterange)",
            [organization.pk, representative.pk, seat, period],
        )


@pytest.mark.parametrize(
    "period",
    [
        YEAR,
        "[2026-06-01,2026-06-02)",
        "[2025-01-01,2026-01-02)",
        "[2025-01-01,2026-01-01]",
        "[2026-12-31,2028-01-01)",
        "[2020-01-01,)",
    ],
)
def test_an_organization_has_one_titular_at_a_time(period):
    organization = OrganizationFactory()
    give(organization, RepresentativeFactory())

    with pytest.raises(IntegrityError, match="mandate_one_titular_at_a_time"):
        give(organization, RepresentativeFactory(), period=period)


@pytest.mark.parametrize("period", ["[2025-01-01,2026-01-01)", "[2027-01-01,)"])
def test_a_titular_follows_another_on_the_next_day(period):
    organization = OrganizationFactory()
    give(organization, RepresentativeFactory())

    give(organization, RepresentativeFactory(), period=period)

    assert organization.mandates.count() == 2


def test_alternates_stand_beside_the_titular():
    organization = OrganizationFactory()
    give(organization, RepresentativeFactory())

    give(organization, RepresentativeFactory(), seat="alternate")
    give(organization, RepresentativeFactory(), seat="alternate")

    assert organization.mandates.count() == 3


def test_each_organization_has_its_own_titular():
    give(OrganizationFactory(), RepresentativeFactory())
    give(OrganizationFactory(), RepresentativeFactory())

    assert Mandate.objects.count() == 2


@pytest.mark.parametrize("seat", ["titular", "alternate"])
def test_a_person_does_not_sit_for_two_organizations_at_once(seat):
    representative = RepresentativeFactory()
    give(OrganizationFactory(), representative)

    with pytest.raises(IntegrityError, match="mandate_one_seat_for_each_person"):
        give(OrganizationFactory(), representative, seat=seat)


def test_a_person_is_not_titular_and_alternate_at_once():
    organization, representative = OrganizationFactory(), RepresentativeFactory()
    give(organization, representative)

    with pytest.raises(IntegrityError, match="mandate_one_seat_for_each_person"):
        give(organization, representative, seat="alternate")


def test_a_person_may_sit_again_later():
    representative = RepresentativeFactory()
    give(OrganizationFactory(), representative)

    give(OrganizationFactory(), representative, period="[2027-01-01,2028-01-01)")

    assert representative.mandates.count() == 2


def test_a_mandate_is_not_stretched_into_the_next_one():
    organization = OrganizationFactory()
    give(organization, RepresentativeFactory())
    give(organization, RepresentativeFactory(), period="[2027-01-01,2028-01-01)")

    with (
        pytest.raises(IntegrityError, match="mandate_one_titular_at_a_time"),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE advisory_mandate SET period = '[2026-01-01,2027-01-02)'"
            " WHERE lower(period) = '2026-01-01'"
        )


def test_an_alternate_does_not_become_a_second_titular():
    organization = OrganizationFactory()
    give(organization, RepresentativeFactory())
    give(organization, RepresentativeFactory(), seat="alternate")

    with pytest.raises(IntegrityError, match="mandate_one_titular_at_a_time"):
        Mandate.objects.update(seat="titular")


@pytest.mark.parametrize("period", ["empty", "[2026-01-01,2026-01-01)", "(,2027-01-01)", "(,)"])
def test_a_mandate_has_a_first_day_and_ends_after_it(period):
    with pytest.raises(IntegrityError, match="mandate_period_has_days"):
        give(OrganizationFactory(), RepresentativeFactory(), period=period)


def test_a_seat_that_is_none_is_refused():
    with pytest.raises(IntegrityError, match="mandate_seat_known"):
        give(OrganizationFactory(), RepresentativeFactory(), seat="observer")


def test_what_is_refused_is_said_in_words():
    mandate = MandateFactory()
    second = MandateFactory.build(
        organization=mandate.organization,
        representative=RepresentativeFactory(),
        period=mandate.period,
    )

    with pytest.raises(ValidationError) as error:
        second.full_clean()

    assert error.value.messages == ["This organization has another representative in that time."]


@pytest.mark.parametrize(
    ("first", "end", "is_current"),
    [(0, 1, True), (-5, 0, False), (1, 5, False), (-5, 1, True), (-5, None, True)],
)
def test_a_mandate_runs_from_its_first_day_to_the_one_before_its_end(first, end, is_current):
    period = DateRange(today() + days(first), None if end is None else today() + days(end))

    mandate = MandateFactory(period=period)

    assert Mandate.objects.current().filter(pk=mandate.pk).exists() is is_current


def test_a_representative_has_one_account():
    representative = RepresentativeFactory()

    with pytest.raises(IntegrityError, match="user_id"):
        RepresentativeFactory(user=representative.user)
