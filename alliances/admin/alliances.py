"""Alliances: their lines, who speaks for them, what was signed, and the steps of their life."""

from django.contrib import admin
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from alliances.admin import steps
from alliances.admin.base import AlliancesAdmin
from alliances.admin.inlines import AgreementInline, FocalPointInline, LineOfWorkInline
from alliances.admin.needs import NeedFilter, badges
from alliances.choices import AllianceState
from alliances.models import Alliance


@admin.register(Alliance)
class AllianceAdmin(AlliancesAdmin):
    list_display = ["partner", "attention", "now", "last_day"]
    list_filter = [NeedFilter, "state", "partner__kind", "lines__main_area"]
    list_select_related = ["partner"]
    search_fields = [
        "partner__name",
        "partner__i18n__name_en",
        "partner__acronym",
        "slug",
        "lines__name",
        "lines__i18n__name_en",
    ]
    autocomplete_fields = ["partner"]
    inlines = [LineOfWorkInline, FocalPointInline, AgreementInline]
    actions = ["activate", "suspend", "resume", "end", "hand_over"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_needs()

    def get_fields(self, request, obj=None):
        own = ["partner", ("slug", "position")]
        if obj is None:
            return own
        return [*own, ("now", "last_day"), "why", *(["attention"] if obj.needs else [])]

    def get_readonly_fields(self, request, obj=None):
        """The steps are taken by the actions of the list, and on the site."""
        if obj is None:
            return []
        kept = [] if obj.state == AllianceState.DRAFT else ["partner"]
        return ["now", "last_day", "attention", "why", *kept]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """The steps of the list are offered for this one too."""
        return super().render_change_form(
            request, context | {"steps": steps.of(obj) if obj else {}}, *args, obj=obj, **kwargs
        )

    @admin.action(description=steps.NAMES["activate"])
    def activate(self, request, queryset):
        return steps.ask(self, request, queryset, "activate")

    @admin.action(description=steps.NAMES["suspend"])
    def suspend(self, request, queryset):
        return steps.ask(self, request, queryset, "suspend")

    @admin.action(description=steps.NAMES["resume"])
    def resume(self, request, queryset):
        return steps.ask(self, request, queryset, "resume")

    @admin.action(description=steps.NAMES["end"])
    def end(self, request, queryset):
        return steps.ask(self, request, queryset, "end")

    @admin.action(description=steps.NAMES["hand_over"])
    def hand_over(self, request, queryset):
        return steps.ask(self, request, queryset, "hand_over")

    @admin.display(description=_("state"), ordering="state")
    def now(self, alliance):
        return alliance.standing.label

    @admin.display(description=_("since and why"))
    def why(self, alliance):
        if alliance.since is None:
            return _("Nobody has suspended or ended it.")
        return " · ".join(filter(None, [date_format(alliance.since), alliance.reason]))

    @admin.display(description=_("last day"), ordering="first_day_after", empty_value=_("no end"))
    def last_day(self, alliance):
        return alliance.last_day and date_format(alliance.last_day)

    @admin.display(description=_("needs attention"))
    def attention(self, alliance):
        return badges(alliance.needs)
