"""What the child reads."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advisory.choices import Decision
from advisory.models.contribution import Contribution
from advisory.models.guards import state_is_earned, stays_with_contribution
from advisory.querysets import AnswerQuerySet
from records.constraints import known_choice
from records.history import track
from records.models import Record

LONGEST_ANSWER = 2000


@track()
class Answer(Record):
    """An answer in words that a child understands, written first, published once.

    ``decision`` is the one this answer tells: it stays, whatever is decided later.
    """

    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="answers",
    )
    decision = models.CharField(_("decision"), max_length=20, choices=Decision)
    text = models.TextField(_("text for children"), max_length=LONGEST_ANSWER, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
    )
    published_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["pk"]
        constraints = [
            known_choice("decision", Decision, name="answer_decision_known"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(text__regex=r"\S", published_at__isnull=False, published_by__isnull=False),
                name="answer_published_has_text_and_adult",
                violation_error_message=_(
                    "An answer is published with a text for children and a named adult."
                ),
            ),
            models.UniqueConstraint(
                fields=["contribution"],
                condition=Q(published_at__isnull=True),
                name="answer_one_unpublished",
                violation_error_message=_("An answer to this is being written already."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            stays_with_contribution(),
            state_is_earned(
                key="NEW.contribution_id", operation=pgtrigger.Insert | pgtrigger.Update
            ),
            pgtrigger.Protect(
                name="published_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.contribution)
