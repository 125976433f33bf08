"""Private files: kept, deleted, swept, given out.

A row never lacks its file: the file is written before the row and deleted after the row is gone
for good. What a rollback or a crash leaves is a file without a row, which nobody can reach and
which ``sweep`` deletes (docs/decisions/0008-private-files.md).
"""

import logging
import re
from datetime import timedelta
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.utils import timezone
from django.utils.text import get_valid_filename

from records.choices import FileKind
from records.content import RULES, Checked, small
from records.models import Attachment
from records.storage import private_storage

# Longer than any transaction takes, so that no file is swept whose row is still to come.
SWEPT_AFTER = timedelta(days=1)
BYTE_RANGE = re.compile(r"bytes=(\d{1,18})-(\d{0,18})")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
}

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


def serve(attachment: Attachment, *, filename: str, byte_range: str = "") -> HttpResponse:
    """The file as an answer. **Ask the policy first**: this gives it to whoever asks.

    A view finds the record that the file belongs to by ``visible_to(request.user)``, asks whether
    this person may have the file, and returns this. ``filename`` is what the reader saves it as,
    without an ending and without the name of a person. ``byte_range`` is the request's ``Range``:
    some phones play no sound from a site that doesn't give out a part of it.

    Pictures, which were drawn anew, and sounds open in the browser; anything else is saved.
    Whatever it is, it runs nothing, is taken for no other type, and stays in no cache.
    """
    rule = RULES[attachment.content_type]
    file = _open(attachment)
    if (part := _part(byte_range, attachment.size)) is not None:
        return _serve_part(file, part, attachment)
    return FileResponse(
        file,
        as_attachment=not rule.is_shown,
        filename=get_valid_filename(filename) + rule.ending,
        content_type=attachment.content_type,
        headers=HEADERS | {"Accept-Ranges": "bytes"},
    )


def serve_small(attachment: Attachment) -> HttpResponse:
    """A kept picture in a size for a page; **ask the policy first** here too.

    Drawn at each request: a second file to erase would cost more than the few milliseconds.
    """
    with _open(attachment) as file:
        return HttpResponse(small(file), content_type=FileKind.JPEG.value, headers=HEADERS)


def _open(attachment):
    try:
        return attachment.file.open("rb")
    except FileNotFoundError:
        logger.error("The file of attachment %s is missing", attachment.pk)
        raise Http404 from None


def _part(byte_range, size):
    """The part asked for; None for the whole: a range that can't be read is no range (RFC 9110)."""
    asked = BYTE_RANGE.fullmatch(byte_range)
    if not asked or (asked[2] and int(asked[2]) < int(asked[1])):
        return None
    return range(int(asked[1]), min(int(asked[2] or size - 1), size - 1) + 1)


def _serve_part(file, part, attachment):
    with file:
        if part.start >= attachment.size:
            return HttpResponse(
                status=416, headers=HEADERS | {"Content-Range": f"bytes */{attachment.size}"}
            )
        file.seek(part.start)
        return HttpResponse(
            file.read(len(part)),
            status=206,
            content_type=attachment.content_type,
            headers=HEADERS
            | {
                "Accept-Ranges": "bytes",
                "Content-Range": f"bytes {part.start}-{part.stop - 1}/{attachment.size}",
            },
        )
