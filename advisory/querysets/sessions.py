"""Which sessions a person may see, what belongs to them, and what a list needs."""

from django.db import models
from django.db.models import Count, Max, Q
from django.utils import timezone

from advisory.session_choices import AHEAD, CAME, TOOK_PLACE, SessionState


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

    def for_list(self):
        """``came`` is how many organizations were there."""
        return self.select_related("facilitator").annotate(
            came=Count("attendances", filter=Q(attendances__presence__in=CAME))
        )

    def next_number(self) -> int:
        """What the next session is counted as."""
        return (self.aggregate(last=Max("number"))["last"] or 0) + 1


class AgendaItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        sessions = self.model._meta.get_field("session").related_model.objects
        return self.filter(session__in=sessions.visible_to(user))

    def for_detail(self):
        return self.select_related("session", "mandate__organization")


class AttendanceQuerySet(models.QuerySet):
    def came(self):
        return self.filter(presence__in=CAME)

    def for_detail(self):
        """In the order of the organizations, with who came."""
        return self.select_related("organization", "mandate__representative").order_by(
            "organization__position", "pk"
        )


class SessionPaperQuerySet(models.QuerySet):
    def visible_to(self, user):
        sessions = self.model._meta.get_field("session").related_model.objects
        return self.filter(session__in=sessions.visible_to(user))
