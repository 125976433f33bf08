"""What was signed, and what changed it since."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alliances.choices import AgreementKind
from alliances.models.alliance import Alliance
from alliances.models.guards import (
    agreement_runs_anew,
    alliance_has_not_ended,
    belongs_for_good,
    runs_as_amended,
)
from alliances.querysets import AgreementQuerySet, InsideQuerySet
from records.constraints import ByNow, CheckAtField, KnownYears, known_choice, same
from records.history import track
from records.models import Attachment, Record

# What will be signed is no agreement yet. It may take effect later than it is signed.
SIGNED = _("Write it down when it has been signed.")


@dataclass(frozen=True)
class Terms:
    """What is agreed on one day: the agreement, and its amendments that have taken effect.

    ``last_day`` is the last one as it stood on that day; None without an end.
    """

    agreement: "Agreement"
    amendments: tuple["Amendment", ...]
    last_day: date | None


@track(part_of="alliance")
class Agreement(Record):
    """The signed instrument of an alliance; an informal collaboration has no signature.

    ``starts_on`` and ``ends_on`` are its first and last day as signed. ``runs`` is how long it
    runs with its amendments: half open, and reckoned by the database alone.
    """

    alliance = models.ForeignKey(
        Alliance, verbose_name=_("alliance"), on_delete=models.PROTECT, related_name="agreements"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=AgreementKind)
    number = models.CharField(_("number"), max_length=60, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    terms = models.TextField(_("what was agreed"), max_length=4000, blank=True)
    document = models.OneToOneField(
        Attachment,
        verbose_name=_("signed document"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="agreement",
    )
    runs = DateRangeField(_("runs"), editable=False)

    objects = AgreementQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["starts_on", "pk"]
        constraints = [
            known_choice("kind", AgreementKind, name="agreement_kind_known"),
            KnownYears(
                "signed_on",
                "starts_on",
                "ends_on",
                "runs__startswith",
                "runs__endswith",
                name="agreement_years_known",
            ),
            CheckAtField(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="agreement_ends_after_start",
                at="ends_on",
                violation_error_message=_("An agreement cannot end before it starts."),
            ),
            CheckAtField(
                condition=Q(kind=AgreementKind.INFORMAL) | Q(signed_on__isnull=False),
                name="agreement_signed_unless_informal",
                at="signed_on",
                violation_error_message=_(
                    "Say when it was signed. Only an informal collaboration has no signature."
                ),
            ),
            CheckAtField(
                condition=Q(signed_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("signed_on")),
                name="agreement_signed_before_its_end",
                at="signed_on",
                violation_error_message=_("An agreement is signed before it is over."),
            ),
            ByNow("signed_on", name="agreement_is_signed_by_now", sentence=SIGNED),
            ExclusionConstraint(
                name="agreement_one_at_a_time",
                expressions=[same("alliance"), ("runs", RangeOperators.OVERLAPS)],
                violation_error_message=_("Another agreement of this alliance runs in that time."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            belongs_for_good("alliance"),
            alliance_has_not_ended("agreement_alliance_has_not_ended"),
            runs_as_amended(),
        ]

    def __str__(self):
        return " ".join(filter(None, [self.get_kind_display(), self.number]))

    @property
    def last_day(self) -> date | None:
        """The last day with all amendments; None without an end."""
        return self.runs.upper and self.runs.upper - timedelta(days=1)

    def terms_on(self, day: date) -> Terms:
        """What is agreed on that day, of an agreement that runs on it."""
        amendments = sorted(
            (each for each in self.amendments.all() if each.effective_from <= day),
            key=lambda each: (each.effective_from, each.number),
        )
        extended = [each.extends_to for each in amendments if each.extends_to]
        return Terms(self, tuple(amendments), extended[-1] if extended else self.ends_on)


@track(part_of="agreement")
class Amendment(Record):
    """A change of an agreement with a number of its own: a later end, other terms, or both."""

    agreement = models.ForeignKey(
        Agreement,
        verbose_name=_("agreement"),
        on_delete=models.PROTECT,
        related_name="amendments",
    )
    number = models.PositiveSmallIntegerField(_("number"))
    signed_on = models.DateField(_("signed on"))
    effective_from = models.DateField(_("takes effect on"))
    extends_to = models.DateField(_("new last day"), null=True, blank=True)
    terms = models.TextField(_("what changes"), max_length=4000, blank=True)
    document = models.OneToOneField(
        Attachment,
        verbose_name=_("signed document"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="amendment",
    )

    objects = InsideQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["effective_from", "number"]
        constraints = [
            KnownYears("signed_on", "effective_from", "extends_to", name="amendment_years_known"),
            models.UniqueConstraint(
                fields=["agreement", "number"],
                name="amendment_number_unique",
                violation_error_message=_("Another amendment of this agreement has this number."),
            ),
            models.CheckConstraint(
                condition=Q(extends_to__isnull=False) | Q(terms__regex=r"\S"),
                name="amendment_extends_or_changes",
                violation_error_message=_("An amendment moves the last day or says what changes."),
            ),
            ByNow("signed_on", name="amendment_is_signed_by_now", sentence=SIGNED),
            CheckAtField(
                condition=Q(effective_from__gte=F("signed_on")),
                name="amendment_takes_effect_once_signed",
                at="effective_from",
                violation_error_message=_(
                    "An amendment takes effect on the day on which it is signed, or later."
                ),
            ),
            CheckAtField(
                condition=Q(number__gte=1),
                name="amendment_number_counts_from_one",
                at="number",
                violation_error_message=_("The first amendment has the number 1."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            belongs_for_good("agreement"),
            alliance_has_not_ended(
                "amendment_alliance_has_not_ended",
                on="effective_from",
                of="(SELECT alliance_id FROM alliances_agreement WHERE id = NEW.agreement_id)",
            ),
            agreement_runs_anew(),
        ]

    def __str__(self):
        return str(_("Amendment %(number)d") % {"number": self.number})

    @property
    def alliance(self) -> Alliance:
        return self.agreement.alliance
