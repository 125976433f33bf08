"""Who holds a seat: appoint, end, hand over.

Whether a seat is free the database alone says, so that of two people who give it at once one is
refused: ``SeatRefused``, or ``SeatTaken``, which tells by whom.
"""

import secrets
from datetime import date, timedelta
from functools import partial

from django.contrib.auth.models import Group
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.models import User
from advisory.actions.persons import PersonErased, hold_person
from advisory.models import Mandate, Organization, Representative
from advisory.models.attendance_guards import ATTENDED_OUTSIDE
from advisory.models.people_guards import SAID_OUTSIDE
from records import files
from records.refusals import Refused, Said, or_refused

SENTENCES = {
    SAID_OUTSIDE: Said(_("Something was said on a day that would fall outside of it.")),
    ATTENDED_OUTSIDE: Said(_("A session was held on a day that would fall outside of it.")),
}


class SeatRefused(Refused):
    """The seat can't be given for these days; the message is a sentence for the reader.

    ``held`` is the mandate of somebody else that stands in the way, if one does.
    """

    held: Mandate | None = None


class SeatTaken(SeatRefused):
    """Somebody else sits there on one of these days."""

    def __init__(self, held: Mandate):
        words = {"name": held.representative, "first": _day(held.period.lower)}
        if held.representative.erased_at:
            words["last"] = _day(held.last_day)  # which an erasure sets
            sentence = _(
                "From %(first)s to %(last)s this seat belongs to somebody whose data were erased."
                " Choose other days."
            )
        elif held.last_day is None:
            sentence = _(
                "Since %(first)s this seat belongs to %(name)s, without an end. Hand it over, or"
                " end that mandate first."
            )
        else:
            words["last"] = _day(held.last_day)
            sentence = _(
                "From %(first)s to %(last)s this seat belongs to %(name)s. Choose other days, or"
                " hand it over."
            )
        super().__init__(sentence % words)
        self.held = held


_day = partial(date_format, format="DATE_FORMAT")
_or_refused = partial(or_refused, SENTENCES, SeatRefused)


@_or_refused()
def appoint(*, representative: Representative, mandate: Mandate, letter=None) -> Mandate:
    """Give a seat; to a new person with an account that waits for its invitation.

    ``letter`` is a checked file or None. The account has a placeholder for a name and no password;
    the child chooses both. It works when the consents are there (``advisory.consent``).

    Raises ``SeatRefused``.
    """
    if representative.pk is not None:
        _hold(representative)
    _lock_seats_of(mandate.organization_id)
    if representative.user_id is None:
        user = User.objects.create_user(f"rep-{secrets.token_hex(4)}")
        user.groups.add(Group.objects.get(name=Role.REPRESENTATIVE))
        representative.user = user
        representative.save()
    mandate.representative = representative
    if letter is not None:
        mandate.letter = files.store(letter)
    _take_seat(mandate)
    return mandate


@_or_refused()
def end_mandate(*, mandate: Mandate, on: date) -> None:
    """The first day without the mandate is ``on``."""
    mandate.period = DateRange(mandate.period.lower, on)
    mandate.save()


@_or_refused()
def change_mandate(*, mandate: Mandate, letter=None) -> None:
    """Save its days; a new ``letter`` (a checked file) takes the place of the old one.

    Raises ``SeatRefused``.
    """
    _lock_seats_of(mandate.organization_id)
    old = mandate.letter
    if letter is not None:
        mandate.letter = files.store(letter)
    _take_seat(mandate)
    if letter is not None and old is not None:
        files.delete(old)


@_or_refused()
def hand_over(
    *,
    mandate: Mandate,
    version: int,
    on: date,
    representative: Representative,
    last_day: date | None,
    letter=None,
) -> Mandate:
    """End this mandate and begin the successor's on the same day.

    ``representative`` is a new one, unsaved, or a known person of the organization: the same one
    once more, or an alternate, whose own seat ends on that day too. ``version`` is the one that the
    reader saw: a mandate that was changed a moment ago is looked at first. ``last_day`` is the
    successor's, or None for a mandate without an end. The successor sees all that the organization
    said, since it belongs to the organization.

    Raises ``SeatRefused``.
    """
    seats = _lock_mandates(mandate, representative)
    mandate = next(each for each in seats if each.pk == mandate.pk)
    if hasattr(mandate, "successor"):
        raise SeatRefused(_("This seat has been handed over already."))
    if mandate.version != version:
        raise SeatRefused(_("This mandate was changed a moment ago. Look at it before you go on."))
    _lock_seats_of(mandate.organization_id)
    for seat in seats:
        if seat == mandate or _runs_beyond(seat, on):
            end_mandate(mandate=seat, on=on)
    until = last_day + timedelta(days=1) if last_day else None
    successor = Mandate(
        organization_id=mandate.organization_id,
        seat=mandate.seat,
        period=DateRange(on, until),
        follows=mandate,
    )
    return appoint(representative=representative, mandate=successor, letter=letter)


def _take_seat(mandate):
    """Save it. ``_lock_seats_of`` comes first: who is in the way stays there while it is told."""
    try:
        with _or_refused():
            mandate.save()
    except SeatRefused as refusal:
        held = Mandate.objects.in_the_way_of(mandate).select_related("representative").first()
        if held is None:
            raise
        raise SeatTaken(held) from refusal


def _lock_mandates(mandate, representative):
    """The mandate, and what its known successor holds in the same organization.

    The person first, as an erasure does, and all mandates at once, in one order for everybody.
    """
    wanted = Q(pk=mandate.pk)
    if representative.pk is not None:
        _hold(representative)
        wanted |= Q(organization=mandate.organization_id, representative=representative)
    return list(Mandate.objects.select_for_update().filter(wanted).order_by("pk"))


def _runs_beyond(mandate, day):
    period = mandate.period
    return period.lower < day and (period.upper is None or period.upper > day)


def _hold(representative):
    """Somebody who had a seat before; taken before the seats are."""
    try:
        hold_person(representative.pk)
    except PersonErased:
        raise SeatRefused(_("This person’s data were erased a moment ago.")) from None


def _lock_seats_of(organization_pk):
    """One at a time: two changes that the constraint sets against each other would wait for ever.

    Taken after the lock of a mandate, and before anything is written.
    """
    Organization.objects.select_for_update(no_key=True).get(pk=organization_pk)
