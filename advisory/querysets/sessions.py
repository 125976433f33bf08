"""Which sessions a person may see, what belongs to them, and what a list needs."""

from datetime import timedelta

from django.db import models
from django.db.models import Count, Exists, Max, OuterRef, Q
from django.utils import timezone

from advisory.choices import AHEAD, CAME, TOOK_PLACE, MinutesState, SessionState

WRITTEN_WITHIN_DAYS = 90  # how long after a session what was said is written down
PREPARED_DAYS = 14  # how long before it a session is on the desk
CALENDAR_DAYS = 180  # how far back a calendar goes


class SessionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The team sees all; who sits in the council today, those that were convoked. Nobody
        else learns when and where children meet."""
        if user.is_coordinator or user.is_lead:
            return self.all()
        representative = getattr(user, "representative", None)
        if not user.is_representative or representative is None:
            return self.none()
        if not representative.mandates.current().exists():
            return self.none()
        return self.filter(convoked_at__isnull=False)

    def ahead(self):
        """Still to be held, the next one first."""
        return self.filter(state__in=AHEAD).order_by("starts_at", "pk")

    def to_prepare(self):
        """What the team has to see to: of the next two weeks, those that nobody was called to or
        whose risk is not assessed; and those whose day has passed."""
        today = timezone.localdate()
        soon = self.ahead().filter(starts_at__date__lte=today + timedelta(days=PREPARED_DAYS))
        return soon.for_list().exclude(
            state=SessionState.CONVOKED, risk__isnull=False, starts_at__date__gte=today
        )

    def not_ahead(self):
        """Held or cancelled."""
        return self.exclude(state__in=AHEAD)

    def convoked(self):
        return self.filter(state=SessionState.CONVOKED)

    def took_place(self):
        return self.filter(state__in=TOOK_PLACE)

    def next_one(self):
        """The one that was convoked and comes next, today's too; or None."""
        coming = self.convoked().filter(starts_at__date__gte=timezone.localdate())
        return coming.order_by("starts_at", "pk").first()

    def without_approved_minutes(self):
        """Held; their minutes are still to be written, sent or approved. The oldest first."""
        held = self.filter(state=SessionState.HELD).select_related("written_minutes")
        return held.order_by("starts_at", "pk")

    def for_calendar(self):
        """Those that were convoked, of the last half year and to come; the cancelled ones too, so
        that a calendar takes them out."""
        since = timezone.now() - timedelta(days=CALENDAR_DAYS)
        found = self.filter(convoked_at__isnull=False, starts_at__gte=since)
        return found.order_by("starts_at", "pk")

    def for_list(self):
        """``came`` is how many organizations were there; ``is_assessed``, whether its risk is;
        ``is_in_minutes``, whether the representatives have its minutes."""
        risks = self.model._meta.get_field("risk").related_model.objects
        minutes = self.model._meta.get_field("written_minutes").related_model.objects
        sent = minutes.filter(session=OuterRef("pk")).exclude(state=MinutesState.DRAFT)
        return self.select_related("facilitator").annotate(
            came=Count("attendances", filter=Q(attendances__presence__in=CAME)),
            is_assessed=Exists(risks.filter(session=OuterRef("pk"))),
            is_in_minutes=Exists(sent),
        )

    def next_number(self) -> int:
        """What the next session is counted as."""
        return (self.aggregate(last=Max("number"))["last"] or 0) + 1


class OfSessionQuerySet(models.QuerySet):
    """What belongs to a session."""

    def visible_to(self, user):
        """To whoever sees the session."""
        sessions = self.model._meta.get_field("session").related_model.objects
        return self.filter(session__in=sessions.visible_to(user))


class AgendaItemQuerySet(OfSessionQuerySet):
    def for_detail(self):
        return self.select_related("session", "mandate__organization")

    def to_write_under(self):
        """Topics of the sessions that were held lately, the newest session first."""
        since = timezone.now() - timedelta(days=WRITTEN_WITHIN_DAYS)
        return (
            self.filter(session__state=SessionState.HELD, session__starts_at__gte=since)
            .select_related("session")
            .order_by("-session__starts_at", "-session", "place")
        )


class AttendanceQuerySet(OfSessionQuerySet):
    def of_organization(self, organization):
        """The newest session first."""
        found = self.filter(organization=organization).select_related("session")
        return found.order_by("-session__starts_at", "-session")

    def came(self):
        return self.filter(presence__in=CAME)

    def with_seated(self):
        """``is_seated``: whether somebody sits for the organization today, whoever did then."""
        mandates = self.model._meta.get_field("mandate").related_model.objects
        seats = mandates.current().filter(organization=OuterRef("organization"))
        return self.annotate(is_seated=Exists(seats))

    def for_detail(self):
        """In the order of the organizations, with who came."""
        return self.select_related("organization", "mandate__representative").order_by(
            "organization__position", "pk"
        )


class RiskAssessmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The team alone, of every session."""
        return self.all() if user.is_coordinator or user.is_lead else self.none()

    def for_detail(self):
        return self.select_related("in_charge")


class CalendarFeedQuerySet(models.QuerySet):
    def with_token(self, token: str):
        """The feed of this address; the database knows only the digest."""
        return self.filter(
            token_digest=self.model.digest_of(token), user__is_active=True
        ).select_related("user")


class DeliveryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of answers to what this person may read."""
        answers = self.model._meta.get_field("answer").related_model
        contributions = answers._meta.get_field("contribution").related_model.objects
        return self.filter(answer__contribution__in=contributions.visible_to(user))

    def for_detail(self):
        return self.select_related("answer__contribution__organization", "rating")
