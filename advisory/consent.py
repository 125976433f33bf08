"""When a consent covers what is done with a child's data (domain facts, section 5).

Under the consent age a guardian's consent and the child's own assent are both needed. From it on
the adolescent's own is enough, unless ``CONSENT_NEEDS_GUARDIAN_UNTIL_ADULT`` asks for both. At the
consent age and at eighteen it is asked again: what was given before no longer counts.

The ages are settings: ``CONSENT_AGE`` and ``ADULT_AGE``, in years.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.conf import settings
from django.utils import timezone

from advisory import ages
from advisory.choices import FOR_ACCOUNT, AccountState, Giver, Purpose


@dataclass(frozen=True)
class Missing:
    """A consent that must be given before the purpose is covered."""

    purpose: Purpose
    giver: Giver


class Closed(StrEnum):
    """Why an account does not work."""

    NOT_YET = "not_yet"
    BY_SELF = "by_self"
    BY_GUARDIAN = "by_guardian"
    ASKED_AGAIN = "asked_again"


def missing(representative, purposes=FOR_ACCOUNT, on: date | None = None) -> list[Missing]:
    """What is still to be given for these purposes; empty when they are all covered.

    Reads ``representative.consents`` with their texts: prefetch them for a list.
    """
    on = on or timezone.localdate()
    since = asked_again_on(representative, on)
    given = {
        (consent.text.purpose, consent.text.giver)
        for consent in representative.consents.all()
        if consent.withdrawn_at is None and since <= consent.given_on <= on
    }
    return [
        Missing(Purpose(purpose), giver)
        for purpose in purposes
        for giver in givers(representative, on)
        if (purpose, giver) not in given
    ]


def covers_account(representative) -> bool:
    """Whether the account works today."""
    return representative.erased_at is None and not missing(representative)


def account_state(representative) -> AccountState:
    """Whether the representative can sign in today; reads ``representative.user`` too."""
    if not covers_account(representative):
        return AccountState.TAKEN_BACK if withdrawal(representative) else AccountState.CLOSED
    if not representative.user.has_usable_password():
        return AccountState.UNCLAIMED
    return AccountState.OPEN


def why_closed(representative) -> Closed | None:
    """What the child is told of it; None while the account is covered."""
    gaps = missing(representative)
    if not gaps:
        return None
    withdrawn = withdrawal(representative)
    if withdrawn is not None:
        return Closed.BY_SELF if withdrawn.withdrawn_by == Giver.SELF else Closed.BY_GUARDIAN
    return Closed.ASKED_AGAIN if _last_given(representative, gaps) else Closed.NOT_YET


def withdrawal(representative, purposes=FOR_ACCOUNT):
    """The consent that was taken back last, of those without which one of these purposes is not
    covered; None where none was taken back, and some were not given yet or are asked again."""
    given = _last_given(representative, missing(representative, purposes))
    withdrawn = [consent for consent in given if consent.withdrawn_at]
    return max(withdrawn, key=lambda consent: consent.withdrawn_at, default=None)


def _last_given(representative, gaps):
    """The newest consent for each of these, where there is one."""
    consents = sorted(representative.consents.all(), key=lambda consent: consent.pk)
    newest = {(consent.text.purpose, consent.text.giver): consent for consent in consents}
    asked = [(gap.purpose, gap.giver) for gap in gaps]
    return [newest[each] for each in asked if each in newest]


def givers(representative, on: date | None = None) -> list[Giver]:
    """Who must agree on that day; both where the age is not known."""
    on = on or timezone.localdate()
    limit = settings.CONSENT_AGE
    if settings.CONSENT_NEEDS_GUARDIAN_UNTIL_ADULT:
        limit = settings.ADULT_AGE
    age = representative.age_on(on)
    if age is None or age < limit:
        return [Giver.GUARDIAN, Giver.SELF]
    return [Giver.SELF]


def next_time_asked(representative, on: date | None = None) -> date | None:
    """The next birthday at which all consents are asked again; None for an adult."""
    on = on or timezone.localdate()
    return min((day for day in _birthdays(representative) if day > on), default=None)


def ends_within(representative, days: int) -> bool:
    """Whether a birthday in the next ``days`` makes the consents end."""
    coming = next_time_asked(representative)
    return coming is not None and coming <= timezone.localdate() + timedelta(days=days)


def asked_again_on(representative, on: date) -> date:
    """The first day whose consents still count on ``on``."""
    return max((day for day in _birthdays(representative) if day <= on), default=date.min)


def _birthdays(representative):
    if representative.birth_year is None:
        return []
    return [
        ages.birthday(representative.birth_year, representative.birth_month, age)
        for age in (settings.CONSENT_AGE, settings.ADULT_AGE)
    ]
