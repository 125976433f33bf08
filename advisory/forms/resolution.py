"""What the council resolved, and what became of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advisory.choices import ResolutionState
from advisory.forms.days import COMMITMENT_YEARS, promise_field
from advisory.models import Resolution
from advisory.models.resolution import LONGEST_OUTCOME, LONGEST_RESOLUTION
from records.forms.layout import Cards, CardSelect, bare_helper
from records.forms.text import WordsField
from records.forms.versioned import VersionedForm

CLOSED = [choice for choice in ResolutionState.choices if choice[0] != ResolutionState.OPEN.value]


def _owner_field():
    return forms.ModelChoiceField(
        User.objects.none(), label=_("Who is in charge"), empty_label=_("Choose a person")
    )


def _offer_people(form):
    people = User.objects.coordinators()
    form.fields["owner"].queryset = people.order_by("name", "username")


class ResolutionForm(VersionedForm):
    text = WordsField(
        label=_("What was resolved"),
        help_text=_("The council reads this, and it stands in the minutes."),
        max_length=LONGEST_RESOLUTION,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what was resolved.")},
    )
    owner = _owner_field()
    due_on = promise_field(_("Until when"), within_years=COMMITMENT_YEARS)

    class Meta:
        model = Resolution
        fields = ["text", "item", "owner", "due_on"]
        labels = {"item": _("Topic of the agenda")}

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        self.session = session
        _offer_people(self)
        self.fields["item"].queryset = session.items.all()
        self.fields["item"].empty_label = _("None of them")
        self.fields["item"].required = False
        self.fields["item"].needed_sometimes = True
        self.helper = bare_helper(self)

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day < self.session.day:
            raise forms.ValidationError(_("Choose the day of the session or a later one."))
        return day


class ResolutionClosingForm(forms.Form):
    state = forms.ChoiceField(
        label=_("What became of it?"),
        choices=CLOSED,
        widget=CardSelect(
            help_texts={
                ResolutionState.DONE: _("What was resolved is done."),
                ResolutionState.DROPPED: _("It can’t be done, or is not needed any more."),
            },
            icons={ResolutionState.DONE: "check", ResolutionState.DROPPED: "withdrawn"},
        ),
        error_messages={"required": _("Choose one of both.")},
    )
    outcome = WordsField(
        label=_("Tell the council"),
        help_text=_("The children read this."),
        max_length=LONGEST_OUTCOME,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what was done, or why not.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self, Cards("state"), "outcome")


class ResolutionOwnerForm(forms.Form):
    owner = _owner_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _offer_people(self)
        self.helper = bare_helper(self)
