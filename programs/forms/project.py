"""A project, as coordinators keep it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from programs.models import Area, Project, Region
from records.forms.record import RecordForm
from records.forms.text import WordsField
from records.forms.versioned import Difference


class ProjectForm(RecordForm):
    """``regions`` belong to the project in a table of their own: the action saves them."""

    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    purpose = WordsField(
        label=_("What it is for, in Spanish"),
        help_text=_("One or two sentences that a child understands."),
        max_length=500,
        required=False,
    )
    purpose_en = WordsField(label=_("What it is for, in English"), max_length=500, required=False)
    regions = forms.ModelMultipleChoiceField(
        label=_("Regions"),
        queryset=Region.objects.order_by("code"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all of Peru."),
    )

    class Meta:
        model = Project
        fields = [
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
        labels = {"name": _("Name in Spanish")}
        help_texts = {
            "stage": _("Where it stands now: what the council can help with."),
            "ends_on": _("Empty: without an end."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = Area.objects.for_list()
        self.fields["lead"].queryset = User.objects.coordinators()
        for name in ("name_en", "purpose_en"):
            self.initial.setdefault(name, getattr(self.instance, name))

    def typed_names(self):
        return [name for name in super().typed_names() if name != "regions"]

    def differences(self, saved):
        found = super().differences(saved)
        theirs = _listed(saved.regions.order_by("code"))
        yours = _listed(self.cleaned_data["regions"])
        if theirs != yours:
            found.append(Difference(str(self.fields["regions"].label), theirs, yours))
        return found


def _listed(regions):
    return ", ".join(str(region) for region in regions)
