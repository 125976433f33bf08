"""Who speaks for an alliance on each side."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from alliances.choices import Side
from alliances.models.alliance import Alliance
from alliances.models.guards import alliance_has_not_ended, belongs_for_good
from alliances.querysets import FocalPointQuerySet
from records.constraints import CheckAtField, KnownYears, known_choice
from records.history import track
from records.models import Record


@track(part_of="alliance")
class FocalPoint(Record):
    """An adult whom the other side can call, from one day to another: of ours a person with an
    account, of the partner's a name, a position and one way to reach them. No more is kept."""

    alliance = models.ForeignKey(
        Alliance, verbose_name=_("alliance"), on_delete=models.PROTECT, related_name="focal_points"
    )
    side = models.CharField(_("side"), max_length=10, choices=Side)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("our person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="focal_points",
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    post = models.CharField(_("position"), max_length=120, blank=True)
    contact = models.CharField(_("telephone or e-mail at work"), max_length=120, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = FocalPointQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("focal point")
        verbose_name_plural = _("focal points")
        ordering = ["side", "-starts_on", "-pk"]
        constraints = [
            known_choice("side", Side, name="focalpoint_side_known"),
            KnownYears("starts_on", "ends_on", name="focalpoint_years_known"),
            models.CheckConstraint(
                condition=Q(side=Side.OURS, user__isnull=False, name="", contact="")
                | Q(side=Side.PARTNER, user__isnull=True, name__regex=r"\S"),
                name="focalpoint_person_of_its_side",
                violation_error_message=_(
                    "Of our side choose a person; of the partner’s side write a name."
                ),
            ),
            CheckAtField(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="focalpoint_ends_after_start",
                at="ends_on",
                violation_error_message=_("The last day comes after the first."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            belongs_for_good("alliance"),
            alliance_has_not_ended("focalpoint_alliance_has_not_ended", on="starts_on"),
        ]

    def __str__(self):
        return str(self.user or self.name)
