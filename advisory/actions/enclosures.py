"""Files that a child adds to a draft.

The draft is locked by who calls, so that nothing is added to what is being sent, and no place is
given twice.
"""

import pgtrigger
from django.db import transaction
from django.db.models import QuerySet

from advisory.choices import MOST_ENCLOSURES, EnclosureKind
from advisory.models import Contribution, Enclosure
from records import files
from records.choices import PICTURES, SOUNDS
from records.content import Checked


class EnclosureRefused(Exception):
    """There is no place left for another file."""


@transaction.atomic
def enclose(*, contribution: Contribution, checked: Checked) -> Enclosure:
    """Add a file; the same one twice, as by a second tap, is one.

    Raises ``EnclosureRefused``.
    """
    enclosures = list(contribution.enclosures.select_related("attachment"))
    for enclosure in enclosures:
        if _is_same(enclosure.attachment, checked):
            return enclosure
    free = set(range(1, MOST_ENCLOSURES + 1)) - {enclosure.place for enclosure in enclosures}
    if not free:
        raise EnclosureRefused
    return contribution.enclosures.create(
        place=min(free), kind=_kind_of(checked), attachment=files.store(checked)
    )


@transaction.atomic
def take_out(*, contribution: Contribution, pk: int) -> None:
    """Take a file out of a draft again; one that is gone already is no error."""
    for enclosure in contribution.enclosures.filter(pk=pk).select_related("attachment"):
        attachment = enclosure.attachment
        enclosure.delete()
        files.delete(attachment)


@transaction.atomic
def empty_out(*, contribution: Contribution) -> None:
    """Take out all the files of a draft, which is about to go."""
    for enclosure in contribution.enclosures.all():
        take_out(contribution=contribution, pk=enclosure.pk)


@transaction.atomic
def forget_files(*, enclosures: QuerySet[Enclosure]) -> None:
    """The child's data are erased: the rows say that there was something, and the files go."""
    for enclosure in enclosures.kept().select_related("attachment"):
        with pgtrigger.ignore("advisory.Enclosure:enclosures_stay"):
            Enclosure.objects.filter(pk=enclosure.pk).update(attachment=None)
        files.delete(enclosure.attachment)


def _is_same(attachment, checked):
    if (attachment.content_type, attachment.size) != (checked.kind, len(checked.content)):
        return False
    with attachment.file.open("rb") as file:
        return file.read() == checked.content


def _kind_of(checked):
    if checked.kind in PICTURES:
        return EnclosureKind.PICTURE
    return EnclosureKind.VOICE if checked.kind in SOUNDS else EnclosureKind.DOCUMENT
