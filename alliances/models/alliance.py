"""What binds us and a partner."""

from datetime import date, timedelta
from operator import itemgetter

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin

from alliances.choices import ALLIANCE_PAGES, ALLIANCE_TRANSITIONS, WITH_REASON, AllianceState, Need
from alliances.models.guards import (
    agreements_end_with_it,
    partner_stays,
    steps_are_in_order,
)
from alliances.models.partner import Partner
from alliances.querysets import AllianceQuerySet
from records.constraints import ByNow, KnownYears, known_choice, own_address
from records.history import track
from records.models import Record
from records.transitions import known_steps, step


@track()
class Alliance(FSMModelMixin, Record):
    """An alliance with one partner. What it does stands in its lines of work, what was signed in
    its agreements.

    It ends because somebody ends it, or by itself when the last of its agreements is over: see
    ``standing_on``. Without an agreement on record it lasts until somebody ends it. ``reason`` and
    ``since`` are those of the last step; the history has the earlier ones, and who took them. The
    day of its end is its last: no agreement runs after it.
    """

    slug = models.SlugField(_("address"), unique=True)
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="alliances"
    )
    state = FSMField(
        _("state"),
        max_length=10,
        choices=AllianceState,
        default=AllianceState.DRAFT,
        protected=True,
    )
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    since = models.DateField(_("since"), null=True, blank=True, editable=False)
    position = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = AllianceQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("alliance")
        verbose_name_plural = _("alliances")
        ordering = ["position", "pk"]
        constraints = [
            own_address(ALLIANCE_PAGES, name="alliance_address_is_its_own"),
            known_choice("state", AllianceState, name="alliance_state_known"),
            KnownYears("since", name="alliance_years_known"),
            ByNow(
                "since",
                name="alliance_steps_are_taken_by_now",
                sentence=_("It counts from today or from an earlier day."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=WITH_REASON) | Q(reason__regex=r"\S", since__isnull=False),
                name="alliance_suspended_or_ended_has_reason",
                violation_error_message=_("Say why, and from which day."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            known_steps(ALLIANCE_TRANSITIONS),
            partner_stays(),
            steps_are_in_order(),
            agreements_end_with_it(),
        ]

    def __str__(self):
        return str(self.partner)

    def get_absolute_url(self):
        return reverse("alliances:alliance-detail", args=[self.slug])

    @property
    def last_day(self) -> date | None:
        """The last day of the last agreement, or the one on which somebody ended it without any;
        None without an end.

        A list brings it along by ``with_end()``.
        """
        if not hasattr(self, "first_day_after"):
            newest = self.agreements.order_by("-starts_on").first()
            self.first_day_after = newest and newest.runs.upper
        if self.first_day_after is None and self.state == AllianceState.ENDED:
            return self.since
        return self.first_day_after and self.first_day_after - timedelta(days=1)

    def standing_on(self, day: date) -> AllianceState:
        """The state, for who reads it: ended also when the last agreement is over."""
        if self.state != AllianceState.DRAFT and self.last_day and self.last_day < day:
            return AllianceState.ENDED
        return AllianceState(self.state)

    @property
    def standing(self) -> AllianceState:
        return self.standing_on(timezone.localdate())

    @property
    def needs(self) -> list[Need]:
        """What it lacks; read it by ``with_needs()``."""
        return [need for need in Need if getattr(self, f"needs_{need}")]

    def begins_after(self, day: date) -> tuple[Record, date] | None:
        """What of it begins or was done after that day, the latest, and when."""
        found = []
        for records, name in (
            (self.agreements, "starts_on"),
            (self.activities, "on"),
            (self.focal_points, "starts_on"),
        ):
            latest = records.order_by(f"-{name}").filter(**{f"{name}__gt": day}).first()
            if latest:
                found.append((latest, getattr(latest, name)))
        return max(found, key=itemgetter(1), default=None)

    def terms_on(self, day: date):
        """What is agreed on that day (``Terms``); None where no agreement runs."""
        agreement = self.agreements.on(day).prefetch_related("amendments").first()
        return agreement and agreement.terms_on(day)

    @step(ALLIANCE_TRANSITIONS, "activate")
    def activate(self, *, on: date):
        self._begin(on, "")

    @step(ALLIANCE_TRANSITIONS, "suspend")
    def suspend(self, *, reason: str, on: date):
        self._begin(on, reason)

    @step(ALLIANCE_TRANSITIONS, "resume")
    def resume(self, *, reason: str, on: date):
        self._begin(on, reason)

    @step(ALLIANCE_TRANSITIONS, "end")
    def end(self, *, reason: str, on: date):
        self._begin(on, reason)

    def _begin(self, on, reason):
        self.since = on
        self.reason = reason
