"""What the child says of an answer."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from advisory.choices import Verdict
from advisory.models.answer import Answer
from advisory.models.answer_guards import rating_is_of_own
from advisory.models.guards import state_is_earned
from advisory.models.mandate import Mandate
from records.constraints import known_choice
from records.history import track
from records.models import Record

LONGEST_REMARK = 1000


@track()
class Rating(Record):
    """Whether an answer was understood and satisfies (accountable, General Comment No. 12,
    paragraph 134). One for each answer, by who sits for the organization; it is never changed.

    ``words`` are read by the organization and the team; a reason is never asked for.
    """

    answer = models.OneToOneField(
        Answer, verbose_name=_("answer"), on_delete=models.PROTECT, related_name="rating"
    )
    mandate = models.ForeignKey(
        Mandate, verbose_name=_("mandate"), on_delete=models.PROTECT, related_name="ratings"
    )
    understood = models.CharField(_("understood"), max_length=10, choices=Verdict)
    satisfied = models.CharField(_("satisfied"), max_length=10, choices=Verdict)
    words = models.TextField(_("what else they said"), max_length=LONGEST_REMARK, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ["pk"]
        constraints = [
            known_choice("understood", Verdict, name="rating_understood_known"),
            known_choice("satisfied", Verdict, name="rating_satisfied_known"),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="ratings_stay", operation=pgtrigger.Update | pgtrigger.Delete),
            rating_is_of_own(),
            state_is_earned(
                key="(SELECT contribution_id FROM advisory_answer WHERE id = NEW.answer_id)",
                operation=pgtrigger.Insert,
            ),
        ]

    def __str__(self):
        return str(self.answer)

    @property
    def has_a_no(self) -> bool:
        return Verdict.NO in (self.understood, self.satisfied)

    def says_the_same_as(self, other: "Rating") -> bool:
        names = ("mandate_id", "understood", "satisfied", "words")
        return all(getattr(self, name) == getattr(other, name) for name in names)
