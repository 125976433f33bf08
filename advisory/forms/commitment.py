"""What was promised, and how far it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.models import User
from advisory.forms.review import not_past
from advisory.models import Commitment
from records.forms.layout import bare_helper
from records.forms.text import WordsField
from records.forms.versioned import VersionedForm


class CommitmentForm(forms.ModelForm):
    """One more promise to the same author."""

    promise = WordsField(
        label=_("What we will do"),
        help_text=_("The child reads this. Say it as you would say it to them."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    owner = forms.ModelChoiceField(
        User.objects.none(), label=_("Who is in charge"), empty_label=_("Choose a person")
    )
    due_on = forms.DateField(
        label=_("Until when"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    class Meta:
        model = Commitment
        fields = ["promise", "owner", "due_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.active().with_role(Role.COORDINATOR)
        self.helper = bare_helper(self)

    def clean_due_on(self):
        return not_past(self.cleaned_data["due_on"])


class ProgressForm(VersionedForm):
    """Work has begun, or is done; ``finishing`` asks what was done."""

    outcome = WordsField(
        label=_("What was done"),
        help_text=_("The child reads this. Leave it empty if the work has only begun."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    class Meta:
        model = Commitment
        fields = ["outcome"]

    def __init__(self, *args, finishing=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.finishing = finishing
        self.helper = bare_helper(self)

    def clean_outcome(self):
        outcome = self.cleaned_data["outcome"]
        if self.finishing and not outcome:
            raise forms.ValidationError(_("Say what was done, so that the child knows it."))
        return outcome
