"""Which tables that left the site a person may know of."""

from django.db import models


class ExportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those who take tables look after each other, and who keeps the accounts looks after
        them."""
        return self if user.is_coordinator or user.is_administrator else self.none()

    def for_list(self):
        return self.select_related("exported_by")
