"""Partners: who they are, who follows them, and which alliances there are with them."""

from django.contrib import admin
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from alliances.admin.base import AlliancesAdmin
from alliances.admin.needs import NeedFilter, badges
from alliances.choices import Need
from alliances.models import Alliance, Partner
from alliances.resources import PartnerResource
from records.admin import TableAdmin


class PartnerNeedFilter(NeedFilter):
    of = "partner"


@admin.register(Partner)
class PartnerAdmin(TableAdmin, AlliancesAdmin):
    resource_classes = [PartnerResource]
    list_display = ["name_i18n", "attention", "acronym", "what_it_is", "its_alliances"]
    list_filter = [PartnerNeedFilter, "kind", "entity_type"]
    search_fields = ["name", "i18n__name_en", "acronym", "slug"]
    autocomplete_fields = ["succeeded_by"]
    prepopulated_fields = {"slug": ["acronym"]}
    fieldsets = [
        (None, {"fields": [("name", "name_en"), ("acronym", "slug"), ("kind", "entity_type")]}),
        (_("How long it exists"), {"fields": [("valid_from", "valid_to"), "succeeded_by"]}),
        (_("Its website and our notes"), {"fields": ["website", "notes"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            fieldsets[0][1]["fields"].append("alliances_on_record")
            fieldsets[1][1]["fields"].append("before_it")
        return fieldsets

    def get_readonly_fields(self, request, obj=None):
        return ["alliances_on_record", "before_it"] if obj else []

    def get_queryset(self, request):
        alliances = Alliance.objects.with_needs().select_related("partner")
        return super().get_queryset(request).prefetch_related(Prefetch("alliances", alliances))

    @admin.display(description=_("what it is"), ordering="kind")
    def what_it_is(self, partner):
        return partner.get_entity_type_display() or partner.get_kind_display()

    @admin.display(description=_("alliances"))
    def its_alliances(self, partner):
        links = [
            (reverse("admin:alliances_alliance_change", args=[each.pk]), each.standing.label)
            for each in partner.alliances.all()
        ]
        return format_html_join(", ", '<a href="{}">{}</a>', links)

    @admin.display(description=_("alliances"))
    def alliances_on_record(self, partner):
        new = f"{reverse('admin:alliances_alliance_add')}?partner={partner.pk}"
        return self.its_alliances(partner) or format_html(
            '<a href="{}">{}</a>', new, _("Write down an alliance")
        )

    @admin.display(description=_("carries on the work of"))
    def before_it(self, partner):
        links = [
            (reverse("admin:alliances_partner_change", args=[each.pk]), each)
            for each in partner.predecessors.order_by("name", "pk")
        ]
        return format_html_join(", ", '<a href="{}">{}</a>', links) or _("Nobody")

    @admin.display(description=_("needs attention"))
    def attention(self, partner):
        lacking = {need for each in partner.alliances.all() for need in each.needs}
        return badges([need for need in Need if need in lacking])
