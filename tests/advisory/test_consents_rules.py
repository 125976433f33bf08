"""Whose consent covers what, on which day (domain facts, section 5)."""

from datetime import date

import pgtrigger
import pytest

from advisory import actions, consent
from advisory.choices import FOR_ACCOUNT, Giver, Purpose
from advisory.consent import Missing
from advisory.models import Consent, Representative
from tests.factories.advisory import (
    WITH_GUARDIAN,
    ConsentFactory,
    ConsentTextFactory,
    RepresentativeFactory,
    aged,
)

pytestmark = pytest.mark.django_db

# Of a child who was born in June 2012.
LAST_AT_13 = date(2026, 6, 30)
FIRST_AT_14 = date(2026, 7, 1)
LAST_AT_17 = date(2030, 6, 30)
FIRST_AT_18 = date(2030, 7, 1)
BEFORE = date(2026, 1, 15)


def born_in_june_2012(given_on, pairs=WITH_GUARDIAN):
    """Who agreed to these things on that day."""
    child = RepresentativeFactory(birth_year=2012, birth_month=6, consents=[])
    with pgtrigger.ignore("advisory.Consent:day_has_come"):  # as if it were that day
        for purpose, giver in pairs:
            ConsentFactory(
                representative=child,
                text=ConsentTextFactory(purpose=purpose, giver=giver),
                given_on=given_on,
            )
    return child


def own(*purposes):
    return [(purpose, Giver.SELF) for purpose in purposes]


# --- Who must agree ---


def test_under_the_consent_age_the_guardian_and_the_child_must_agree():
    child = RepresentativeFactory(**aged(13), consents=[])

    assert consent.givers(child) == [Giver.GUARDIAN, Giver.SELF]
    assert consent.missing(child) == [
        Missing(Purpose.MEMBERSHIP, Giver.GUARDIAN),
        Missing(Purpose.MEMBERSHIP, Giver.SELF),
        Missing(Purpose.ACCOUNT, Giver.GUARDIAN),
        Missing(Purpose.ACCOUNT, Giver.SELF),
    ]


def test_from_the_consent_age_the_adolescents_own_is_enough():
    adolescent = RepresentativeFactory(**aged(14))

    assert consent.givers(adolescent) == [Giver.SELF]
    assert consent.missing(adolescent) == []
    assert consent.covers_account(adolescent)


@pytest.mark.parametrize(
    ("day", "givers"),
    [
        (LAST_AT_13, [Giver.GUARDIAN, Giver.SELF]),
        (FIRST_AT_14, [Giver.SELF]),
        (FIRST_AT_18, [Giver.SELF]),
    ],
)
def test_who_must_agree_changes_on_the_first_of_the_month_after_the_birthday(day, givers):
    assert consent.givers(born_in_june_2012(BEFORE), day) == givers


@pytest.mark.parametrize(
    ("day", "givers"),
    [
        (FIRST_AT_14, [Giver.GUARDIAN, Giver.SELF]),
        (LAST_AT_17, [Giver.GUARDIAN, Giver.SELF]),
        (FIRST_AT_18, [Giver.SELF]),
    ],
)
def test_a_setting_asks_for_the_guardian_until_the_child_is_an_adult(day, givers, settings):
    settings.CONSENT_NEEDS_GUARDIAN_UNTIL_ADULT = True

    assert consent.givers(born_in_june_2012(BEFORE), day) == givers


def test_the_ages_are_settings(settings):
    settings.CONSENT_AGE = 12
    settings.ADULT_AGE = 20
    child = born_in_june_2012(BEFORE, own(*FOR_ACCOUNT))

    assert consent.givers(child, BEFORE) == [Giver.SELF]
    assert consent.missing(child, on=FIRST_AT_18) == []
    assert consent.next_time_asked(child, BEFORE) == date(2032, 7, 1)


def test_where_the_age_is_not_known_both_must_agree():
    unknown = RepresentativeFactory(birth_year=None, birth_month=None)

    assert consent.givers(unknown) == [Giver.GUARDIAN, Giver.SELF]
    assert not consent.covers_account(unknown)
    assert consent.next_time_asked(unknown) is None


# --- For what ---


@pytest.mark.parametrize("left_out", WITH_GUARDIAN)
def test_an_account_works_only_when_nothing_is_missing(left_out):
    child = RepresentativeFactory(
        **aged(12), consents=[pair for pair in WITH_GUARDIAN if pair != left_out]
    )

    assert consent.missing(child) == [Missing(*left_out)]
    assert not consent.covers_account(child)


def test_one_purpose_never_stands_for_another():
    adolescent = RepresentativeFactory(**aged(15))

    assert not consent.missing(adolescent, [Purpose.ACCOUNT])
    for purpose in (Purpose.RECORDING, Purpose.IMAGE, Purpose.PUBLICATION, Purpose.SHARING):
        assert consent.missing(adolescent, [purpose])


def test_a_guardian_can_not_agree_in_the_place_of_the_adolescent():
    adolescent = RepresentativeFactory(
        **aged(15), consents=[(purpose, Giver.GUARDIAN) for purpose in FOR_ACCOUNT]
    )

    assert not consent.covers_account(adolescent)


def test_the_account_of_who_was_erased_is_covered_by_nothing():
    adolescent = RepresentativeFactory(**aged(15))
    actions.erase(representative=adolescent, reason="request")

    assert not consent.covers_account(Representative.objects.get())


# --- Until when ---


@pytest.mark.parametrize(
    ("given_on", "day", "covered"),
    [
        (BEFORE, LAST_AT_13, True),
        (BEFORE, FIRST_AT_14, False),
        (LAST_AT_13, FIRST_AT_14, False),
        (FIRST_AT_14, FIRST_AT_14, True),
        (FIRST_AT_14, LAST_AT_17, True),
        (FIRST_AT_14, FIRST_AT_18, False),
        (LAST_AT_17, FIRST_AT_18, False),
        (FIRST_AT_18, FIRST_AT_18, True),
        (FIRST_AT_18, date(2060, 1, 1), True),
    ],
)
def test_what_was_given_before_a_birthday_lapses_on_it(given_on, day, covered):
    child = born_in_june_2012(given_on)

    assert (consent.missing(child, on=day) == []) == covered


def test_a_consent_counts_from_the_day_it_was_given():
    child = born_in_june_2012(date(2026, 3, 12))

    assert consent.missing(child, [Purpose.ACCOUNT], date(2026, 3, 11))
    assert not consent.missing(child, [Purpose.ACCOUNT], date(2026, 3, 12))


@pytest.mark.parametrize(
    ("day", "asked_on"),
    [
        (BEFORE, FIRST_AT_14),
        (LAST_AT_13, FIRST_AT_14),
        (FIRST_AT_14, FIRST_AT_18),
        (LAST_AT_17, FIRST_AT_18),
        (FIRST_AT_18, None),
    ],
)
def test_it_is_asked_again_at_fourteen_and_at_eighteen(day, asked_on):
    assert consent.next_time_asked(born_in_june_2012(BEFORE), day) == asked_on


def test_a_birthday_is_near_or_not(monkeypatch):
    child = born_in_june_2012(BEFORE)

    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 5, 2))
    assert consent.ends_within(child, 60)
    assert not consent.ends_within(child, 59)


# --- Withdrawal ---


def test_a_withdrawal_ends_both_consents_of_its_purpose_and_no_other():
    child = RepresentativeFactory(
        **aged(12), consents=[*WITH_GUARDIAN, (Purpose.IMAGE, Giver.SELF)]
    )
    given = child.consents.get(text__purpose=Purpose.ACCOUNT, text__giver=Giver.SELF)

    actions.withdraw_consent(consent=given, withdrawn_by=Giver.SELF)

    over = child.consents.filter(withdrawn_at__isnull=False)
    assert {(each.text.purpose, each.text.giver) for each in over} == {
        (Purpose.ACCOUNT, Giver.SELF),
        (Purpose.ACCOUNT, Giver.GUARDIAN),
    }
    assert {each.withdrawn_by for each in over} == {Giver.SELF}
    assert not consent.covers_account(child)
    assert not consent.missing(child, [Purpose.MEMBERSHIP])


def test_an_older_consent_does_not_revive_what_was_withdrawn():
    adolescent = RepresentativeFactory(**aged(15))
    newer = ConsentFactory(representative=adolescent, text=ConsentTextFactory(number=2))

    actions.withdraw_consent(consent=newer, withdrawn_by=Giver.SELF)

    assert consent.missing(adolescent, [Purpose.ACCOUNT])


def test_after_a_withdrawal_a_new_consent_counts_on_the_same_day():
    adolescent = RepresentativeFactory(**aged(15))
    given = adolescent.consents.get(text__purpose=Purpose.ACCOUNT)
    actions.withdraw_consent(consent=given, withdrawn_by=Giver.GUARDIAN)

    ConsentFactory(representative=adolescent, text=given.text)

    assert consent.covers_account(adolescent)


def test_a_second_withdrawal_keeps_the_time_of_the_first():
    given = ConsentFactory()
    actions.withdraw_consent(consent=given, withdrawn_by=Giver.SELF)
    first = Consent.objects.get()

    actions.withdraw_consent(consent=given, withdrawn_by=Giver.GUARDIAN)

    again = Consent.objects.get()
    assert again.withdrawn_at == first.withdrawn_at
    assert again.withdrawn_by == Giver.SELF
