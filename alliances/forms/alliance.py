"""An alliance, its steps, its lines of work, and the day whose terms are read."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliances.choices import AllianceState
from alliances.models import Alliance, LineOfWork, Partner
from programs.models import Area
from records.forms.days import day_field
from records.forms.layout import bare_helper
from records.forms.record import RecordForm
from records.forms.text import WordsField
from records.forms.versioned import Difference


class AllianceForm(RecordForm):
    class Meta:
        model = Alliance
        fields = ["partner", "position"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = Partner.objects.for_list()
        if self.instance.state != AllianceState.DRAFT:
            self.fields["partner"].disabled = True
            self.fields["partner"].help_text = _("An alliance that was begun keeps its partner.")
        self.fields["position"].help_text = _("Small numbers come first in the list.")


class StepForm(forms.Form):
    """From which day, and why; the reason stays on record."""

    on = day_field(_("From"))
    reason = WordsField(label=_("Reason"), max_length=1000)

    def __init__(self, *args, verb, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())
        self.fields["reason"].widget.attrs["rows"] = 4
        if verb == "end":
            self.fields["on"].label = _("Last day")
        if verb == "activate":
            del self.fields["reason"]
        self.helper = bare_helper(self)

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("It counts from today or from an earlier day."))
        return day


class RemovalForm(forms.Form):
    reason = WordsField(
        label=_("Why it is taken away"),
        help_text=_("As “written down twice”. It stays in the history of the alliance."),
        max_length=500,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].widget.attrs["rows"] = 3
        self.helper = bare_helper(self)


class HandOverForm(StepForm):
    """The same, and which partner goes on."""

    successor = forms.ModelChoiceField(label=_("Who goes on"), queryset=Partner.objects.none())
    field_order = ["successor", "on", "reason"]

    def __init__(self, *args, verb, partners, **kwargs):
        super().__init__(*args, verb=verb, **kwargs)
        others = Partner.objects.for_list().exclude(pk__in=[partner.pk for partner in partners])
        self.fields["successor"].queryset = others
        followed = {partner.succeeded_by_id for partner in partners}
        if len(followed) == 1:
            self.initial.setdefault("successor", followed.pop())


class TermsForm(forms.Form):
    on = day_field(_("Terms on"), required=False)


class LineForm(RecordForm):
    name_en = forms.CharField(label=_("Name in English"), max_length=300, required=False)
    other_areas = forms.ModelMultipleChoiceField(
        label=_("Other areas"),
        queryset=Area.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = LineOfWork
        fields = ["name", "name_en", "modality", "main_area", "position"]
        labels = {"name": _("Name in Spanish")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("name_en", self.instance.name_en)
        if self.instance.pk is None:
            self.initial["position"] = self.instance.alliance.lines.count() + 1
        else:
            self.initial.setdefault("other_areas", _keys(self.instance.other_areas.all()))

    def clean(self):
        data = super().clean()
        if data.get("main_area") in data.get("other_areas", ()):
            self.add_error("other_areas", _("The main area is none of the others."))
        return data

    def differences(self, saved: LineOfWork) -> list[Difference]:
        before, after = list(saved.other_areas.all()), list(self.cleaned_data["other_areas"])
        found = super().differences(saved)
        if _keys(before) != _keys(after):
            label = str(self.fields["other_areas"].label)
            words = (", ".join(map(str, areas)) for areas in (before, after))
            found.append(Difference(label, *words))
        return found


def _keys(areas):
    return sorted(area.pk for area in areas)
