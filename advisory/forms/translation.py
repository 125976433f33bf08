"""The words of a child in another language."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import Language
from advisory.models import Translation
from advisory.models.translation import LONGEST_TRANSLATION
from records.forms.layout import bare_helper
from records.forms.text import WordsField
from records.forms.versioned import VersionedForm


class TranslationForm(VersionedForm):
    language = forms.ChoiceField(label=_("Into which language"), choices=Language)
    text = WordsField(
        label=_("Translation"),
        help_text=_("All who may read the words read it beside them, with this label."),
        max_length=LONGEST_TRANSLATION,
        widget=forms.Textarea(attrs={"rows": 7}),
    )

    class Meta:
        model = Translation
        fields = ["language", "text"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self)
