"""What the leads found out about a concern, and what they did."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from advisory.choices import ReferredTo
from advisory.models.concern import LONGEST_CONCERN, Concern
from records.constraints import known_choice


class ConcernNote(models.Model):
    """What was found out or done; a referral where ``referred_to`` says to whom. Only added to."""

    concern = models.ForeignKey(
        Concern, verbose_name=_("concern"), on_delete=models.PROTECT, related_name="notes"
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.PROTECT,
        related_name="concern_notes",
    )
    text = models.TextField(_("note"), max_length=LONGEST_CONCERN)
    referred_to = models.CharField(
        _("handed over to"), max_length=20, choices=ReferredTo, blank=True
    )
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("note on a concern")
        verbose_name_plural = _("notes on concerns")
        ordering = ["pk"]
        constraints = [
            known_choice(
                "referred_to", ReferredTo, name="concernnote_referred_to_known", or_empty=True
            ),
            models.CheckConstraint(
                condition=Q(text__regex=r"\S"),
                name="concernnote_says_something",
                violation_error_message=_("A note says something."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="notes_stay", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return str(self.concern)
