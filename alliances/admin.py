from django.contrib import admin

from accounts import policies
from accounts.admin import RecordsAdmin
from alliances.models import Alliance, LineOfWork, Partner
from alliances.resources import PartnerResource
from records.admin import TableAdmin
from records.forms.versioned import FreshForm


@admin.register(Partner)
class PartnerAdmin(TableAdmin, RecordsAdmin):
    resource_classes = [PartnerResource]
    list_display = ["name_i18n", "acronym", "kind", "entity_type"]
    list_filter = ["kind", "entity_type"]
    search_fields = ["name", "i18n", "acronym"]
    autocomplete_fields = ["succeeded_by"]
    prepopulated_fields = {"slug": ["acronym"]}
    fields = [
        "slug",
        "kind",
        "entity_type",
        "name",
        "name_en",
        "acronym",
        "valid_from",
        "valid_to",
        "succeeded_by",
        "website",
        "notes",
    ]


class LineOfWorkInline(admin.StackedInline):
    model = LineOfWork
    form = FreshForm
    fields = [
        "seen_version",
        "position",
        "name",
        "name_en",
        "modality",
        "main_area",
        "other_areas",
    ]
    extra = 0

    def has_view_permission(self, request, obj=None):
        return policies.can_keep_records(request.user)

    def has_add_permission(self, request, obj=None):
        return policies.can_keep_records(request.user)

    def has_change_permission(self, request, obj=None):
        return policies.can_keep_records(request.user)

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Alliance)
class AllianceAdmin(RecordsAdmin):
    list_display = ["partner", "state"]
    list_filter = ["state"]
    list_select_related = ["partner"]
    search_fields = ["partner__name", "partner__i18n", "partner__acronym"]
    autocomplete_fields = ["partner"]
    fields = ["slug", "partner", "position"]
    inlines = [LineOfWorkInline]
