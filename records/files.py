"""Private files: kept, deleted, swept, given out.

A row never lacks its file: the file is written before the row and deleted after the row is gone
for good. What a rollback or a crash leaves is a file without a row, which nobody can reach and
which ``sweep`` deletes (docs/decisions/0008-private-files.md).
"""

import logging
from datetime import timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.text import get_valid_filename

from records.content import RULES, Checked
from records.models import Attachment
from records.storage import private_storage

# Longer than any transaction takes, so that no file is swept whose row is still to come.
SWEPT_AFTER = timedelta(days=1)

logger = logging.getLogger(__name__)


@transaction.atomic
def store(checked: Checked) -> Attachment:
    """Keep what ``records.forms.files.PrivateFileField`` or ``records.content.check`` returned."""
    attachment = Attachment(content_type=checked.kind, size=len(checked.content))
    attachment.file.save("", ContentFile(checked.content), save=False)
    try:
        attachment.save()
    except Exception:
        attachment.file.delete(save=False)
        raise
    return attachment


@transaction.atomic
def delete(attachment: Attachment) -> None:
    """Delete the row, and the file once that is certain: a rollback keeps both.

    Raises ``ProtectedError`` while a record that protects it points to it.
    """
    name = attachment.file.name
    attachment.delete()
    # A disk at fault must not stop what else waits for the commit; the sweep comes by later.
    transaction.on_commit(partial(private_storage().delete, name), robust=True)


def sweep(*, older_than: timedelta = SWEPT_AFTER) -> int:
    """Delete the files without a row that are older than that, and return how many."""
    storage = private_storage()
    before = timezone.now() - older_than
    count = 0
    for names in storage.folders():
        known = set(Attachment.objects.filter(file__in=names).values_list("file", flat=True))
        for name in names:
            if name not in known and _is_from_before(storage, name, before):
                storage.delete(name)
                count += 1
    return count


def _is_from_before(storage, name, moment):
    try:
        return storage.get_modified_time(name) < moment
    except FileNotFoundError:
        return False  # deleted since the folder was read


def serve(attachment: Attachment, *, filename: str) -> FileResponse:
    """The file as an answer. **Ask the policy first**: this gives it to whoever asks.

    A view finds the record that the file belongs to by ``visible_to(request.user)``, asks whether
    this person may have the file, and returns this. ``filename`` is what the reader saves it as,
    without an ending and without the name of a person.

    Pictures, which were drawn anew, open in the browser; anything else is saved. Whatever it is,
    it runs nothing, is taken for no other type, and stays in no cache.
    """
    rule = RULES[attachment.content_type]
    try:
        file = attachment.file.open("rb")
    except FileNotFoundError:
        logger.error("The file of attachment %s is missing", attachment.pk)
        raise Http404 from None
    return FileResponse(
        file,
        as_attachment=not rule.is_shown,
        filename=get_valid_filename(filename) + rule.ending,
        content_type=attachment.content_type,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, no-store",
        },
    )
