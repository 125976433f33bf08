"""Which program areas. They are public, so there is no ``visible_to``."""

from django.db import models


class AreaQuerySet(models.QuerySet):
    def for_list(self):
        return self.order_by("position")
