"""When the council gets more time for a question, or the team for its answer."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from advisory.models.consultation import Consultation
from advisory.models.extension_guards import extends_what_is_open, extension_is_done
from advisory.models.postponement import LONGEST_EXCUSE
from records.constraints import KnownYears
from records.history import track
from records.models import Record


@track(part_of="consultation")
class Extension(Record):
    """The last day to reply is moved, or the day of the answer, with a reason that the council
    reads. Only to later days: who was told a day may count on it. All moves are kept.

    Written before the question takes the new days: a trigger refuses a move without it.
    """

    consultation = models.ForeignKey(
        Consultation,
        verbose_name=_("consultation"),
        on_delete=models.PROTECT,
        related_name="extensions",
    )
    old_closes_on = models.DateField(_("last day to reply, before"))
    new_closes_on = models.DateField(_("last day to reply"))
    old_answer_by = models.DateField(_("day of the answer, before"))
    new_answer_by = models.DateField(_("day of the answer"))
    reason = models.TextField(_("reason, for the council"), max_length=LONGEST_EXCUSE)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("moved by"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta(Record.Meta):
        verbose_name = _("move of the days of a question")
        verbose_name_plural = _("moves of the days of a question")
        ordering = ["-pk"]
        constraints = [
            KnownYears(
                "old_closes_on",
                "new_closes_on",
                "old_answer_by",
                "new_answer_by",
                name="extension_years_known",
            ),
            models.CheckConstraint(
                condition=Q(reason__regex=r"\S"),
                name="extension_says_why",
                violation_error_message=_("Moved days have a reason that the council can read."),
            ),
            models.CheckConstraint(
                condition=Q(new_closes_on__gte=F("old_closes_on"))
                & Q(new_answer_by__gte=F("old_answer_by")),
                name="extension_takes_no_time_away",
                violation_error_message=_("Who was told a day counts on it: choose a later one."),
            ),
            models.CheckConstraint(
                condition=Q(new_closes_on__gt=F("old_closes_on"))
                | Q(new_answer_by__gt=F("old_answer_by")),
                name="extension_moves_a_day",
                violation_error_message=_("Choose a later day for the replies or for the answer."),
            ),
            models.CheckConstraint(
                condition=Q(new_answer_by__gte=F("new_closes_on")),
                name="extension_answers_after_replies",
                violation_error_message=_("The answer comes when it is closed."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(
                name="extensions_stay", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            extends_what_is_open(),
            extension_is_done(),
        ]

    def __str__(self):
        return str(self.consultation)

    @property
    def gives_time(self) -> bool:
        """Whether the council has more time, and not only the team."""
        return self.new_closes_on > self.old_closes_on
