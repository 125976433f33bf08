from django.contrib import admin

from accounts.admin import RecordsAdmin
from programs.models import Area, Project, Region
from records.admin import ComparedHistory


@admin.register(Area)
class AreaAdmin(ComparedHistory, RecordsAdmin):
    list_display = ["name_i18n", "slug", "crc_articles"]
    fields = ["name", "name_en", "goal", "goal_en", "crc_articles", "position"]

    def has_add_permission(self, request):
        """The four areas each have a colour and an icon; a fifth is a change of the product."""
        return False


@admin.register(Region)
class RegionAdmin(ComparedHistory, RecordsAdmin):
    list_display = ["code", "name"]
    search_fields = ["name", "code"]


@admin.register(Project)
class ProjectAdmin(ComparedHistory, RecordsAdmin):
    list_display = ["name_i18n", "area", "stage", "starts_on", "ends_on", "lead"]
    list_filter = ["area", "stage"]
    list_select_related = ["area", "lead"]
    search_fields = ["name", "i18n__name_en"]
    autocomplete_fields = ["regions", "lead"]
    prepopulated_fields = {"slug": ["name"]}
    fields = [
        "slug",
        "name",
        "name_en",
        "purpose",
        "purpose_en",
        "area",
        "stage",
        "starts_on",
        "ends_on",
        "lead",
        "regions",
    ]
