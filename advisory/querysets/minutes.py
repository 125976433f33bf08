"""Minutes, resolutions and marks of sessions: which rows a person may see, and what pages need."""

from django.db import models
from django.db.models import Avg, Case, Count, Exists, OuterRef, Value, When

from advisory.choices import FEWEST_TOGETHER, MinutesState, ResolutionState, SessionState, Verdict
from advisory.querysets.sessions import OfSessionQuerySet

WEIGHTS = {Verdict.YES: 100, Verdict.PARTLY: 50, Verdict.NO: 0}


class MinutesQuerySet(OfSessionQuerySet):
    def visible_to(self, user):
        """The team's at any time; to who sits in the council, what was sent to them."""
        found = super().visible_to(user)
        if user.is_coordinator or user.is_lead:
            return found
        return found.exclude(state=MinutesState.DRAFT)

    def for_detail(self):
        return self.select_related("session__facilitator", "approved_by").prefetch_related(
            "addenda__written_by"
        )

    def waiting_for(self, mandate):
        """Those of ``to_look_at`` to which this person has said nothing in this edition."""
        checks = self.model._meta.get_field("checks").related_model.objects
        said = checks.filter(minutes=OuterRef("pk"), edition=OuterRef("edition"), mandate=mandate)
        return self.to_look_at(mandate).exclude(Exists(said))

    def to_look_at(self, mandate):
        """With the representatives, of a session in which this one's organization was."""
        sessions = self.model._meta.get_field("session").related_model
        attendances = sessions._meta.get_field("attendances").related_model.objects
        came = attendances.came().filter(organization=mandate.organization_id)
        sent = self.filter(state=MinutesState.SENT, session__in=came.values("session"))
        return sent.select_related("session").order_by("sent_at", "pk")


class MinutesCheckQuerySet(models.QuerySet):
    def of_edition(self, minutes):
        """The last word of each person."""
        found = self.filter(minutes=minutes, edition=minutes.edition)
        last = found.order_by("mandate_id", "-pk").distinct("mandate_id")
        return self.filter(pk__in=last.values("pk")).select_related("mandate").order_by("pk")


class ResolutionQuerySet(OfSessionQuerySet):
    def open(self):
        return self.filter(state=ResolutionState.OPEN)

    def to_see_to(self, user):
        """What this person is in charge of."""
        return self.open().filter(owner=user).for_list()

    def due_by(self, day):
        return self.open().filter(due_on__lte=day).for_list()

    def for_list(self):
        return self.select_related("session", "owner", "item")


class MarkQuerySet(models.QuerySet):
    def by_children(self):
        return self.filter(mandate__isnull=False)

    def by_team(self):
        return self.filter(staff__isnull=False)

    def of_approved(self):
        """Nobody changes these any more, so that no change tells whose it is."""
        return self.filter(session__state=SessionState.APPROVED)

    def scores(self):
        """For each session and requirement the mean in percent, yes being 100 and no 0: rows of
        ``session``, ``requirement``, ``number`` and ``score``."""
        weight = Case(*(When(verdict=key, then=Value(value)) for key, value in WEIGHTS.items()))
        cells = self.order_by().values("session", "requirement")
        return cells.annotate(number=Count("pk"), score=Avg(weight))

    def scores_of_children(self):
        """What at least five children said together; less would tell who said what."""
        return self.by_children().of_approved().scores().filter(number__gte=FEWEST_TOGETHER)
