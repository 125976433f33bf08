"""What the child reads, and the team's grounds for it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from advisory.choices import DECISION_IN_WORDS, Decision
from advisory.models.answer_guards import published_has_grounds, rounds_count_up
from advisory.models.contribution import Contribution
from advisory.models.guards import (
    state_is_earned,
    stays_with_contribution,
)
from advisory.models.news import makes_news
from advisory.querysets import AnswerQuerySet
from records.constraints import known_choice
from records.history import track
from records.models import Record

LONGEST_ANSWER = 2000


@track()
class Answer(Record):
    """An answer in words that a child understands, written first, published once.

    A contribution has one for each round: a child who says no to the first gets a second.
    ``decision`` is the one this answer tells: it stays, whatever is decided later.
    ``needs_approval`` is what the setting said when it was begun: then somebody else than who
    wrote the text last approves it before it is published.
    """

    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="answers",
    )
    number = models.PositiveSmallIntegerField(_("number"), default=1, editable=False)
    decision = models.CharField(_("decision"), max_length=20, choices=Decision)
    text = models.TextField(_("text for children"), max_length=LONGEST_ANSWER, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    needs_approval = models.BooleanField(_("needs approval"), default=False, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
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
        ordering = ["number", "pk"]
        indexes = [
            models.Index(
                fields=["contribution"],
                condition=Q(
                    published_at__isnull=True,
                    needs_approval=True,
                    approved_by__isnull=True,
                    text__gt="",
                ),
                name="answer_to_approve",
            ),
            models.Index(
                fields=["-published_at", "-id"],
                condition=Q(published_at__isnull=False),
                name="answer_by_day",
            ),
        ]
        constraints = [
            known_choice("decision", Decision, name="answer_decision_known"),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="answer_number_from_one",
                violation_error_message=_("Answers are counted from one."),
            ),
            models.UniqueConstraint(
                fields=["contribution", "number"],
                name="answer_number_unique",
                violation_error_message=_("There is an answer of this number."),
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(text__regex=r"\S", published_at__isnull=False, published_by__isnull=False),
                name="answer_published_has_text_and_adult",
                violation_error_message=_(
                    "An answer is published with a text for children and a named adult."
                ),
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | Q(written_by__isnull=False) & ~Q(approved_by=F("written_by")),
                name="answer_approved_by_a_colleague",
                violation_error_message=_("Nobody approves what they wrote themselves."),
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(needs_approval=False)
                | Q(approved_by__isnull=False),
                name="answer_published_is_approved",
                violation_error_message=_("A colleague approves it before it is published."),
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
            makes_news(
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__published_at__isnull=False),
            ),
            rounds_count_up(),
            published_has_grounds(),
            state_is_earned(
                key="NEW.contribution_id", operation=pgtrigger.Insert | pgtrigger.Update
            ),
            pgtrigger.ReadOnly(name="needs_approval_stays", fields=["needs_approval"]),
            pgtrigger.Protect(
                name="approved_stays",  # other words and another decision are approved anew
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__approved_by__isnull=False)
                & (
                    pgtrigger.Q(old__text__df=pgtrigger.F("new__text"))
                    | pgtrigger.Q(old__decision__df=pgtrigger.F("new__decision"))
                ),
            ),
            pgtrigger.Protect(
                name="published_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.contribution)

    @property
    def in_words(self) -> str:
        """Its decision, as a child reads it."""
        return DECISION_IN_WORDS[self.decision]

    @property
    def waits_for_approval(self) -> bool:
        """Not to be published before a colleague has approved it."""
        return self.needs_approval and self.approved_by_id is None


@track()
class Grounds(Record):
    """Why a published answer says what it says, for the team. Representatives never see this.

    Taken from the review when the answer is published, and kept as it was: the review goes on to
    the next round. In a table of its own, so that a page for children does not even load it.
    """

    answer = models.OneToOneField(
        Answer, verbose_name=_("answer"), on_delete=models.PROTECT, related_name="grounds"
    )
    reason = models.TextField(_("reason, for the team"), max_length=4000)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"))

    class Meta(Record.Meta):
        verbose_name = _("grounds of an answer")
        verbose_name_plural = _("grounds of answers")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__regex=r"\S"),
                name="grounds_say_why",
                violation_error_message=_("A decision has a reason and a named adult."),
            )
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="grounds_stay", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return str(self.answer)
