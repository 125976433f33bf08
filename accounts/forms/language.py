from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import Language


class LanguageForm(forms.Form):
    """The language to read in, and the page to go back to."""

    language = forms.ChoiceField(label=_("Language"), choices=Language)
    next = forms.CharField(required=False, max_length=500)
