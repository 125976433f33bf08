"""What was promised."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advisory.models.contribution import Contribution
from advisory.models.guards import (
    promises_are_kept,
    refuse,
    state_is_earned,
    stays_with_contribution,
)
from advisory.models.news import makes_news
from advisory.querysets import CommitmentQuerySet
from records.constraints import KnownYears
from records.history import track
from records.models import Attachment, Record

LONGEST_REASON = 500


@track()
class Commitment(Record):
    """A promise to the author of a contribution: what, who, by when. The child reads all of it
    but the name of its owner.

    ``told_at`` is when the child could read it first, with the answer that made it; before, it is
    a draft of a promise. Another answer leaves it as it is.
    """

    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="commitments",
    )
    promise = models.TextField(_("what we will do"), max_length=500)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("in charge"),
        on_delete=models.PROTECT,
        related_name="commitments",
    )
    due_on = models.DateField(_("due by"))
    told_at = models.DateTimeField(_("promised"), null=True, editable=False)
    started_on = models.DateField(_("begun"), null=True, blank=True)
    done_on = models.DateField(_("done"), null=True, blank=True)
    outcome = models.TextField(_("what was done"), max_length=1000, blank=True)
    evidence = models.OneToOneField(
        Attachment,
        verbose_name=_("what shows it"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="shown_commitment",
    )
    without_evidence = models.TextField(
        _("why nothing shows it"), max_length=LONGEST_REASON, blank=True
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["due_on", "pk"]
        constraints = [
            KnownYears("due_on", "started_on", "done_on", name="commitment_years_known"),
            models.CheckConstraint(
                condition=Q(promise__regex=r"\S"),
                name="commitment_says_what",
                violation_error_message=_("A commitment says what will be done."),
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True)
                | Q(
                    outcome__regex=r"\S",
                    started_on__isnull=False,
                    done_on__gte=models.F("started_on"),
                ),
                name="commitment_done_says_what",
                violation_error_message=_("What is done says what was done."),
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True)
                | Q(evidence__isnull=False)
                | Q(without_evidence__regex=r"\S"),
                name="commitment_done_is_shown",
                violation_error_message=_(
                    "What is done has something that shows it, or a reason why not."
                ),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            makes_news(
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__told_at__isnull=False),
                for_followers=True,
            ),
            makes_news(
                name="makes_news_of_progress",
                for_followers=True,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__told_at__isnull=False)
                & (
                    pgtrigger.Q(old__told_at__df=pgtrigger.F("new__told_at"))
                    | pgtrigger.Q(old__started_on__df=pgtrigger.F("new__started_on"))
                    | pgtrigger.Q(old__done_on__df=pgtrigger.F("new__done_on"))
                    | pgtrigger.Q(old__due_on__df=pgtrigger.F("new__due_on"))
                ),
            ),
            stays_with_contribution(),
            *promises_are_kept(),
            pgtrigger.Trigger(
                name="day_moves_with_a_reason",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__told_at__isnull=False)
                & pgtrigger.Q(old__due_on__df=pgtrigger.F("new__due_on")),
                func=f"""
                    IF NOT EXISTS (
                        SELECT FROM (
                            SELECT moved_from, moved_to FROM advisory_commitmentupdate
                            WHERE commitment_id = OLD.id AND moved_to IS NOT NULL
                            ORDER BY id DESC LIMIT 1
                        ) last WHERE moved_from = OLD.due_on AND moved_to = NEW.due_on
                    ) THEN
                        {refuse("commitment_day_moves_with_a_reason")}
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Protect(
                name="done_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__done_on__isnull=False)
                & (
                    pgtrigger.Q(old__done_on__df=pgtrigger.F("new__done_on"))
                    | pgtrigger.Q(old__started_on__df=pgtrigger.F("new__started_on"))
                    | pgtrigger.Q(old__outcome__df=pgtrigger.F("new__outcome"))
                    | pgtrigger.Q(old__evidence__df=pgtrigger.F("new__evidence"))
                ),
            ),
            state_is_earned(
                key="COALESCE(NEW.contribution_id, OLD.contribution_id)",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on", "id"],
                condition=Q(done_on__isnull=True, told_at__isnull=False),
                name="commitment_open_due",
            ),
            models.Index(
                fields=["owner", "due_on", "id"],
                condition=Q(done_on__isnull=True, told_at__isnull=False),
                name="commitment_open_of_owner",
            ),
            models.Index(
                fields=["-done_on", "-id"],
                condition=Q(done_on__isnull=False),
                name="commitment_done",
            ),
            models.Index(
                fields=["owner", "-done_on", "-id"],
                condition=Q(done_on__isnull=False),
                name="commitment_done_of_owner",
            ),
        ]

    def __str__(self):
        return self.promise

    @property
    def is_late(self) -> bool:
        return self.done_on is None and self.due_on < timezone.localdate()
