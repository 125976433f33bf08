"""People and their roles in the Django admin, and the rule of who may use it at all."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    UserChangeForm,
)
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from post_office.admin import Attachment, Email, EmailTemplate, Log

from accounts import policies
from accounts.choices import Role
from accounts.models import User


class RecordsAdmin(admin.ModelAdmin):
    """Open to administrators by our policy, not by a table of permissions.

    Nothing is deleted here: other records and the history point to it. A record is ended, a person
    is kept from signing in.
    """

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


class PersonCreationForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ["username", "name", "email", "language"]


class RolesField(forms.ModelMultipleChoiceField):
    """The groups, by the names that people know them by."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group):
        return Role(group.name).label


class PersonForm(UserChangeForm):
    """A person's account. Without a role a person sees no more than the public does."""

    groups = RolesField(
        Group.objects.filter(name__in=Role.values).order_by("pk"), required=False, label=_("roles")
    )

    class Meta:
        model = User
        fields = ["username", "password", "name", "email", "language", "is_active", "groups"]


class PersonPasswordForm(AdminPasswordChangeForm):
    usable_password_help_text = _("Without a password this person cannot sign in.")


class RoleFilter(admin.RelatedFieldListFilter):
    """The groups, by the names that people know them by."""

    def field_choices(self, field, request, model_admin):
        groups = super().field_choices(field, request, model_admin)
        return [(key, Role(name).label) for key, name in groups]


@admin.register(User)
class UserAdmin(RecordsAdmin, DjangoUserAdmin):
    form = PersonForm
    add_form = PersonCreationForm
    change_password_form = PersonPasswordForm
    list_display = ["username", "name", "role_names", "email", "is_active"]
    list_filter = [("groups", RoleFilter), "is_active"]
    search_fields = ["username", "name", "email"]
    filter_horizontal = []
    ordering = ["username"]
    fieldsets = [
        (None, {"fields": ["username", "password", "name", "email", "language"]}),
        (_("Access"), {"fields": ["groups", "is_active"]}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ["wide"],
                "fields": ["username", "usable_password", "password1", "password2"],
            },
        ),
        (None, {"fields": ["name", "email", "language"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        """Nobody gives a role to themselves, or shuts themselves out."""
        own = ("groups", "is_active") if obj == request.user else ()
        return (*super().get_readonly_fields(request, obj), *own)

    @admin.display(description=_("roles"))
    def role_names(self, user):
        return ", ".join(str(Role(group.name).label) for group in user.groups.all())

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")


admin.site.unregister(Group)
# Mails are private to their readers; nobody keeps them by hand. The import has registered them.
admin.site.unregister([Attachment, Email, EmailTemplate, Log])
