"""What the council is asked, as the team writes it."""

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advisory.forms.days import ANSWER_YEARS, day_field, promise_field
from advisory.models import Consultation
from advisory.models.consultation import ASKED, LONGEST_PART, LONGEST_QUESTION_TEXT
from programs.choices import Stage
from programs.models import Area, Project
from records.forms.files import PrivateFileField
from records.forms.layout import bare_helper
from records.forms.text import WordsField
from records.forms.versioned import VersionedForm

NEEDED = [name for name in ASKED if name not in ("area", "project", "needs_no_paper")]


def _part(label, help_text="", *, rows=3, longest=LONGEST_PART):
    return WordsField(
        label=label,
        help_text=help_text,
        max_length=longest,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ConsultationForm(VersionedForm):
    """May be saved unfinished; ``opening`` asks for all that the council must know."""

    question = forms.CharField(
        label=_("The question, in one sentence"),
        help_text=_("As you would ask it to a twelve-year-old."),
        max_length=200,
    )
    stage = forms.ChoiceField(
        label=_("Stage of the program cycle"),
        choices=[("", _("Choose the stage")), *Stage.choices],
        required=False,
    )
    area = forms.ModelChoiceField(
        Area.objects.for_list(),
        label=_("Area"),
        to_field_name="slug",
        empty_label=_("Choose the area"),
        required=False,
    )
    project = forms.ModelChoiceField(
        Project.objects.order_by("name"),
        label=_("Project"),
        help_text=_("If it is about one. Then the area is that of the project."),
        to_field_name="slug",
        empty_label=_("None: it is about the whole area"),
        required=False,
    )
    text = _part(
        _("Text for children"),
        _("Short sentences and everyday words. Say what you ask, why, and what happens then."),
        rows=7,
        longest=LONGEST_QUESTION_TEXT,
    )
    purpose = _part(_("What it is for"))
    decision = _part(_("What will be decided"))
    decider = forms.CharField(
        label=_("Who decides"),
        help_text=_("The person or the office, by its name."),
        max_length=200,
        required=False,
    )
    changeable = _part(_("What can change with what they say"))
    fixed = _part(_("What cannot change, and why"))
    opens_on = day_field(_("Opens on"), required=False)
    closes_on = day_field(_("Last day to reply"), required=False)
    answer_by = promise_field(_("Answer by"), within_years=ANSWER_YEARS, required=False)
    paper = PrivateFileField(label=_("Document"), required=False)
    paper_title = forms.CharField(label=_("Title of the document"), max_length=120, required=False)
    needs_no_paper = forms.BooleanField(
        label=_("There is nothing else to read: the text for children says it all"),
        required=False,
    )

    class Meta:
        model = Consultation
        fields = [*ASKED]

    def __init__(self, *args, opening=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.opening = opening
        for name in (*ASKED, "paper", "paper_title"):
            self.fields[name].needed_sometimes = True
        for name in ("area", "project"):
            about = getattr(self.instance, name)
            if about and self.initial.get(name) == about.pk:
                self.initial[name] = about.slug
        self.helper = bare_helper(
            self,
            "version",
            Fieldset(
                _("What you ask"),
                "question",
                Div("stage", "area", "project", css_class="row-fields"),
            ),
            Fieldset(_("What the children read"), "text"),
            Fieldset(
                _("What they need to know"),
                "purpose",
                "decision",
                "decider",
                "changeable",
                "fixed",
            ),
            Fieldset(_("When"), Div("opens_on", "closes_on", "answer_by", css_class="row-fields")),
            Fieldset(_("What they can read before"), "paper", "paper_title", "needs_no_paper"),
        )

    def clean(self):
        data = super().clean()
        if data.get("paper") and not data.get("paper_title"):
            self.add_error("paper_title", _("A document has a title."))
        if data.get("project"):
            data["area"] = None
        self._check_days(data)
        if self.opening:
            self._check_complete(data)
        return data

    def _check_days(self, data):
        first, last, answer = (data.get(name) for name in ("opens_on", "closes_on", "answer_by"))
        if first and last and last <= first:
            self.add_error("closes_on", _("It closes on a later day than it opens."))
        if last and answer and answer < last:
            self.add_error("answer_by", _("The answer comes when it is closed."))

    def _check_complete(self, data):
        for name in NEEDED:
            if name not in self.errors and not data.get(name):
                self.add_error(name, _("It can’t open without this."))
        if "area" not in self.errors and not (data.get("area") or data.get("project")):
            self.add_error("area", _("It can’t open without this."))
        today = timezone.localdate()
        if data.get("opens_on") and data["opens_on"] > today:
            self.add_error("opens_on", _("Open it on this day, or choose today."))
        if data.get("closes_on") and data["closes_on"] <= today:
            self.add_error("closes_on", _("Give them time: choose a day to come."))
        has_paper = data.get("paper") or (self.instance.pk and self.instance.papers.exists())
        if "paper" not in self.errors and not (has_paper or data.get("needs_no_paper")):
            self.add_error("paper", _("Add a document, or say that there is nothing else to read."))
