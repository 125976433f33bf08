"""The closed lists of words about records, and the limits that go with them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LARGEST_FILE = 10 * 1024 * 1024  # bytes


class FileKind(models.TextChoices):
    """The files that are kept, by the type that their content has."""

    JPEG = "image/jpeg", _("JPEG picture")
    PNG = "image/png", _("PNG picture")
    WEBP = "image/webp", _("WebP picture")
    PDF = "application/pdf", _("PDF document")
