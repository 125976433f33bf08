"""What was done, and how many people took part."""

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from alliances.choices import Group
from alliances.models import Activity
from programs.models import Project
from records.forms.files import PrivateFileField
from records.forms.layout import bare_helper
from records.forms.record import RecordForm
from records.forms.versioned import Difference

MOST_PEOPLE = 1_000_000


class ActivityForm(RecordForm):
    """``turnouts()`` is who took part, by group; groups of nobody are left out."""

    paper = PrivateFileField(label=_("Document"), required=False)
    paper_title = forms.CharField(label=_("Title of the document"), max_length=120, required=False)

    class Meta:
        model = Activity
        fields = ["title", "kind", "on", "line", "project", "region", "result"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"].queryset = self.instance.alliance.lines.all()
        self.fields["line"].empty_label = _("None in particular")
        self.fields["project"].queryset = Project.objects.order_by("name", "pk")
        self.fields["project"].empty_label = _("No project in particular")
        self.fields["region"].empty_label = _("All of Peru")
        counted = _counted(self.instance) if self.instance.pk else {}
        for group in Group:
            self.fields[f"people_{group}"] = forms.IntegerField(
                label=group.label, min_value=0, max_value=MOST_PEOPLE, required=False
            )
            self.initial.setdefault(f"people_{group}", counted.get(group))
        self.helper = bare_helper(
            self,
            "version",
            Fieldset(_("What was done"), *self.Meta.fields),
            Fieldset(_("How many people took part"), *(f"people_{group}" for group in Group)),
            Fieldset(_("A document"), "paper", "paper_title"),
        )

    def clean(self):
        data = super().clean()
        data |= {f"people_{group}": data.get(f"people_{group}") or None for group in Group}
        if data.get("paper") and not data.get("paper_title"):
            self.add_error("paper_title", _("A document has a title."))
        return data

    def turnouts(self) -> dict[str, int]:
        numbers = {group.value: self.cleaned_data[f"people_{group}"] for group in Group}
        return {group: number for group, number in numbers.items() if number}

    def differences(self, saved: Activity) -> list[Difference]:
        """Who took part is part of what two people may write at once."""
        counted = _counted(saved)
        theirs = {f"people_{group}": counted.get(group) for group in Group}
        return [*super().differences(saved), *self.differing(theirs, list(theirs))]


def _counted(activity):
    return dict(activity.turnouts.values_list("group", "number"))
