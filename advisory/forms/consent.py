"""Writing down a consent, and its withdrawal."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import Language
from advisory.choices import ConsentMedium, Giver, Purpose
from advisory.forms.days import day_field
from advisory.models import Consent, Guardian
from records.forms.files import PrivateFileField
from records.forms.layout import bare_helper


class WhichConsentForm(forms.Form):
    """For what, and from whom: chosen by a link on the representative's page."""

    purpose = forms.ChoiceField(choices=Purpose)
    giver = forms.ChoiceField(choices=Giver)


class ConsentForm(forms.ModelForm):
    """What was agreed to; the words stand on the page, above the form."""

    guardian = forms.ModelChoiceField(
        Guardian.objects.none(), label=_("Who gave it"), empty_label=_("Choose the adult")
    )
    language = forms.ChoiceField(label=_("In which language it was read"), choices=Language)
    medium = forms.ChoiceField(label=_("How it was given"), choices=ConsentMedium)
    given_on = day_field(_("On which day"))
    evidence = PrivateFileField(
        label=_("Signed paper"),
        required=False,
    )

    class Meta:
        model = Consent
        fields = ["guardian", "language", "medium", "given_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["given_on"] = self.initial.get("given_on") or timezone.localdate()
        if self.instance.text.giver == Giver.GUARDIAN:
            self.fields["guardian"].queryset = self.instance.representative.guardians.all()
        else:
            del self.fields["guardian"]
        self.helper = bare_helper(self)

    def has_nobody_to_choose(self):
        """Whether the adult who gives it is not written down yet."""
        return "guardian" in self.fields and not self.fields["guardian"].queryset.exists()

    def clean_given_on(self):
        day = self.cleaned_data["given_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        born_in = self.instance.representative.born_in
        if born_in and day < born_in:
            raise forms.ValidationError(_("This day is before the child was born."))
        return day


class WithdrawalForm(forms.Form):
    """Who changed their mind; only a coordinator is asked."""

    withdrawn_by = forms.ChoiceField(
        label=_("Who changed their mind"), choices=Giver, widget=forms.RadioSelect
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self)
