"""The regions of Peru."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.history import track
from records.models import Record


@track()
class Region(Record):
    """A region by its INEI code (UBIGEO, two digits), which is text: ``01`` is Amazonas."""

    code = models.CharField(_("INEI code"), max_length=2, unique=True)
    name = models.CharField(_("name"), max_length=40, unique=True)

    class Meta(Record.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[0-9]{2}$"),
                name="region_code_two_digits",
                violation_error_message=_("An INEI code has two digits, as in 01."),
            ),
        ]

    def __str__(self):
        return self.name
