"""The council in the Django admin: organizations, and who sits for them."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.forms import RangeWidget

from accounts.admin import RecordsAdmin
from advisory.models import Mandate, Organization, Representative


@admin.register(Organization)
class OrganizationAdmin(RecordsAdmin):
    list_display = ["name_i18n", "acronym", "scope", "region"]
    list_filter = ["scope"]
    list_select_related = ["region"]
    search_fields = ["name", "i18n", "acronym"]
    fields = ["slug", "acronym", "name", "name_en", "scope", "region", "position"]


@admin.register(Representative)
class RepresentativeAdmin(RecordsAdmin):
    list_display = ["given_name", "user"]
    list_select_related = ["user"]
    search_fields = ["given_name", "user__username"]
    autocomplete_fields = ["user"]
    fields = ["user", "given_name"]


@admin.register(Mandate)
class MandateAdmin(RecordsAdmin):
    list_display = ["organization", "representative", "seat", "period"]
    list_filter = ["organization", "seat"]
    list_select_related = ["organization", "representative"]
    search_fields = ["organization__name", "organization__acronym", "representative__given_name"]
    autocomplete_fields = ["organization", "representative"]
    fields = ["organization", "representative", "seat", "period"]
    formfield_overrides = {DateRangeField: {"widget": RangeWidget(AdminDateWidget())}}
