"""What the child will read."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.models import Answer
from advisory.models.answer import LONGEST_ANSWER
from records.forms.layout import bare_helper
from records.forms.text import WordsField
from records.forms.versioned import LARGEST_VERSION, VersionedForm


class AnswerForm(VersionedForm):
    """May be saved unfinished; ``publishing`` asks for the text."""

    text = WordsField(
        label=_("Answer, in words for children"),
        help_text=_(
            "Short sentences and everyday words. Say what was decided, why, and what happens now."
        ),
        max_length=LONGEST_ANSWER,
        required=False,
        widget=forms.Textarea(attrs={"rows": 9, "class": "words"}),
    )

    class Meta:
        model = Answer
        fields = ["text"]

    def __init__(self, *args, publishing=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.publishing = publishing
        self.fields["text"].needed_sometimes = True
        self.helper = bare_helper(self)

    def is_stale(self, saved):
        """Strict when publishing: a colleague may have changed the decision that this tells."""
        if self.publishing:
            return self.cleaned_data["version"] != saved.version
        return super().is_stale(saved)

    def clean_text(self):
        text = self.cleaned_data["text"]
        if self.publishing and not text:
            raise forms.ValidationError(_("Nothing is published without a text for children."))
        return text


class ApprovalForm(forms.Form):
    """Which version of the answer was read and is approved."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, max_value=LARGEST_VERSION, label=_("version")
    )
