"""What a representative writes."""

import uuid

from crispy_forms.layout import Field
from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.choices import Audience, Kind, Tongue
from advisory.models import Contribution
from advisory.models.contribution import LONGEST_WORDS
from programs.models import Area
from records.forms.layout import CardSelect, bare_helper
from records.forms.text import WordsField
from records.forms.versioned import VersionedForm

CARDS = "components/_choice_cards.html"

KIND_HELP = {
    Kind.SUGGESTION: _("Something that should get better."),
    Kind.IDEA: _("Something new that could be done."),
    Kind.ADVICE: _("How you would do it, or what to take care of."),
    Kind.PROPOSAL: _("A plan, step by step."),
}
AUDIENCE_HELP = {
    Audience.COUNCIL: _("All the organizations of the council, and the team."),
    Audience.TEAM: _("Only your organization and the team."),
}


class ContributionForm(VersionedForm):
    """A draft. It may be saved as it is; ``sending`` asks for what an answer needs.

    Nothing chooses for the child who reads it: that can't be changed once it is sent.

    ``page`` is a number that each opened page draws for itself. A save whose reply got lost on the
    way leaves the page with an old version: that same page may save over itself.
    """

    page = forms.UUIDField(widget=forms.HiddenInput)
    words = WordsField(
        label=_("Your words"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 7, "class": "words"}),
        error_messages={
            "required": _("Write something first. A few words are enough."),
            "max_length": _(
                "It is too long: it has %(show_value)d letters, and %(limit_value)d fit."
                " You can send the rest as a second one."
            ),
        },
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Kind,
        widget=CardSelect(help_texts=KIND_HELP),
        error_messages={"required": _("Choose what it is.")},
    )
    language = forms.ChoiceField(
        label=_("Which language did you use?"),
        choices=Tongue,
        initial=Tongue.SPANISH,
        required=False,  # Spanish, for who doesn't say
        error_messages={"invalid_choice": _("Choose one of the languages.")},
    )
    area = forms.ModelChoiceField(
        Area.objects.for_list(),
        label=_("What is it about?"),
        empty_label=_("I am not sure"),
        required=False,
        error_messages={"invalid_choice": _("Choose one of the areas, or “I am not sure”.")},
    )
    audience = forms.ChoiceField(
        label=_("Who may read it?"),
        choices=Audience,
        widget=CardSelect(help_texts=AUDIENCE_HELP, icons={Audience.TEAM: "private"}),
        error_messages={"required": _("Choose who may read it.")},
    )

    class Meta:
        model = Contribution
        fields = ["words", "kind", "area", "audience", "language"]

    def __init__(self, *args, sending=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.sending = sending
        self.initial.setdefault("page", uuid.uuid4())
        self.initial["kind"] = self.initial.get("kind") or Kind.SUGGESTION
        if self.is_bound and not sending:
            for name in ("words", "kind", "audience"):
                self.fields[name].required = False
                self.fields[name].needed_sometimes = True
        for name in ("area", "language"):  # one of their choices is always chosen
            self.fields[name].needed_sometimes = True
        self.helper = bare_helper(
            self,
            "version",
            "page",
            "words",
            Field("kind", template=CARDS),
            "area",
            Field("audience", template=CARDS),
            "language",
        )

    def clean_language(self):
        return self.cleaned_data["language"] or Tongue.SPANISH

    def is_stale(self, saved):
        return super().is_stale(saved) and self.cleaned_data["page"] != saved.page

    def put_on(self, saved):
        saved.page = self.cleaned_data["page"]
        return super().put_on(saved)
