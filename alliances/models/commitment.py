"""What one side of an alliance promised the other."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliances.choices import Side
from alliances.models.alliance import Alliance
from alliances.models.guards import alliance_has_not_ended, belongs_for_good, line_is_of_alliance
from alliances.models.line_of_work import LineOfWork
from alliances.querysets import CommitmentQuerySet
from records.constraints import ByNow, KnownYears, known_choice
from records.history import track
from records.models import Attachment, Record

NOT_YET = _("Write it down when that day has come.")


@track(part_of="alliance")
class Commitment(Record):
    """A promise of ours or of the partner's: what, by when, and what came of it.

    ``owner`` is who of us sees to it, whichever side promised.
    """

    alliance = models.ForeignKey(
        Alliance, verbose_name=_("alliance"), on_delete=models.PROTECT, related_name="commitments"
    )
    line = models.ForeignKey(
        LineOfWork,
        verbose_name=_("line of work"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
    )
    side = models.CharField(_("who promised it"), max_length=10, choices=Side)
    promise = models.TextField(_("what will be done"), max_length=500)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who of us sees to it"),
        on_delete=models.PROTECT,
        related_name="alliance_commitments",
    )
    due_on = models.DateField(_("due by"))
    started_on = models.DateField(_("begun"), null=True, blank=True)
    done_on = models.DateField(_("done"), null=True, blank=True)
    outcome = models.TextField(_("what was done"), max_length=1000, blank=True)
    evidence = models.OneToOneField(
        Attachment,
        verbose_name=_("evidence"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="alliance_commitment",
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("commitment of an alliance")
        verbose_name_plural = _("commitments of alliances")
        ordering = ["due_on", "pk"]
        constraints = [
            known_choice("side", Side, name="alliance_commitment_side_known"),
            KnownYears("due_on", "started_on", "done_on", name="alliance_commitment_years_known"),
            ByNow("started_on", name="alliance_commitment_is_begun_by_now", sentence=NOT_YET),
            ByNow("done_on", name="alliance_commitment_is_done_by_now", sentence=NOT_YET),
            models.CheckConstraint(
                condition=Q(promise__regex=r"\S"),
                name="alliance_commitment_says_what",
                violation_error_message=_("A commitment says what will be done."),
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True)
                | Q(
                    outcome__regex=r"\S",
                    started_on__isnull=False,
                    done_on__gte=F("started_on"),
                ),
                name="alliance_commitment_done_says_what",
                violation_error_message=_("What is done says what was done."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            belongs_for_good("alliance"),
            alliance_has_not_ended("alliance_commitment_alliance_has_not_ended", on="due_on"),
            line_is_of_alliance("alliance_commitment_line_is_of_its_alliance"),
        ]
        indexes = [
            models.Index(
                fields=["due_on", "id"],
                condition=Q(done_on__isnull=True),
                name="alliance_commitment_open_due",
            )
        ]

    def __str__(self):
        return self.promise

    @property
    def is_late(self) -> bool:
        return self.done_on is None and self.due_on < timezone.localdate()
