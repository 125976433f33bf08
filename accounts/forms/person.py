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

    last_lead = _(
        "Nobody else is a safeguarding lead who may sign in. What children tell would reach"
        " nobody. Let a lead give the role to somebody else first."
    )

    def clean_is_active(self):
        is_open = self.cleaned_data["is_active"]
        if not is_open and self._is_last_lead():
            raise forms.ValidationError(self.last_lead)
        return is_open

    def clean_groups(self):
        groups = self.cleaned_data["groups"]
        if self._is_last_lead() and not groups.filter(name=Role.LEAD).exists():
            raise forms.ValidationError(self.last_lead)
        return groups

    def _is_last_lead(self):
        leads = list(User.objects.leads().values_list("pk", flat=True)[:2])
        return leads == [self.instance.pk]


class NewPersonForm(PersonForm):
    """The account of an adult, who chooses the password by mail."""

    email = forms.EmailField(label=_("E-mail"))

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)
