"""Who opened a concern, and when."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from advisory.models.concern import Concern
from advisory.querysets import ConcernReadingQuerySet


class ConcernReading(models.Model):
    """That a lead opened a concern. The other leads see it."""

    concern = models.ForeignKey(
        Concern, verbose_name=_("concern"), on_delete=models.PROTECT, related_name="readings"
    )
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("read by"),
        on_delete=models.PROTECT,
        related_name="concern_readings",
    )
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    objects = ConcernReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of a concern")
        verbose_name_plural = _("readings of concerns")
        ordering = ["-pk"]
        triggers = [
            pgtrigger.Protect(name="readings_stay", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return f"{self.read_by} · {self.concern}"
