"""The council in the Django admin: organizations, who sits for them, and the words of consent.

What a child is asked only of coordinators (guardians, the ledger of consents) is not here.
"""

from django.contrib import admin
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from accounts import policies
from accounts.admin import RecordsAdmin, UserAdmin
from accounts.models import User
from advisory import actions, consent
from advisory.choices import Looked
from advisory.forms.mandate import AdminMandateForm
from advisory.models import ConsentText, Mandate, Organization, Representative
from advisory.resources import OrganizationResource
from records.admin import ComparedHistory, TableAdmin


@admin.register(Organization)
class OrganizationAdmin(TableAdmin, ComparedHistory, RecordsAdmin):
    resource_classes = [OrganizationResource]
    list_display = ["name_i18n", "acronym", "scope", "region"]
    list_filter = ["scope"]
    list_select_related = ["region"]
    search_fields = ["name", "i18n__name_en", "acronym"]
    fields = ["slug", "acronym", "name", "name_en", "scope", "region", "position"]


class LookedAt:
    """Of a model admin whose page shows a child: who opens it has looked; the child reads that."""

    def child_of(self, obj) -> Representative | None:
        raise NotImplementedError

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        child = self.child_of(obj) if obj else None
        if child is not None:
            actions.note_look(representative=child, looked_by=request.user, what=Looked.PROFILE)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


admin.site.unregister(User)


@admin.register(User)
class PersonAdmin(LookedAt, UserAdmin):
    def child_of(self, obj):
        return Representative.objects.filter(user=obj, erased_at__isnull=True).first()

    def may_enter(self, user):
        child = getattr(user, "representative", None)
        is_adult = policies.is_team(user) or policies.can_keep_records(user)
        return user.is_active and (child is None or is_adult or consent.covers_account(child))

    def get_queryset(self, request):
        children = Representative.objects.with_consents()
        people = super().get_queryset(request)
        return people.prefetch_related(Prefetch("representative", queryset=children))


@admin.register(Representative)
class RepresentativeAdmin(LookedAt, RecordsAdmin):
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

    def child_of(self, obj):
        return obj


@admin.register(Mandate)
class MandateAdmin(LookedAt, RecordsAdmin):
    """The same days, locks and refusals as on the site."""

    form = AdminMandateForm
    list_display = ["organization", "representative", "seat", "first_day", "last_day"]
    list_filter = ["organization", "seat"]
    list_select_related = ["organization", "representative"]
    search_fields = ["organization__name", "organization__acronym", "representative__given_name"]
    autocomplete_fields = ["organization", "representative"]
    fields = ["organization", "representative", "seat", "first_day", "last_day"]

    def child_of(self, obj):
        return obj.representative

    def get_readonly_fields(self, request, obj=None):
        """Who holds which seat is not rewritten: drafts and authorship go with the mandate."""
        return ["organization", "representative", "seat"] if obj else []

    def has_change_permission(self, request, obj=None):
        is_over = obj is not None and obj.representative.erased_at is not None
        return super().has_change_permission(request, obj) and not is_over

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "representative":
            kwargs["queryset"] = Representative.objects.filter(erased_at__isnull=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        if change:
            actions.change_mandate(mandate=obj)
        else:
            actions.appoint(representative=obj.representative, mandate=obj)

    @admin.display(description=_("first day"), ordering="period")
    def first_day(self, mandate):
        return mandate.period.lower

    @admin.display(description=_("last day"))
    def last_day(self, mandate):
        return mandate.last_day


@admin.register(ConsentText)
class ConsentTextAdmin(RecordsAdmin):
    """New words get a new number; what somebody agreed to never changes."""

    list_display = ["purpose", "giver", "number"]
    list_filter = ["purpose", "giver"]
    fields = ["purpose", "giver", "number", "text", "text_en"]

    def has_change_permission(self, request, obj=None):
        return False
