"""A seat that an organization gives to a person for a time."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advisory.choices import Seat, Standing
from advisory.models.attendance_guards import holds_what_was_attended
from advisory.models.organization import Organization
from advisory.models.people_guards import holds_what_was_said
from advisory.models.representative import Representative
from advisory.querysets import MandateQuerySet
from records.constraints import KnownYears, known_choice, same
from records.history import track
from records.models import Attachment, Record


@dataclass(frozen=True)
class DaysOfWords:
    first: date
    last: date


@track()
class Mandate(Record):
    """Who holds a seat of an organization, from the first day to the one before the last.

    ``period`` is half open, as PostgreSQL keeps it: its end is the first day without the mandate.
    ``follows`` is the mandate that was handed over to this one, so that none is handed over twice.
    """

    organization = models.ForeignKey(
        Organization,
        verbose_name=_("member organization"),
        on_delete=models.PROTECT,
        related_name="mandates",
    )
    representative = models.ForeignKey(
        Representative,
        verbose_name=_("representative"),
        on_delete=models.PROTECT,
        related_name="mandates",
    )
    seat = models.CharField(_("seat"), max_length=10, choices=Seat)
    period = DateRangeField(_("period"))
    follows = models.OneToOneField(
        "self",
        verbose_name=_("follows"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="successor",
    )
    letter = models.OneToOneField(
        Attachment,
        verbose_name=_("letter of appointment"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="mandate",
    )

    objects = MandateQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["pk"]
        constraints = [
            known_choice("seat", Seat, name="mandate_seat_known"),
            KnownYears("period__startswith", "period__endswith", name="mandate_years_known"),
            models.CheckConstraint(
                condition=models.Q(period__isempty=False, period__startswith__isnull=False),
                name="mandate_period_has_days",
                violation_error_message=_("A mandate has a first day, and ends after it."),
            ),
            ExclusionConstraint(
                name="mandate_one_titular_at_a_time",
                expressions=[same("organization"), ("period", RangeOperators.OVERLAPS)],
                condition=models.Q(seat=Seat.TITULAR),
                violation_error_message=_(
                    "This organization has another representative in that time."
                ),
            ),
            ExclusionConstraint(
                name="mandate_one_seat_for_each_person",
                expressions=[same("representative"), ("period", RangeOperators.OVERLAPS)],
                violation_error_message=_("This person holds another seat in that time."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            holds_what_was_said(),
            holds_what_was_attended(),
        ]

    @property
    def standing(self) -> Standing:
        """Whoever was erased speaks for nobody, even if the days end with what was said today."""
        today = timezone.localdate()
        if self.representative.erased_at:
            return Standing.OVER
        if today < self.period.lower:
            return Standing.TO_COME
        if self.period.upper and today >= self.period.upper:
            return Standing.OVER
        return Standing.CURRENT

    def days_of_words(self) -> DaysOfWords | None:
        """The first and the last of its days on which something was sent under it, or a session
        was held that it is written down for."""
        found = self.contributions.sent().filter(
            submitted_at__date__gte=self.period.lower,
            submitted_at__date__lt=self.period.upper or date.max,
        )
        sent = found.aggregate(first=Min("submitted_at__date"), last=Max("submitted_at__date"))
        held = self.attendances.aggregate(
            first=Min("session__starts_at__date"), last=Max("session__starts_at__date")
        )
        days = [day for day in (*sent.values(), *held.values()) if day]
        return DaysOfWords(min(days), max(days)) if days else None

    @property
    def last_day(self):
        """The last day with the mandate; None for one without an end."""
        return self.period.upper and self.period.upper - timedelta(days=1)

    def __str__(self):
        return f"{self.organization} · {self.get_seat_display()}"
