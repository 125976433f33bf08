"""What an alliance does together."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modeltrans.fields import TranslationField

from alliances.choices import Modality
from alliances.models.alliance import Alliance
from alliances.models.guards import alliance_has_not_ended, belongs_for_good
from alliances.querysets import LineOfWorkQuerySet
from programs.models import Area
from records.constraints import known_choice
from records.history import track, track_links
from records.models import Record


@track(part_of="alliance")
class LineOfWork(Record):
    """One line of joint work, for one program area above all."""

    alliance = models.ForeignKey(
        Alliance, verbose_name=_("alliance"), on_delete=models.PROTECT, related_name="lines"
    )
    name = models.CharField(_("name"), max_length=300)
    modality = models.CharField(_("how we work"), max_length=20, choices=Modality)
    main_area = models.ForeignKey(
        Area, verbose_name=_("main area"), on_delete=models.PROTECT, related_name="lines_of_work"
    )
    other_areas = models.ManyToManyField(
        Area, verbose_name=_("other areas"), blank=True, related_name="other_lines_of_work"
    )
    position = models.PositiveSmallIntegerField(_("order"))
    i18n = TranslationField(fields=("name",))

    objects = LineOfWorkQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("line of work")
        verbose_name_plural = _("lines of work")
        ordering = ["position"]
        constraints = [
            known_choice("modality", Modality, name="line_of_work_modality_known"),
            models.UniqueConstraint(
                fields=["alliance", "position"],
                name="line_of_work_position_unique",
                violation_error_message=_("Another line of this alliance has this place."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            belongs_for_good("alliance"),
            alliance_has_not_ended("line_of_work_alliance_has_not_ended"),
        ]

    def __str__(self):
        return self.name_i18n

    @property
    def areas(self) -> set[Area]:
        """The main one and the others; a list brings them along."""
        return {self.main_area, *self.other_areas.all()}


@track_links(part_of="lineofwork")
class OtherArea(LineOfWork.other_areas.through):
    """The link of a line of work and another area, for its history."""

    class Meta:
        proxy = True
