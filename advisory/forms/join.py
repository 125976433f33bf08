"""With which contribution another one is answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.forms.layout import bare_helper


class JoinForm(forms.Form):
    """The reference of the main one, among those ``leaders`` that can be one."""

    reference = forms.CharField(
        label=_("Number of the other one"), help_text=_("As in AP-2026-0042."), max_length=20
    )

    def __init__(self, *args, leaders, **kwargs):
        super().__init__(*args, **kwargs)
        self.leaders = leaders
        self.main = None
        self.helper = bare_helper(self)

    def clean_reference(self):
        reference = self.cleaned_data["reference"].upper()
        self.main = self.leaders.filter(reference=reference).first()
        if self.main is None:
            raise forms.ValidationError(
                _("None that is being read has this number, or it is joined with another one.")
            )
        return reference
