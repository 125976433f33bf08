"""A session, as coordinators plan it."""

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advisory.choices import Tongue
from advisory.forms.days import check_council_year, day_field
from advisory.models import Session
from advisory.models.agenda_item import LONGEST_TITLE
from advisory.models.session import LONGEST, LONGEST_REASON, SHORTEST
from records.forms.days import MomentField
from records.forms.files import PrivateFileField
from records.forms.layout import bare_helper
from records.forms.text import WordsField
from records.forms.versioned import VersionedForm

LARGEST_NUMBER = 9999
MOMENT = "%Y-%m-%dT%H:%M"  # as browsers send a day and a time
NUMBERED = ["number", "kind"]
WHEN = ["starts_at", "minutes", "items_until"]
WHERE = ["place", "link"]
HOW = ["facilitator", "language", "interpreted_in"]


class SessionForm(VersionedForm):
    """Once it is convoked its number and its kind stay."""

    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=LARGEST_NUMBER)
    minutes = forms.IntegerField(
        label=_("How many minutes it lasts"),
        min_value=SHORTEST,
        max_value=LONGEST,
        initial=Session._meta.get_field("minutes").default,
        error_messages=dict.fromkeys(
            ("min_value", "max_value"), _("A session lasts from 15 minutes to 12 hours.")
        ),
    )
    starts_at = MomentField(
        label=_("Day and time, in Lima"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
    )
    items_until = day_field(_("Representatives add topics until"))
    link = forms.URLField(
        label=_("Link"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=_("For who joins from afar. Only who sits in the council sees it."),
    )
    interpreted_in = forms.ChoiceField(
        label=_("Interpreter into"),
        choices=[("", _("No interpreter")), *Tongue.choices],
        required=False,
    )
    about = WordsField(
        label=_("What it is about"),
        help_text=_("Two or three sentences, in words that a child understands."),
        max_length=Session._meta.get_field("about").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    class Meta:
        model = Session
        fields = [*NUMBERED, *WHEN, *WHERE, *HOW, "about"]
        labels = {
            "kind": _("Kind"),
            "facilitator": _("Who leads it"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = User.objects.coordinators()
        if self.instance.facilitator_id:
            people = people | User.objects.filter(pk=self.instance.facilitator_id)
        self.fields["facilitator"].queryset = people.distinct().order_by("name", "username")
        self.fields["facilitator"].empty_label = _("Choose who")
        self.fields["interpreted_in"].needed_sometimes = True  # one of its choices always holds
        numbered = NUMBERED
        if self.instance.convoked_at:
            numbered = []
            for name in NUMBERED:
                del self.fields[name]
        self.helper = bare_helper(
            self,
            "version",
            Div(*numbered, css_class="row-fields"),
            Fieldset(_("When"), Div(*WHEN, css_class="row-fields")),
            Fieldset(_("Where"), *WHERE),
            Fieldset(_("How"), Div(*HOW, css_class="row-fields"), "about"),
        )

    def validate_unique(self):
        """Whether its number is free is asked when it is written, since a second tap is no slip."""

    def clean_starts_at(self):
        moment = self.cleaned_data["starts_at"]
        check_council_year(timezone.localdate(moment))
        return moment

    def clean(self):
        data = super().clean()
        starts_at, until = data.get("starts_at"), data.get("items_until")
        if starts_at and until and until > timezone.localdate(starts_at):
            self.add_error("items_until", _("Topics are added until the day of the session."))
        if "link" in data and not data.get("place") and not data["link"]:
            self.add_error("place", _("Write the place, or the link for who joins from afar."))
        if data.get("link") and not data["link"].startswith("https://"):
            self.add_error("link", _("A link begins with https://."))
        if data.get("language") and data.get("interpreted_in") == data["language"]:
            self.add_error("interpreted_in", _("An interpreter speaks another language."))
        return data


class ItemForm(forms.Form):
    """A topic for the agenda."""

    title = WordsField(
        label=_("Topic"),
        max_length=LONGEST_TITLE,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write what you want to talk about.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self)


class PaperForm(forms.Form):
    """A document of the pack."""

    title = WordsField(label=_("Title"), max_length=120, widget=forms.TextInput)
    paper = PrivateFileField(label=_("File"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self)


class CancellationForm(forms.Form):
    reason = WordsField(
        label=_("Why it is cancelled"),
        help_text=_("The representatives read this."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why, in words that a child understands.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self)
