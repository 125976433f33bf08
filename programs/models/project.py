"""What the programme does: projects."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modeltrans.fields import TranslationField

from programs.choices import PROJECT_PAGES, STAGE_IN_WORDS, Stage, Standing
from programs.models.area import Area
from programs.models.region import Region
from programs.querysets import ProjectQuerySet
from records.constraints import CheckAtField, KnownYears, known_choice, own_address
from records.history import track, track_links
from records.models import Record


@track()
class Project(Record):
    """A project of one program area. Without a region it is for all of Peru.

    ``stage`` is where it stands in the program cycle, which tells what the council can help with.
    """

    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    purpose = models.TextField(_("what it is for"), max_length=500, blank=True)
    area = models.ForeignKey(
        Area, verbose_name=_("program area"), on_delete=models.PROTECT, related_name="projects"
    )
    regions = models.ManyToManyField(
        Region, verbose_name=_("regions"), blank=True, related_name="projects"
    )
    stage = models.CharField(_("stage of the program cycle"), max_length=10, choices=Stage)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who leads it"),
        on_delete=models.PROTECT,
        related_name="projects",
    )
    i18n = TranslationField(fields=("name", "purpose"))

    objects = ProjectQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["-starts_on", "-id"], name="project_newest")]
        constraints = [
            known_choice("stage", Stage, name="project_stage_known"),
            KnownYears("starts_on", "ends_on", name="project_years_known"),
            models.CheckConstraint(
                condition=Q(name__regex=r"\S"),
                name="project_has_name",
                violation_error_message=_("A project has a name."),
            ),
            own_address(PROJECT_PAGES, name="project_address_is_its_own"),
            CheckAtField(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="project_ends_after_start",
                at="ends_on",
                violation_error_message=_("A project cannot end before it starts."),
            ),
        ]

    def __str__(self):
        return self.name_i18n

    def get_absolute_url(self):
        return reverse("programs:project-detail", args=[self.slug])

    @property
    def stage_in_words(self) -> str:
        return STAGE_IN_WORDS[self.stage]

    def standing_on(self, day: date) -> Standing:
        if day < self.starts_on:
            return Standing.PLANNED
        if self.ends_on and self.ends_on < day:
            return Standing.OVER
        return Standing.RUNNING

    @property
    def standing(self) -> Standing:
        return self.standing_on(timezone.localdate())


@track_links(part_of="project")
class ProjectRegion(Project.regions.through):
    """The link of a project and a region, for its history."""

    class Meta:
        proxy = True
