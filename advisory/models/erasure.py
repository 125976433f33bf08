"""The log of erasures, which names nobody."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from advisory.choices import ErasureReason
from advisory.models.representative import Representative
from records.constraints import known_choice
from records.history import track
from records.models import Record


@track()
class Erasure(Record):
    """That the data of one representative was erased, when, why, and by whom.

    ``done_by`` is empty where the management command did it.
    """

    representative = models.OneToOneField(
        Representative,
        verbose_name=_("representative"),
        on_delete=models.PROTECT,
        related_name="erasure",
    )
    reason = models.CharField(_("reason"), max_length=10, choices=ErasureReason)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("erased by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="erasures",
    )

    class Meta(Record.Meta):
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-pk"]
        constraints = [known_choice("reason", ErasureReason, name="erasure_reason_known")]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="erasures_stay", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"{self.created_at:%Y-%m-%d} · {self.get_reason_display()}"
