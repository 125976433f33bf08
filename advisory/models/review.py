"""The team's side of a contribution."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from advisory.choices import DECISION_IN_WORDS, Decision
from advisory.models.contribution import Contribution
from advisory.models.guards import state_is_earned, stays_with_contribution
from advisory.models.news import makes_news
from programs.choices import Stage
from programs.models import Project
from records.constraints import known_choice
from records.history import track
from records.models import Record


@track()
class Review(Record):
    """Who reads it, what is decided and why. Representatives never see this.

    In a table of its own, so that a page for children does not even load it.
    """

    contribution = models.OneToOneField(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="review",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("in charge"),
        on_delete=models.PROTECT,
        related_name="reviews",
    )
    taken_at = models.DateTimeField(_("taken"))
    summary = models.TextField(_("summary by staff"), max_length=1000, blank=True)
    stage = models.CharField(
        _("stage of the program cycle"), max_length=10, choices=Stage, blank=True
    )
    project = models.ForeignKey(
        Project,
        verbose_name=_("project"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews",
        db_index=False,
    )
    decision = models.CharField(_("decision"), max_length=20, choices=Decision, blank=True)
    reason = models.TextField(_("reason, for the team"), max_length=4000, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["project", "contribution"],
                condition=models.Q(project__isnull=False),
                name="review_of_project",
            ),
            models.Index(fields=["owner", "contribution"], name="review_of_owner"),
            models.Index(
                fields=["stage", "contribution"], condition=~models.Q(stage=""), name="review_stage"
            ),
        ]
        constraints = [
            known_choice("stage", Stage, name="review_stage_known", or_empty=True),
            known_choice("decision", Decision, name="review_decision_known", or_empty=True),
            models.CheckConstraint(
                condition=models.Q(decision="", decided_by__isnull=True, decided_at__isnull=True)
                | (
                    ~models.Q(decision="")
                    & models.Q(
                        reason__regex=r"\S", decided_by__isnull=False, decided_at__isnull=False
                    )
                ),
                name="review_decision_has_reason_and_adult",
                violation_error_message=_("A decision has a reason and a named adult."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="reviews_are_kept", operation=pgtrigger.Delete),
            makes_news(operation=pgtrigger.Insert),
            stays_with_contribution(),
            state_is_earned(
                key="NEW.contribution_id",
                operation=pgtrigger.UpdateOf("decision"),
            ),
        ]

    def __str__(self):
        return str(self.contribution)

    @property
    def in_words(self) -> str:
        """Its decision, as the child will read it."""
        return DECISION_IN_WORDS[self.decision]
