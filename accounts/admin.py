"""People and their roles in the Django admin, and the rule of who may use it at all."""

from copy import deepcopy

from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from django.contrib import admin
from django.contrib.auth.admin import Group
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from post_office.admin import Attachment, Email, EmailTemplate, Log

from accounts import policies, typed_text
from accounts.choices import Role
from accounts.forms.person import NewPersonForm, PersonForm, RolesField
from accounts.models import User
from records.admin import FoldedSearch, NamedList, SaysRefusals
from records.forms.layout import in_words
from records.forms.versioned import FreshForm
from records.refusals import Refused

BADGE = '<span class="badge badge-{}">{}</span>'


class RecordsAdmin(SaysRefusals, NamedList, FoldedSearch, admin.ModelAdmin):
    """Open to administrators by our policy, not by a table of permissions.

    Nothing is deleted here: other records and the history point to it. A record is ended, a person
    is kept from signing in. Nothing is overwritten that somebody else saved meanwhile.
    """

    form = FreshForm
    empty_value_display = ""

    class Media:
        js = ["js/name-lists.js"]

    def get_object(self, request, object_id, from_field=None):
        """The row; one that is about to be saved is nobody else's until the transaction ends."""
        found = super().get_object(request, object_id, from_field)
        if found is None or request.method != "POST":
            return found
        rows = self.get_queryset(request).select_for_update(no_key=True, of=("self",))
        return rows.filter(pk=found.pk).first()

    def changeform_view(self, request, *args, **kwargs):
        """What was typed before the sign-in ran out is given back, and not yet saved."""
        if request.method == "GET" and (fields := typed_text.kept(request)):
            request = typed_text.as_posted(request, fields)
            request.refused = Refused(
                _("This is what you had typed, without files. Look at it, and save it now.")
            )
        return super().changeform_view(request, *args, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return in_words(super().formfield_for_dbfield(db_field, request, **kwargs))

    def get_action_choices(self, request, default_choices=()):
        return super().get_action_choices(request, [("", _("Nothing chosen"))])

    def get_fieldsets(self, request, obj=None):
        fieldsets = deepcopy(list(super().get_fieldsets(request, obj)))
        if obj is not None and self.has_change_permission(request, obj):
            fieldsets.append((None, {"fields": ["seen_version"]}))
        return fieldsets

    def has_module_permission(self, request):
        return policies.can_keep_records(request.user)

    def has_view_permission(self, request, obj=None):
        return policies.can_keep_records(request.user)

    def has_add_permission(self, request, *args):
        return policies.can_keep_records(request.user)

    def has_change_permission(self, request, obj=None):
        return policies.can_keep_records(request.user)

    def has_delete_permission(self, request, obj=None):
        return False


class RoleFilter(admin.RelatedFieldListFilter):
    """The groups, by the names that people know them by."""

    def field_choices(self, field, request, model_admin):
        groups = super().field_choices(field, request, model_admin)
        return [(key, Role(name).label) for key, name in groups]


@admin.register(User)
class UserAdmin(RecordsAdmin):
    """Accounts, without their passwords: an adult sets one by mail, a child by an invitation.

    Who keeps accounts must not get into one that sees more than they do (``accounts.policies``).
    """

    form = PersonForm
    list_display = ["username", "name", "role_names", "email", "entry"]
    list_filter = [("groups", RoleFilter), "is_active"]
    search_fields = ["username", "name", "email"]
    ordering = ["username"]
    fieldsets = [
        (None, {"fields": ["username", "name", "email", "language"]}),
        (_("Access"), {"fields": ["groups", "is_active"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            by_mail = _(
                "The person chooses a password at the sign-in, under “choose a new password”, with"
                " this e-mail."
            )
            fieldsets[0][1]["description"] = by_mail
        elif not policies.can_change_roles(request.user, obj):  # shown by their names, then
            fieldsets[1][1]["fields"][0] = "role_names"
        return fieldsets

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs["form"] = NewPersonForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        rules = {
            "username": policies.can_rename_account,
            "email": policies.can_change_email,
            "groups": policies.can_change_roles,
            "is_active": policies.can_close_account,
        }
        closed = [name for name, may in rules.items() if not may(request.user, obj)]
        return [*closed, "role_names"]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        groups = Group.objects.filter(name__in=policies.roles_to_give(request.user))
        return RolesField(groups.order_by("pk"), required=False, label=capfirst(_("roles")))

    @admin.display(description=_("roles"))
    def role_names(self, user):
        return ", ".join(str(Role(group.name).label) for group in user.groups.all())

    @admin.display(description=_("sign-in"))
    def entry(self, user):
        """In words: on a phone no heading says what a mark is for."""
        if self.may_enter(user):
            return format_html(BADGE, "good", _("May sign in"))
        return format_html(BADGE, "quiet", _("May not sign in"))

    def may_enter(self, user):
        return user.is_active

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")


# Registered by the imports above. Nobody keeps by hand the roles themselves, the mails, which are
# private to their readers, the addresses, by which a password is set anew, or the second steps.
admin.site.unregister([Group, EmailAddress, Authenticator, Attachment, Email, EmailTemplate, Log])
