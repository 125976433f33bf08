"""What a reader asked to see of the projects."""

import django_filters
from django.utils.translation import gettext_lazy as _

from programs.choices import Stage, Standing
from programs.models import Area, Project, Region
from records.filters import UNKNOWN, ListFilter


class ProjectFilter(ListFilter):
    order = ("-starts_on", "-pk")

    area = django_filters.ModelChoiceFilter(
        label=_("Area"),
        queryset=Area.objects.for_list(),
        to_field_name="slug",
        empty_label=_("All areas"),
        error_messages={"invalid_choice": UNKNOWN},
    )
    stage = django_filters.ChoiceFilter(
        label=_("Stage"),
        choices=Stage.choices,
        empty_label=_("All stages"),
        error_messages={"invalid_choice": UNKNOWN},
    )
    region = django_filters.ModelChoiceFilter(
        label=_("Region"),
        method="in_region",
        queryset=Region.objects.order_by("code"),
        to_field_name="code",
        empty_label=_("All regions"),
        error_messages={"invalid_choice": UNKNOWN},
    )
    when = django_filters.ChoiceFilter(
        label=_("When"),
        method="is_standing",
        choices=Standing.choices,
        empty_label=_("At any time"),
        error_messages={"invalid_choice": UNKNOWN},
    )

    class Meta:
        model = Project
        fields = ["area", "stage", "region", "when"]

    def in_region(self, queryset, name, value):
        return queryset.reaching(value)

    def is_standing(self, queryset, name, value):
        return queryset.standing(value)
