"""Which concerns a person may see: a lead all, a child their own."""

from django.db import models
from django.utils import timezone

from advisory.choices import ConcernState


class ConcernQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Safeguarding leads, and nobody else."""
        return self.all() if user.is_lead else self.none()

    def told_by(self, user):
        """Those of this child, for the page that says what happens with them."""
        return self.filter(representative__user=user)

    def open(self):
        return self.filter(closed_at__isnull=True)

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

    def in_due_order(self):
        return self.order_by("due_at", "pk")
