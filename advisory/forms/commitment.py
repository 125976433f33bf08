"""What was promised, and how far it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advisory.forms.days import COMMITMENT_YEARS, promise_field
from advisory.forms.review import to_come
from advisory.models import Commitment, CommitmentUpdate
from advisory.models.commitment import LONGEST_REASON
from advisory.models.commitment_update import LONGEST_UPDATE
from records.forms.files import PrivateFileField
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
    due_on = promise_field(_("Until when"), within_years=COMMITMENT_YEARS)

    class Meta:
        model = Commitment
        fields = ["promise", "owner", "due_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.coordinators()
        self.helper = bare_helper(self)

    def clean_due_on(self):
        return to_come(self.cleaned_data["due_on"])


class ProgressForm(forms.ModelForm):
    """How far it is, in a few words to the child."""

    text = WordsField(
        label=_("How far it is"),
        help_text=_("The child reads this, with the date of today. It stays as you write it."),
        max_length=LONGEST_UPDATE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    class Meta:
        model = CommitmentUpdate
        fields = ["text"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self)


class CommitmentChangeForm(VersionedForm):
    """Who keeps it and until when; a day that moves has a reason."""

    owner = forms.ModelChoiceField(
        User.objects.none(), label=_("Who is in charge"), empty_label=_("Choose a person")
    )
    due_on = promise_field(_("Until when"), within_years=COMMITMENT_YEARS)
    reason = WordsField(
        label=_("Why the day moves"),
        help_text=_("The child reads this. Leave it empty if the day stays."),
        max_length=LONGEST_UPDATE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Commitment
        fields = ["owner", "due_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.due_before = self.instance.due_on
        self.fields["owner"].queryset = User.objects.coordinators()
        self.fields["reason"].needed_sometimes = True
        self.helper = bare_helper(self)

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        moves = day != self.due_before  # one that has passed may stay
        return to_come(day) if moves else day

    def clean(self):
        data = super().clean()
        if "due_on" not in data or "reason" not in data:
            return data
        if data["due_on"] == self.due_before and data["reason"]:
            self.add_error("reason", _("The day is the same. Empty this, or change the day."))
        elif data["due_on"] != self.due_before and not data["reason"]:
            self.add_error("reason", _("Tell the child why the day moves."))
        return data


class FinishForm(VersionedForm):
    """What was done, and what shows it."""

    outcome = WordsField(
        label=_("What was done"),
        help_text=_("The child reads this."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say what was done, so that the child knows it.")},
    )
    evidence = PrivateFileField(
        label=_("What shows it"),
        help_text=_(
            "For the team alone: a photo or a PDF, up to 10 MB. No faces and no names of children."
        ),
        required=False,
    )
    without_evidence = WordsField(
        label=_("Or why nothing shows it"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    class Meta:
        model = Commitment
        fields = ["outcome", "without_evidence"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("evidence", "without_evidence"):
            self.fields[name].needed_sometimes = True
        self.helper = bare_helper(self, "version", "outcome", "evidence", "without_evidence")

    def clean(self):
        data = super().clean()
        if "evidence" in data and "without_evidence" in data and not self.errors:
            if not data["evidence"] and not data["without_evidence"]:
                self.add_error("evidence", _("Choose a file that shows it, or write why not."))
            elif data["evidence"] and data["without_evidence"]:
                self.add_error("without_evidence", _("There is a file that shows it. Empty this."))
        return data
