"""The numbers that references are made of."""

from django.db import models

from advisory.querysets import ReferenceYearQuerySet


class ReferenceYear(models.Model):
    """The last number that a year has given; counted by the database, so that none is given twice
    and none is lost."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    objects = ReferenceYearQuerySet.as_manager()

    def __str__(self):
        return f"{self.year}: {self.last}"
