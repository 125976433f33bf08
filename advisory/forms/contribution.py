"""What a representative writes."""

from crispy_forms.layout import HTML, Field
from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.choices import MOST_ENCLOSURES, Audience, Kind, Tongue
from advisory.models import Consultation, Contribution
from advisory.models.contribution_guards import LONGEST_WORDS
from programs.models import Area
from records.choices import PAPERS, SOUNDS
from records.forms.autosaved import AutosavedForm
from records.forms.files import PrivateFileField
from records.forms.layout import Cards, CardSelect, bare_helper
from records.forms.text import WordsField
from records.paging import LARGEST_KEY

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


class ContributionForm(AutosavedForm):
    """A draft. It may be saved as it is; ``sending`` asks for what an answer needs.

    Nothing chooses for the child who reads it: that can't be changed once it is sent.

    ``support`` is the reference of another one that they may want to support instead.

    ``consultation`` is the question that it replies to. When that was closed meanwhile, the words
    are not lost: they can be sent as something of their own.

    ``file`` is added to the files of the draft, and ``remove`` names one to take out; without a
    script both come with the whole form.
    """

    consultation = forms.ModelChoiceField(
        Consultation.objects.opened(),
        label=_("In reply to"),
        widget=forms.HiddenInput,
        required=False,
    )
    remove = forms.IntegerField(
        widget=forms.HiddenInput, min_value=1, max_value=LARGEST_KEY, required=False
    )
    support = forms.CharField(widget=forms.HiddenInput, max_length=20, required=False)
    words = WordsField(
        label=_("Your words"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 7, "class": "words"}),
        error_messages={
            "required": _("Write something first, or add a voice note or a photo."),
            "max_length": _(
                "It is too long: it has %(show_value)d letters, and %(limit_value)d fit."
                " You can send the rest as a second one."
            ),
        },
    )
    file = PrivateFileField(
        kinds=(*PAPERS, *SOUNDS),
        label=_("Do you want to add something?"),
        help_text=_("A photo of a drawing, a voice note or a PDF. Five fit, of 10 MB each."),
        required=False,
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

    too_late = _(
        "This question is closed. If you send it now, it goes as something of your own, and it"
        " gets an answer too."
    )
    too_many = _("Five files fit, and you have five. Take one away first.")

    class Meta:
        model = Contribution
        fields = ["words", "kind", "area", "audience", "language", "consultation"]

    def __init__(self, *args, sending=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.sending = sending
        self.initial["kind"] = self.initial.get("kind") or Kind.SUGGESTION
        if self.is_bound and not sending:
            for name in ("words", "kind", "audience"):
                self.fields[name].required = False
                self.fields[name].needed_sometimes = True
        if self.files.get("file") or (self.instance.pk and self.instance.enclosures.exists()):
            self.fields["words"].required = False
            self.fields["words"].needed_sometimes = True
        for name in ("area", "language"):  # one of their choices is always chosen
            self.fields[name].needed_sometimes = True
        self.helper = bare_helper(
            self,
            "version",
            "page",
            "turn",
            "consultation",
            "words",
            HTML("{% include 'advisory/contributions/_similar.html' %}"),
            Field("file", template="advisory/contributions/_enclose.html"),
            Cards("kind"),
            "area",
            Cards("audience"),
            "language",
        )

    def clean_language(self):
        return self.cleaned_data["language"] or Tongue.SPANISH

    def clean_file(self):
        """Told before it is kept, so that the rest is kept all the same."""
        file = self.cleaned_data["file"]
        if file and self.instance.pk and self.instance.enclosures.count() >= MOST_ENCLOSURES:
            raise forms.ValidationError(self.too_many)
        return file

    def clean_consultation(self):
        """Who sends a reply too late is told, before it goes alone."""
        asked = self.cleaned_data["consultation"]
        if asked is None or asked.takes_replies or not self.sending:
            return asked
        self.leave_question()
        self.add_error(None, self.too_late)
        return None

    def asked(self) -> Consultation | None:
        """The question that stands above the form."""
        field = self.fields["consultation"]
        try:
            return field.clean(self["consultation"].value())
        except forms.ValidationError:
            return None

    def leave_question(self):
        """From now on the form replies to nothing."""
        self.data = self.data.copy()
        self.data[self.add_prefix("consultation")] = ""

    def changes_files(self):
        return bool(self.cleaned_data.get("file") or self.cleaned_data.get("remove"))
