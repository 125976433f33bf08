"""What a reader asked to see of the alliances and of what was done in them."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alliances.choices import ActivityKind, EntityType, PartnerKind
from alliances.models import Activity, Alliance, LineOfWork, Partner
from programs.filters import area_filter, project_filter, region_filter
from records.filters import ListFilter, RecordFilter, WordFilter
from records.search import having_words

# What a partner is, in one list: a public entity by its type, another by its kind.
PARTNER_TYPES = [
    *EntityType.choices,
    *(choice for choice in PartnerKind.choices if choice[0] != PartnerKind.PUBLIC_ENTITY),
]
IN_FORCE = "in_force"


def of_type(value: str, partner: str = "partner__") -> Q:
    """The partners of one of these types; ``partner`` is the way to them."""
    field = "entity_type" if value in EntityType else "kind"
    return Q(**{f"{partner}{field}": value})


def _types(label):
    return WordFilter(
        label=label, method="of_type", choices=PARTNER_TYPES, empty_label=_("All partners")
    )


def _standing():
    return WordFilter(
        label=_("Alliance today"),
        method="is_standing",
        choices=[(IN_FORCE, _("In force"))],
        empty_label=_("All of them"),
    )


class PartnerFilter(ListFilter):
    order = ("name", "pk")
    apart = ("q",)

    q = django_filters.CharFilter(label=_("Search partners"), method="search", max_length=200)
    type = _types(_("What it is"))

    class Meta:
        model = Partner
        fields = ["q", "type"]

    def search(self, queryset, name, value):
        return having_words(queryset, value, "name", "i18n__name_en", "acronym")

    def of_type(self, queryset, name, value):
        return queryset.filter(of_type(value, ""))


class AllianceFilter(ListFilter):
    """An area is that of a line of work, be it the main one or another."""

    area = area_filter(method="in_area")
    type = _types(_("Partner"))
    standing = _standing()

    class Meta:
        model = Alliance
        fields = ["area", "type", "standing"]

    def in_area(self, queryset, name, value):
        lines = LineOfWork.objects.for_area(value)
        return queryset.filter(pk__in=lines.values("alliance"))

    def of_type(self, queryset, name, value):
        return queryset.filter(of_type(value))

    def is_standing(self, queryset, name, value):
        return queryset.in_force()


class ActivityFilter(ListFilter):
    order = ("-on", "-pk")

    area = area_filter(method="in_area")
    type = _types(_("Partner"))
    alliance = RecordFilter(
        label=_("Alliance"),
        queryset=Alliance.objects.for_choice(),
        to_field_name="slug",
        empty_label=_("All alliances"),
    )
    line = RecordFilter(
        label=_("Line of work"),
        queryset=LineOfWork.objects.for_choice(),
        empty_label=_("All lines"),
    )
    project = project_filter()
    kind = WordFilter(
        label=_("Kind"),
        choices=ActivityKind.choices,
        empty_label=_("All kinds"),
    )
    region = region_filter()
    standing = _standing()

    class Meta:
        model = Activity
        fields = ["area", "type", "alliance", "line", "project", "kind", "region", "standing"]

    def in_area(self, queryset, name, value):
        return queryset.filter(line__in=LineOfWork.objects.for_area(value).values("pk"))

    def of_type(self, queryset, name, value):
        return queryset.filter(of_type(value, "alliance__partner__"))

    def is_standing(self, queryset, name, value):
        return queryset.filter(alliance__in=Alliance.objects.in_force().values("pk"))
