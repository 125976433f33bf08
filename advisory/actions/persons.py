"""One child's data: held while something is written about them; and who looked at them."""

from collections.abc import Iterable

from django.db import transaction

from advisory.choices import Looked
from advisory.models import Guardian, Look, Representative


class PersonErased(Exception):
    """Somebody's data were erased a moment ago: what was still written about them is not kept."""


def hold_person(pk: int) -> Representative:
    """The representative, who can't be erased until the transaction ends.

    Raises ``PersonErased`` once they are.
    """
    present = Representative.objects.select_for_update(no_key=True).filter(erased_at__isnull=True)
    person = present.filter(pk=pk).first()
    if person is None:
        raise PersonErased
    return person


@transaction.atomic
def add_guardian(*, guardian: Guardian) -> None:
    """One more adult who answers for the child. Raises ``PersonErased``."""
    hold_person(guardian.representative_id)
    guardian.save()


def note_look(*, representative: Representative, looked_by, what: Looked) -> None:
    """An adult sees something of a child; the child can read who and what."""
    note_looks(representatives=[representative], looked_by=looked_by, what=what)


def note_looks(*, representatives: Iterable[Representative], looked_by, what: Looked) -> None:
    """The same for a page that shows several children.

    A page that is loaded again is no other look: the constraint of ``Look`` says how long.
    """
    Look.objects.bulk_create(
        [Look(representative=child, looked_by=looked_by, what=what) for child in representatives],
        ignore_conflicts=True,
    )
