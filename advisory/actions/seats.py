"""Who holds a seat: appoint, end, hand over."""

import secrets
from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from accounts.choices import Role
from accounts.models import User
from advisory.models import Mandate, Representative
from records import files


@transaction.atomic
def appoint(*, representative: Representative, mandate: Mandate, letter=None) -> Mandate:
    """Give a seat to a new person, with an account that waits for its invitation.

    ``letter`` is a checked file or None. The account has a placeholder for a name and no password;
    the child chooses both. It works when the consents are there (``advisory.consent``).
    """
    if representative.user_id is None:
        user = User.objects.create_user(f"rep-{secrets.token_hex(4)}")
        user.groups.add(Group.objects.get(name=Role.REPRESENTATIVE))
        representative.user = user
        representative.save()
    mandate.representative = representative
    if letter is not None:
        mandate.letter = files.store(letter)
    mandate.save()
    return mandate


@transaction.atomic
def end_mandate(*, mandate: Mandate, on: date) -> None:
    """The first day without the mandate is ``on``."""
    mandate.period = DateRange(mandate.period.lower, on)
    mandate.save()


@transaction.atomic
def change_mandate(*, mandate: Mandate, letter=None) -> None:
    """Save its days; a new ``letter`` (a checked file) takes the place of the old one."""
    if letter is not None:
        old, mandate.letter = mandate.letter, files.store(letter)
        mandate.save()
        if old is not None:
            files.delete(old)
    else:
        mandate.save()


@transaction.atomic
def hand_over(
    *,
    mandate: Mandate,
    on: date,
    representative: Representative,
    last_day: date | None,
    letter=None,
) -> Mandate:
    """End this mandate and begin the successor's on the same day.

    ``last_day`` is the successor's, or None for a mandate without an end. The successor sees all
    that the organization said, since it belongs to the organization.
    """
    end_mandate(mandate=mandate, on=on)
    until = last_day + timedelta(days=1) if last_day else None
    successor = Mandate(
        organization_id=mandate.organization_id, seat=mandate.seat, period=DateRange(on, until)
    )
    return appoint(representative=representative, mandate=successor, letter=letter)
