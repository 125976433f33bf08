"""The four program areas."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modeltrans.fields import TranslationField

from programs.querysets import AreaQuerySet
from records.history import track
from records.models import Record


@track()
class Area(Record):
    """One of the areas that the programme in Peru works in (seed)."""

    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=60)
    goal = models.TextField(_("goal"), max_length=500)
    crc_articles = models.CharField(
        _("articles of the Convention on the Rights of the Child"), max_length=60
    )
    position = models.PositiveSmallIntegerField(_("order"), unique=True)
    i18n = TranslationField(fields=("name", "goal"))

    objects = AreaQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("program area")
        verbose_name_plural = _("program areas")
        ordering = ["position"]

    def __str__(self):
        return self.name_i18n
