"""Why something is not on the record of an alliance any more."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alliances.models.alliance import Alliance
from records.history import track
from records.models import Record


@track(part_of="alliance")
class Removal(Record):
    """What was written down by mistake, and why it was taken away. Who did so, and all that it
    said, the history of the alliance tells beside it."""

    alliance = models.ForeignKey(
        Alliance, verbose_name=_("alliance"), on_delete=models.PROTECT, related_name="removals"
    )
    what = models.CharField(_("what was taken away"), max_length=600)
    reason = models.TextField(_("why"), max_length=500)

    class Meta(Record.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(what__regex=r"\S", reason__regex=r"\S"),
                name="removal_says_what_and_why",
                violation_error_message=_("Say why it is taken away."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="removals_stay", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return self.what
