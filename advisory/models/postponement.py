"""When an answer takes longer than was promised."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from advisory.models.contribution import Contribution
from advisory.models.news import makes_news
from records.constraints import KnownYears
from records.history import track
from records.models import Record

LONGEST_EXCUSE = 500


@track()
class Postponement(Record):
    """The day of an answer is moved, with a reason that the child reads. All moves are kept.

    Written before the contribution takes the new day: a trigger refuses a move without it.
    """

    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="postponements",
    )
    old_day = models.DateField(_("day before"))
    new_day = models.DateField(_("new day"))
    reason = models.TextField(_("reason, for the child"), max_length=LONGEST_EXCUSE)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("moved by"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta(Record.Meta):
        verbose_name = _("move of the day")
        verbose_name_plural = _("moves of the day")
        ordering = ["pk"]
        constraints = [
            KnownYears("old_day", "new_day", name="postponement_years_known"),
            models.CheckConstraint(
                condition=models.Q(reason__regex=r"\S"),
                name="postponement_says_why",
                violation_error_message=_("A moved day has a reason that the child can read."),
            ),
            models.CheckConstraint(
                condition=~models.Q(new_day=models.F("old_day")),
                name="postponement_moves_the_day",
                violation_error_message=_("Choose another day than the one that was promised."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(
                name="postponements_stay", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            makes_news(operation=pgtrigger.Insert),
        ]

    def __str__(self):
        return str(self.contribution)
