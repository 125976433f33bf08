"""A meeting of the council."""

from datetime import timedelta

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, TruncDate
from django.db.models.lookups import LessThanOrEqual
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin

from advisory.choices import (
    AHEAD,
    OVER,
    SESSION_TRANSITIONS,
    TOOK_PLACE,
    SessionKind,
    SessionState,
    Tongue,
)
from advisory.models.guards import one_changes
from advisory.models.minutes_guards import approved_together
from advisory.models.session_guards import held_is_attended, held_is_safe
from advisory.querysets.sessions import SessionQuerySet
from records.constraints import KnownYears, known_choice
from records.history import track
from records.models import Record
from records.transitions import known_steps, step

LONGEST_ABOUT = 1000
LONGEST_REASON = 500
SHORTEST, LONGEST = 15, 12 * 60  # minutes
FIXED_ONCE_CONVOKED = ["number", "kind", "convoked_at"]
FIXED_ONCE_HELD = ["starts_at", "held_at", "quorum"]


@track()
class Session(FSMModelMixin, Record):
    """The council meets: when, where, in which language, and about what.

    ``quorum`` is how many organizations had to be there, fixed when the session is held: the
    setting and the seats change later. Nothing says in public when and where children meet.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=SessionKind, default=SessionKind.ORDINARY
    )
    state = FSMField(_("state"), choices=SessionState, default=SessionState.PLANNED, protected=True)
    starts_at = models.DateTimeField(_("day and time"))
    minutes = models.PositiveSmallIntegerField(_("length in minutes"), default=120)
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    facilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who leads it"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    language = models.CharField(_("language"), max_length=5, choices=Tongue, default=Tongue.SPANISH)
    interpreted_in = models.CharField(
        _("interpreter into"), max_length=5, choices=Tongue, blank=True
    )
    about = models.TextField(_("what it is about"), max_length=LONGEST_ABOUT, blank=True)
    items_until = models.DateField(_("representatives add to the agenda until"))
    convoked_at = models.DateTimeField(_("convoked on"), null=True, editable=False)
    held_at = models.DateTimeField(_("written down as held"), null=True, editable=False)
    quorum = models.PositiveSmallIntegerField(_("quorum"), null=True, editable=False)
    reason = models.TextField(_("why it is cancelled"), max_length=LONGEST_REASON, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["-starts_at", "-id"], name="session_newest")]
        constraints = [
            known_choice("kind", SessionKind, name="session_kind_known"),
            known_choice("state", SessionState, name="session_state_known"),
            known_choice("language", Tongue, name="session_language_known"),
            known_choice(
                "interpreted_in", Tongue, name="session_interpreted_in_known", or_empty=True
            ),
            KnownYears("starts_at__date", "items_until", name="session_years_known"),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="session_number_from_one",
                violation_error_message=_("Sessions are counted from one."),
            ),
            models.CheckConstraint(
                condition=Q(minutes__range=(SHORTEST, LONGEST)),
                name="session_length_in_limits",
                violation_error_message=_("A session lasts from 15 minutes to 12 hours."),
            ),
            models.CheckConstraint(
                condition=Q(place__regex=r"\S") | ~Q(link=""),
                name="session_has_place_or_link",
                violation_error_message=_("Write the place, or the link for who joins from afar."),
            ),
            models.CheckConstraint(
                condition=Q(link="") | Q(link__startswith="https://"),
                name="session_link_is_safe",
                violation_error_message=_("A link begins with https://."),
            ),
            models.CheckConstraint(
                condition=~Q(interpreted_in=F("language")),
                name="session_interpreted_in_another",
                violation_error_message=_("An interpreter speaks another language."),
            ),
            models.CheckConstraint(
                condition=Q(
                    LessThanOrEqual(F("items_until"), TruncDate("starts_at"))  # in Lima
                ),
                name="session_items_before_it",
                violation_error_message=_("Topics are added until the day of the session."),
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[*TOOK_PLACE, SessionState.CONVOKED], convoked_at__isnull=False
                )
                | Q(state=SessionState.PLANNED, convoked_at__isnull=True)
                | Q(state=SessionState.CANCELLED),
                name="session_convoked_has_time",
                violation_error_message=_("A session that was convoked says when."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=TOOK_PLACE, held_at__isnull=False, quorum__isnull=False)
                | (~Q(state__in=TOOK_PLACE) & Q(held_at__isnull=True, quorum__isnull=True)),
                name="session_held_has_quorum",
                violation_error_message=_("A session that was held has a quorum."),
            ),
            models.CheckConstraint(
                condition=Q(state=SessionState.CANCELLED, reason__regex=r"\S")
                | (~Q(state=SessionState.CANCELLED) & Q(reason="")),
                name="session_cancelled_has_reason",
                violation_error_message=_("Say why it is cancelled, and nothing otherwise."),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(LessThanOrEqual(Length(field), longest)),
                    name=f"session_{field}_fits",
                    violation_error_message=_("The text is too long."),
                )
                for field, longest in (("about", LONGEST_ABOUT), ("reason", LONGEST_REASON))
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            known_steps(SESSION_TRANSITIONS),
            pgtrigger.Protect(
                name="convoked_stays",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__state=SessionState.PLANNED)
                & one_changes(*FIXED_ONCE_CONVOKED),
            ),
            pgtrigger.Protect(
                name="held_stays",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__state__in=AHEAD) & one_changes(*FIXED_ONCE_HELD),
            ),
            pgtrigger.Protect(
                name="over_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state__in=OVER),
            ),
            pgtrigger.Protect(
                name="sessions_are_kept",
                operation=pgtrigger.Delete,
                condition=~pgtrigger.Q(old__state=SessionState.PLANNED),
            ),
            held_is_safe(),
            held_is_attended(),
            approved_together(session="NEW.id", refusal="session_approved_with_minutes"),
        ]

    @staticmethod
    def quorum_of(seats: int) -> int:
        """How many organizations must come, of so many with a mandate on that day."""
        return -(-seats * settings.QUORUM_PERCENT // 100)

    def __str__(self):
        return str(_("Session %(number)s") % {"number": self.number})

    def get_absolute_url(self):
        return reverse("advisory:session-detail", args=[self.number])

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def day(self):
        """The day of the session, in Lima."""
        return timezone.localdate(self.starts_at)

    @property
    def has_come(self) -> bool:
        return self.day <= timezone.localdate()

    @property
    def has_quorum(self) -> bool:
        """Of a session that took place, brought along by ``for_list``."""
        return self.came >= self.quorum

    @property
    def is_ahead(self) -> bool:
        return self.state in AHEAD

    @property
    def took_place(self) -> bool:
        return self.state in TOOK_PLACE

    @property
    def takes_items(self) -> bool:
        """Whether the representatives may still add to the agenda."""
        return self.state == SessionState.CONVOKED and timezone.localdate() <= self.items_until

    @step(SESSION_TRANSITIONS, "convoke")
    def convoke(self):
        self.convoked_at = timezone.now()

    @step(SESSION_TRANSITIONS, "hold")
    def hold(self, *, quorum: int):
        """Who came stands in the attendances."""
        self.held_at = timezone.now()
        self.quorum = quorum

    @step(SESSION_TRANSITIONS, "approve")
    def approve(self):
        """The minutes are approved: nothing of it changes any more."""

    @step(SESSION_TRANSITIONS, "cancel")
    def cancel(self, *, reason: str):
        self.reason = reason
