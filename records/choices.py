"""The closed lists of words about records, and the limits that go with them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LARGEST_FILE = 10 * 1024 * 1024  # bytes
LARGEST_TOGETHER = 3 * LARGEST_FILE  # bytes of the files that come with one form
# Of every day that is kept or asked for. Far from where calendars end: a range ends on the day
# after its last, which Python cannot name when that is the last of the year 9999.
FIRST_YEAR, LAST_YEAR = 1900, 2199


class FileKind(models.TextChoices):
    """The files that are kept, by the type that their content has."""

    JPEG = "image/jpeg", _("JPEG picture")
    PNG = "image/png", _("PNG picture")
    WEBP = "image/webp", _("WebP picture")
    PDF = "application/pdf", _("PDF document")
    M4A = "audio/mp4", _("M4A sound")
    AAC = "audio/aac", _("AAC sound")
    MP3 = "audio/mpeg", _("MP3 sound")
    OGG = "audio/ogg", _("Ogg sound")
    WEBM = "audio/webm", _("WebM sound")
    WAV = "audio/wav", _("WAV sound")


PICTURES = (FileKind.JPEG, FileKind.PNG, FileKind.WEBP)
PAPERS = (*PICTURES, FileKind.PDF)
# What the voice recorders of phones and browsers write, and every browser plays or can save.
SOUNDS = (
    FileKind.M4A,
    FileKind.AAC,
    FileKind.MP3,
    FileKind.OGG,
    FileKind.WEBM,
    FileKind.WAV,
)
