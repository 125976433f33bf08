"""The council in the Django admin: organizations, who sits for them, and the words of consent.

What a child is asked only of coordinators (guardians, the ledger of consents) is not here.
"""

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminDateWidget
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.forms import RangeWidget
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from import_export.admin import ImportExportMixin

from accounts.admin import RecordsAdmin
from advisory.models import ConsentText, Mandate, Organization, Representative
from advisory.resources import OrganizationResource


@admin.register(Organization)
class OrganizationAdmin(ImportExportMixin, RecordsAdmin):
    resource_classes = [OrganizationResource]
    list_display = ["name_i18n", "acronym", "scope", "region"]
    list_filter = ["scope"]
    list_select_related = ["region"]
    search_fields = ["name", "i18n", "acronym"]
    fields = ["slug", "acronym", "name", "name_en", "scope", "region", "position"]

    def process_result(self, result, request):
        if result.has_errors() or result.has_validation_errors():
            messages.error(request, _("Nothing was imported. Send the file again to see why."))
            return redirect("admin:advisory_organization_import")
        return super().process_result(result, request)


@admin.register(Representative)
class RepresentativeAdmin(RecordsAdmin):
    """Added on the site, where consents and the seat come with it."""

    list_display = ["given_name", "user"]
    list_select_related = ["user"]
    search_fields = ["given_name", "user__username"]
    fields = ["given_name", "user"]
    readonly_fields = ["user"]

    def has_add_permission(self, request, *args):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).filter(erased_at__isnull=True)


@admin.register(Mandate)
class MandateAdmin(RecordsAdmin):
    list_display = ["organization", "representative", "seat", "period"]
    list_filter = ["organization", "seat"]
    list_select_related = ["organization", "representative"]
    search_fields = ["organization__name", "organization__acronym", "representative__given_name"]
    autocomplete_fields = ["organization", "representative"]
    fields = ["organization", "representative", "seat", "period"]

    def get_readonly_fields(self, request, obj=None):
        """Who holds which seat is not rewritten: drafts and authorship go with the mandate."""
        return ["organization", "representative", "seat"] if obj else []

    formfield_overrides = {DateRangeField: {"widget": RangeWidget(AdminDateWidget())}}


@admin.register(ConsentText)
class ConsentTextAdmin(RecordsAdmin):
    """New words get a new number; what somebody agreed to never changes."""

    list_display = ["purpose", "giver", "number"]
    list_filter = ["purpose", "giver"]
    fields = ["purpose", "giver", "number", "text", "text_en"]

    def has_change_permission(self, request, obj=None):
        return False
