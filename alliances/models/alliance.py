"""What binds us and a partner."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alliances.choices import AllianceState
from alliances.models.partner import Partner
from alliances.querysets import AllianceQuerySet
from records.constraints import known_choice
from records.history import track
from records.models import Record


@track()
class Alliance(Record):
    """An alliance with one partner; what it does stands in its lines of work."""

    slug = models.SlugField(_("address"), unique=True)
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="alliances"
    )
    state = models.CharField(
        _("state"), max_length=10, choices=AllianceState, default=AllianceState.DRAFT
    )
    position = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = AllianceQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("alliance")
        verbose_name_plural = _("alliances")
        ordering = ["position", "pk"]
        constraints = [
            known_choice("state", AllianceState, name="alliance_state_known"),
        ]

    def __str__(self):
        return str(self.partner)
