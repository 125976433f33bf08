"""The adult who answers for a child."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from advisory.choices import Relationship
from advisory.models.representative import Representative
from records.constraints import known_choice
from records.history import track
from records.models import Record


@track()
class Guardian(Record):
    """Who consents, and how to reach them. Coordinators only; each look is logged."""

    representative = models.ForeignKey(
        Representative,
        verbose_name=_("representative"),
        on_delete=models.PROTECT,
        related_name="guardians",
    )
    name = models.CharField(_("name of the adult"), max_length=100)
    relationship = models.CharField(_("relationship"), max_length=15, choices=Relationship)
    contact = models.CharField(
        _("telephone or e-mail"), max_length=100, help_text=_("One is enough.")
    )

    class Meta(Record.Meta):
        verbose_name = _("guardian")
        verbose_name_plural = _("guardians")
        ordering = ["pk"]
        constraints = [
            known_choice("relationship", Relationship, name="guardian_relationship_known"),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.ReadOnly(name="stays_with_the_child", fields=["representative"]),
        ]

    def __str__(self):
        return self.name
