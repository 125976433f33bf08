"""The last question before a child's data are erased."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.forms.layout import bare_helper


class ErasureForm(forms.Form):
    """The name is typed once more, so that no slip of the finger erases somebody."""

    given_name = forms.CharField(label=_("Type the name to go on"), max_length=50)

    def __init__(self, *args, representative, **kwargs):
        super().__init__(*args, **kwargs)
        self.representative = representative
        self.helper = bare_helper(self)

    def clean_given_name(self):
        typed = self.cleaned_data["given_name"]
        if typed.casefold() != self.representative.given_name.casefold():
            raise forms.ValidationError(_("This is not the name. Nothing was erased."))
        return typed
