"""What a reader asked to see of the projects."""

from django.utils.translation import gettext_lazy as _

from programs.choices import Stage, Standing
from programs.models import Area, Project, Region
from records.filters import ListFilter, RecordFilter, WordFilter


def area_filter(**options) -> RecordFilter:
    """``options`` are those of the filter."""
    in_words = {"label": _("Area"), "empty_label": _("All areas")}
    return RecordFilter(
        queryset=Area.objects.for_list(), to_field_name="slug", **(in_words | options)
    )


def region_filter(**options) -> RecordFilter:
    return RecordFilter(
        label=_("Region"),
        queryset=Region.objects.order_by("code"),
        to_field_name="code",
        empty_label=_("All regions"),
        **options,
    )


def project_filter(**options) -> RecordFilter:
    return RecordFilter(
        label=_("Project"),
        queryset=Project.objects.order_by("name", "pk"),
        to_field_name="slug",
        empty_label=_("All projects"),
        **options,
    )


class ProjectFilter(ListFilter):
    order = ("-starts_on", "-pk")

    area = area_filter()
    stage = WordFilter(
        label=_("Stage"),
        choices=Stage.choices,
        empty_label=_("All stages"),
    )
    region = region_filter(method="in_region")
    when = WordFilter(
        label=_("When"),
        method="is_standing",
        choices=Standing.choices,
        empty_label=_("At any time"),
    )

    class Meta:
        model = Project
        fields = ["area", "stage", "region", "when"]

    def in_region(self, queryset, name, value):
        return queryset.reaching(value)

    def is_standing(self, queryset, name, value):
        return queryset.standing(value)
