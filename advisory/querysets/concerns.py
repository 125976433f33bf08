"""Which concerns a person may see: a lead all, a child their own."""

from datetime import timedelta

from django.db import models
from django.db.models import Count, F, Max, Min, Q
from django.utils import timezone

from advisory.choices import ConcernState

TOLD_FOR_DAYS = 30  # how long a closed concern stands at the child's home


class ConcernQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Safeguarding leads, and nobody else."""
        return self.all() if user.is_lead else self.none()

    def told_by(self, user):
        """Those of this child, for the page that says what happens with them."""
        return self.filter(representative__user=user)

    def open(self):
        return self.filter(closed_at__isnull=True)

    def closed(self):
        return self.filter(closed_at__isnull=False)

    def told_lately(self):
        """Those whose child may still wait for a word, or have it to read."""
        since = timezone.now() - timedelta(days=TOLD_FOR_DAYS)
        return self.filter(Q(closed_at__isnull=True) | Q(closed_at__gte=since))

    def new(self):
        return self.filter(state=ConcernState.NEW)

    def overdue(self):
        """Open, its time is over, and nothing was done yet."""
        return self.open().filter(acted_at__isnull=True, due_at__lte=timezone.now())

    def for_list(self):
        """Without a word of what was told: a list is no reading."""
        return self.select_related("contribution", "taken_by").only(
            "created_at",
            "state",
            "raised_by",
            "due_at",
            "acted_at",
            "closed_at",
            "outcome",
            "contribution__reference",
            "taken_by__name",
            "taken_by__username",
        )

    def for_child(self):
        """No more than the line at home needs."""
        return self.select_related("contribution").only(
            "token", "created_at", "closed_at", "representative", "contribution__submitted_at"
        )

    def for_detail(self):
        return self.select_related(
            "contribution__organization",
            "contribution__area",
            "contribution__review",
            "contribution__transcription",
            "contribution__translation",
            "representative__user",
            "representative__region",
            "raised_by",
            "taken_by",
        )

    def in_due_order(self):
        """First those about which nothing was done yet."""
        return self.order_by(F("acted_at").asc(nulls_first=True), "due_at", "pk")


class ConcernReadingQuerySet(models.QuerySet):
    def by_reader(self):
        """Who has read it: the first and the last time, and how often."""
        return (
            self.order_by()
            .values("read_by__name", "read_by__username")
            .annotate(first=Min("at"), last=Max("at"), times=Count("pk"))
            .order_by("first")
        )
