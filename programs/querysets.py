"""Which program areas and projects."""

from django.db.models import Q
from django.utils import timezone

from programs.choices import Standing
from records.querysets import PublicQuerySet


class AreaQuerySet(PublicQuerySet):
    def for_list(self):
        return self.order_by("position")


class ProjectQuerySet(PublicQuerySet):
    def for_list(self):
        return (
            self.select_related("area", "lead")
            .prefetch_related("regions")
            .order_by("-starts_on", "-pk")
        )

    def standing(self, standing: Standing, day=None):
        """Those that run, have not begun, or are over on that day (today)."""
        day = day or timezone.localdate()
        not_begun, over = Q(starts_on__gt=day), Q(ends_on__lt=day)
        if standing == Standing.PLANNED:
            return self.filter(not_begun)
        if standing == Standing.OVER:
            return self.filter(over)
        return self.exclude(not_begun).exclude(over)

    def reaching(self, region):
        """Those in this region, and those for all of Peru."""
        return self.filter(Q(regions=region) | Q(regions__isnull=True))
