"""What the team writes about a contribution, for itself."""

from crispy_forms.layout import Fieldset
from django import forms
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advisory.choices import PROMISING, Decision
from advisory.forms.days import COMMITMENT_YEARS, promise_field
from advisory.models import Commitment, Review
from programs.choices import Stage
from programs.models import Project
from records.forms.layout import bare_helper
from records.forms.text import WordsField
from records.forms.versioned import VersionedForm

PAST = _("This day has passed. Choose one to come.")
COMMITMENT_FIELDS = ["promise", "owner", "due_on"]


class ReviewForm(VersionedForm):
    summary = WordsField(
        label=_("Summary by staff"),
        help_text=_("Stands beside the child's words, with this label, and never replaces them."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    stage = forms.ChoiceField(
        label=_("Stage of the program cycle"),
        help_text=_("Which part of our work this helps with."),
        choices=[("", _("None in particular")), *Stage.choices],
        required=False,
    )
    project = forms.ModelChoiceField(
        Project.objects.order_by("name", "pk"),
        label=_("Project"),
        help_text=_("The council finds it on the page of the project, by stage."),
        empty_label=_("No project in particular"),
        required=False,
    )

    class Meta:
        model = Review
        fields = ["summary", "project", "stage"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self)


class AssignForm(VersionedForm):
    """Who is in charge from now on."""

    owner = forms.ModelChoiceField(
        User.objects.none(), label=_("Who is in charge"), empty_label=_("Choose a person")
    )

    class Meta:
        model = Review
        fields = ["owner"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.coordinators()
        self.helper = bare_helper(self)


class DecisionForm(VersionedForm):
    """A decision and its reason; with a yes, the commitment that makes it one."""

    decision = forms.ChoiceField(label=_("Decision"), choices=Decision, widget=forms.RadioSelect)
    reason = WordsField(
        label=_("Reason"),
        help_text=_("For the team. The child reads the answer, which you write next."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    promise = WordsField(
        label=_("What we will do"),
        help_text=_("The child reads this. Say it as you would say it to them."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who is in charge"),
        empty_label=_("Choose a person"),
        required=False,
    )
    due_on = promise_field(_("Until when"), within_years=COMMITMENT_YEARS, required=False)

    class Meta:
        model = Review
        fields = ["decision", "reason"]

    def __init__(self, *args, commitment=None, is_promised=False, **kwargs):
        """``commitment`` is the one made with an earlier decision that is not answered yet;
        ``is_promised``: an earlier answer has made one, which is still to be kept."""
        super().__init__(*args, **kwargs)
        self.earlier = commitment
        self.is_promised = is_promised
        if commitment:
            for name, value in model_to_dict(commitment, COMMITMENT_FIELDS).items():
                self.initial.setdefault(name, value)
        self.initial.setdefault("owner", self.instance.owner_id)
        self.fields["owner"].queryset = User.objects.coordinators()
        for name in COMMITMENT_FIELDS:
            self.fields[name].needed_sometimes = True  # so the page does not call it optional
        self.helper = bare_helper(
            self,
            "version",
            "decision",
            "reason",
            Fieldset(
                _("One more commitment, if there is one; those made before stay")
                if is_promised
                else _("Commitment: needed if it is accepted, even in part"),
                *COMMITMENT_FIELDS,
            ),
        )

    def clean_due_on(self):
        return to_come(self.cleaned_data["due_on"])

    def clean(self):
        data = super().clean()
        if data.get("decision") in PROMISING:
            if self.is_promised and not (data.get("promise") or data.get("due_on")):
                return data
            for name in COMMITMENT_FIELDS:
                if name not in self.errors and not data.get(name):
                    self.add_error(name, _("A yes needs a commitment: say what, who and when."))
        elif data.get("decision") and data.get("promise"):
            self.add_error(
                "promise", _("Without a yes there is no commitment. Empty this, or accept in part.")
            )
        return data

    def differences(self, saved):
        """Those of the commitment too, since it is saved with the decision."""
        commitment = saved.contribution.commitments.untold().order_by("pk").first() or Commitment()
        theirs = model_to_dict(commitment, COMMITMENT_FIELDS)
        return [*super().differences(saved), *self.differing(theirs, COMMITMENT_FIELDS)]

    def commitment(self) -> Commitment | None:
        """The commitment of a yes, unsaved; None if there is no new one."""
        if self.cleaned_data["decision"] not in PROMISING or not self.cleaned_data["promise"]:
            return None
        commitment = self.earlier or Commitment()
        for name in COMMITMENT_FIELDS:
            setattr(commitment, name, self.cleaned_data[name])
        return commitment


def to_come(day):
    """A day to come; raises a sentence otherwise."""
    if day and day < timezone.localdate():
        raise forms.ValidationError(PAST)
    return day
