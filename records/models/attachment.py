"""A private file."""

from django.db import models
from django.db.models import Q
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from records.choices import LARGEST_FILE, FileKind
from records.constraints import known_choice
from records.history import track
from records.models.record import Record
from records.storage import private_storage, random_name


@track()
class Attachment(Record):
    """A file that belongs to a record of another app, which points to it.

    It is made, deleted and given out by ``records.files`` alone. Who may have it is what the
    policy of the record says that it belongs to. Other content is another row.
    """

    file = models.FileField(
        _("file"), storage=private_storage, upload_to=random_name, editable=False
    )
    content_type = models.CharField(_("kind"), max_length=50, choices=FileKind, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), editable=False)

    class Meta(Record.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["pk"]
        constraints = [
            known_choice("content_type", FileKind, name="attachment_content_type_known"),
            models.CheckConstraint(
                condition=Q(size__gte=1, size__lte=LARGEST_FILE),
                name="attachment_size_in_limits",
                violation_error_message=_("A file is not empty and has at most 10 MB."),
            ),
            models.CheckConstraint(
                condition=~Q(file=""),
                name="attachment_has_file",
                violation_error_message=_("There is no file without content."),
            ),
            models.UniqueConstraint(
                fields=["file"],
                name="attachment_file_unique",
                violation_error_message=_("This file belongs to another record."),
            ),
        ]

    def __str__(self):
        return f"{self.get_content_type_display()}, {filesizeformat(self.size)}"
