"""An account, as administrators keep it; its password is nobody's but its holder's."""

from django import forms
from django.contrib.auth.forms import UsernameField
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.models import User
from records.forms.versioned import FreshForm


class RolesField(forms.ModelMultipleChoiceField):
    """The groups, by the names that people know them by."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group):
        return Role(group.name).label


class PersonForm(FreshForm):
    """An account. Without a role a person sees no more than the public does."""

    class Meta:
        model = User
        fields = ["username", "name", "email", "language", "is_active", "groups"]
        field_classes = {"username": UsernameField}


class NewPersonForm(PersonForm):
    """The account of an adult, who chooses the password by mail."""

    email = forms.EmailField(label=_("E-mail"))

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)
