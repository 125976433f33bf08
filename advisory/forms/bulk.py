"""One change to several contributions at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from programs.models import Area
from records.forms.layout import bare_helper

MOST_AT_ONCE = 100


class ChosenForm(forms.Form):
    """Which contributions; of the whole page if ``all`` was pressed, else those with a tick.

    ``seen`` is how the person saw them when they said yes (``advisory.actions.bulk``).
    """

    chosen = forms.ModelMultipleChoiceField(
        queryset=None,
        to_field_name="reference",
        label=_("Contributions"),
        error_messages={
            "required": _("Choose at least one contribution in the list."),
            "invalid_choice": _("“%(value)s” is none that you can change."),
        },
    )
    seen = forms.CharField(required=False, max_length=10_000, label=_("version"))

    def __init__(self, data, *args, visible, **kwargs):
        if "all" in data:
            data = data.copy()
            data.setlist("chosen", data.getlist("shown"))
        super().__init__(data, *args, **kwargs)
        self.fields["chosen"].queryset = visible

    def clean_chosen(self):
        chosen = self.cleaned_data["chosen"]
        if len(chosen) > MOST_AT_ONCE:
            raise forms.ValidationError(
                _("Choose %(number)s at most."), params={"number": MOST_AT_ONCE}
            )
        return sorted(chosen, key=lambda contribution: contribution.pk)

    def clean_seen(self):
        return self.cleaned_data["seen"].split()


class ChangeForm(forms.Form):
    """What becomes of them; what is left empty stays as it is."""

    owner = forms.ModelChoiceField(
        User.objects.none(), label=_("Who is in charge"), empty_label=_("As it is"), required=False
    )
    area = forms.ModelChoiceField(
        Area.objects.for_list(),
        label=_("Area"),
        to_field_name="slug",
        empty_label=_("As it is"),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.coordinators()
        for field in self.fields.values():
            field.needed_sometimes = True  # one of the two, so the page calls neither optional
        self.helper = bare_helper(self)

    def clean(self):
        data = super().clean()
        if not self.errors and not data["owner"] and not data["area"]:
            raise forms.ValidationError(_("Choose who is in charge, or an area."))
        return data
