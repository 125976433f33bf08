"""What needs attention, as a column and as a filter of a list."""

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from alliances.choices import Need
from alliances.models import Alliance

ANY = "any"
BADGE = '<span class="badge badge-attention">{}</span>'


def badges(needs):
    """The needs as words with a colour; nothing where all is well."""
    return format_html_join(" ", BADGE, [(need.label,) for need in needs])


class NeedFilter(admin.SimpleListFilter):
    """``of`` is what the key of a row in the list is to an alliance."""

    title = _("what needs attention")
    parameter_name = "need"
    of = "pk"

    def lookups(self, request, model_admin):
        return [(ANY, _("Anything")), *Need.choices]

    def queryset(self, request, queryset):
        value = self.value()
        if value is None:
            return queryset
        needs = Need.values if value == ANY else [value]
        if not set(needs) <= set(Need.values):
            raise IncorrectLookupParameters(value)
        return queryset.filter(pk__in=Alliance.objects.needing(*needs).values(self.of))
