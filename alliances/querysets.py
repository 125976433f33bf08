"""Which alliances. Those in force are public; a draft or an ended one is for the admin."""

from django.db import models

from alliances.choices import AllianceState


class AllianceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everyone, signed in or not, sees the alliances that stand."""
        return self.filter(state=AllianceState.ACTIVE)

    def for_list(self):
        return (
            self.select_related("partner__succeeded_by")
            .prefetch_related("lines__main_area", "lines__other_areas")
            .order_by("position", "pk")
        )
