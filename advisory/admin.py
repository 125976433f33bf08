from django.contrib import admin

from accounts.admin import RecordsAdmin
from advisory.models import Organization


@admin.register(Organization)
class OrganizationAdmin(RecordsAdmin):
    list_display = ["name_i18n", "acronym", "scope", "region"]
    list_filter = ["scope"]
    list_select_related = ["region"]
    search_fields = ["name", "i18n", "acronym"]
    fields = ["slug", "acronym", "name", "name_en", "scope", "region", "position"]
