"""What was done in an alliance."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alliances.choices import ActivityKind, Group
from alliances.models.alliance import Alliance
from alliances.models.guards import alliance_has_not_ended, belongs_for_good, line_is_of_alliance
from alliances.models.line_of_work import LineOfWork
from alliances.querysets import ActivityQuerySet, InsideQuerySet
from programs.models import Project, Region
from records.constraints import ByNow, KnownYears, known_choice
from records.history import track
from records.models import Attachment, Record


@track(part_of="alliance")
class Activity(Record):
    """A training that was held, an inspection that was made, a technical input that was given."""

    alliance = models.ForeignKey(
        Alliance, verbose_name=_("alliance"), on_delete=models.PROTECT, related_name="activities"
    )
    line = models.ForeignKey(
        LineOfWork,
        verbose_name=_("line of work"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
    )
    project = models.ForeignKey(
        Project,
        verbose_name=_("project"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ActivityKind)
    title = models.CharField(_("what was done"), max_length=200)
    on = models.DateField(_("date"))
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
    )
    result = models.TextField(_("result"), max_length=2000, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["-on", "-pk"]
        constraints = [
            known_choice("kind", ActivityKind, name="activity_kind_known"),
            KnownYears("on", name="activity_years_known"),
            ByNow(
                "on",
                name="activity_is_done_by_now",
                sentence=_("Write it down when it has been done."),
            ),
            models.CheckConstraint(
                condition=Q(title__regex=r"\S"),
                name="activity_says_what",
                violation_error_message=_("An activity says what was done."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            belongs_for_good("alliance"),
            alliance_has_not_ended("activity_alliance_has_not_ended", on="on"),
            line_is_of_alliance("activity_line_is_of_its_alliance"),
        ]
        indexes = [
            models.Index(fields=["alliance", "-on", "-id"], name="activity_of_alliance"),
            models.Index(fields=["-on", "-id"], name="activity_newest"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("alliances:activity-detail", args=[self.pk])


@track(part_of="activity")
class Turnout(Record):
    """How many people of one group took part in an activity."""

    activity = models.ForeignKey(
        Activity, verbose_name=_("activity"), on_delete=models.CASCADE, related_name="turnouts"
    )
    group = models.CharField(_("group"), max_length=20, choices=Group)
    number = models.PositiveIntegerField(_("number of people"))

    class Meta(Record.Meta):
        verbose_name = _("turnout")
        verbose_name_plural = _("turnouts")
        ordering = ["activity", "pk"]
        constraints = [
            known_choice("group", Group, name="turnout_group_known"),
            models.UniqueConstraint(
                fields=["activity", "group"],
                name="turnout_group_once",
                violation_error_message=_("Each group is counted once."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=1_000_000),
                name="turnout_counts_people",
                violation_error_message=_("Write how many people took part, at least 1."),
            ),
        ]

    def __str__(self):
        return f"{self.get_group_display()}: {self.number}"


@track(part_of="activity")
class ActivityPaper(Record):
    """A document of an activity: a list of topics, a report, a photo without children."""

    activity = models.ForeignKey(
        Activity, verbose_name=_("activity"), on_delete=models.PROTECT, related_name="papers"
    )
    title = models.CharField(_("title"), max_length=120)
    attachment = models.OneToOneField(
        Attachment,
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="activity_paper",
    )

    objects = InsideQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("document of an activity")
        verbose_name_plural = _("documents of activities")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(title__regex=r"\S"),
                name="activitypaper_has_title",
                violation_error_message=_("A document has a title."),
            ),
        ]
        triggers = [*Record.Meta.triggers, belongs_for_good("activity", "attachment")]

    def __str__(self):
        return self.title
