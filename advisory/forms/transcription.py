"""What the team writes down for a child, and how the child corrects it."""

import uuid

from crispy_forms.layout import Div, Fieldset
from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from advisory.choices import Audience, Kind, Medium, Occasion, Tongue
from advisory.forms.days import day_field
from advisory.models import AgendaItem, Contribution, Mandate, Organization, Transcription
from advisory.models.contribution_guards import LONGEST_WORDS
from programs.models import Area
from records.forms.layout import bare_helper
from records.forms.text import WordsField

# What stays the same from one row to the next.
CARRIED = ["agenda_item", "occasion", "medium", "said_on", "language", "audience", "organization"]


class ItemField(forms.ModelChoiceField):
    """A topic, with the session that it belongs to."""

    def label_from_instance(self, item):
        return f"{item.session} · {item.place}. {item.title}"


class OccasionForm(forms.Form):
    """Where and how it was said, which the rows after it share."""

    agenda_item = ItemField(
        AgendaItem.objects.none(),
        label=_("Topic of a session"),
        empty_label=_("None: it was said elsewhere"),
        required=False,
    )
    occasion = forms.ChoiceField(label=_("Where it was heard"), choices=Occasion)
    medium = forms.ChoiceField(label=_("How it was said"), choices=Medium)
    said_on = day_field(_("Said on"))
    language = forms.ChoiceField(label=_("Language"), choices=Tongue)
    audience = forms.ChoiceField(
        label=_("Who may read it?"),
        choices=[("", _("Choose who")), *Audience.choices],
        error_messages={"required": _("Ask them, and choose who may read it.")},
    )
    organization = forms.ModelChoiceField(
        Organization.objects.for_list(),
        label=_("Organization"),
        to_field_name="slug",
        empty_label=_("Choose the organization"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agenda_item"].queryset = AgendaItem.objects.to_write_under()
        self.fields["agenda_item"].needed_sometimes = True  # one of its choices is always chosen

    def carried(self) -> dict[str, str]:
        """The values that are in order, for the address of the next row."""
        self.is_valid()
        data = {name: self.cleaned_data.get(name) for name in CARRIED}
        data["organization"] = getattr(data["organization"], "slug", None)
        data["agenda_item"] = getattr(data["agenda_item"], "pk", None)
        return {name: str(value) for name, value in data.items() if value}


class RowForm(OccasionForm):
    """One contribution, as it was said. ``token`` makes the same row, sent twice, one."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("What is it?"), choices=Kind)
    area = forms.ModelChoiceField(
        Area.objects.for_list(),
        label=_("Area"),
        to_field_name="slug",
        empty_label=_("Not sure yet"),
        required=False,
    )
    words = WordsField(
        label=_("Their words"),
        help_text=_("As they said it. They are asked if it is right."),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "class": "words"}),
        error_messages={"required": _("Write what they said.")},
    )

    def __init__(self, *args, initial=None, **kwargs):
        defaults = {"token": uuid.uuid4(), "said_on": timezone.localdate()}
        super().__init__(*args, initial=defaults | (initial or {}), **kwargs)
        self.fields["area"].needed_sometimes = True  # one of its choices is always chosen
        if initial and not self.is_bound:
            self.fields["organization"].widget.attrs["autofocus"] = True
        self.helper = bare_helper(
            self,
            "token",
            Fieldset(
                _("Where and how"),
                Div(*CARRIED[:-1], css_class="row-fields"),
            ),
            Fieldset(
                _("What they said"),
                Div("organization", "kind", "area", css_class="row-fields"),
                "words",
            ),
        )

    def clean_said_on(self):
        day = self.cleaned_data["said_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self):
        data = super().clean()
        organization, day = data.get("organization"), data.get("said_on")
        if data.get("agenda_item"):
            self._check_session(data["agenda_item"])
        elif organization and day:
            self.mandate = Mandate.objects.speaking_for(organization, day)
            if self.mandate is None:
                sentence = _("Nobody sat for this organization on %(date)s. Look at the day.")
                self.add_error("organization", sentence % {"date": date_format(day, "DATE_FORMAT")})
        return data

    def _check_session(self, item):
        """Said in that session, on its day, by who came for the organization."""
        data, session = self.cleaned_data, item.session
        if data.get("occasion") not in (None, Occasion.SESSION):
            self.add_error("occasion", _("This topic is of a session. Choose “A session”."))
        if data.get("said_on") not in (None, session.day):
            day = date_format(session.day, "DATE_FORMAT")
            self.add_error("said_on", _("The session was on %(date)s.") % {"date": day})
        if data.get("organization"):
            came = session.attendances.came().filter(organization=data["organization"]).first()
            if came is None:
                self.add_error("organization", _("Nobody came to the session for it."))
            else:
                self.mandate = came.mandate

    def contribution(self) -> Contribution:
        """As typed, unsaved; said under the mandate of that day."""
        names = ("token", "organization", "kind", "area", "words", "language", "audience")
        typed = {name: self.cleaned_data[name] for name in names}
        return Contribution(mandate=self.mandate, **typed)

    def transcription(self, written_by) -> Transcription:
        names = ("agenda_item", "occasion", "medium", "said_on")
        typed = {name: self.cleaned_data[name] for name in names}
        return Transcription(written_by=written_by, **typed)

    def says_the_same_as(self, kept: Contribution) -> bool:
        names = ("organization", "kind", "area", "words")
        return all(self.cleaned_data[name] == getattr(kept, name) for name in names)

    def as_another(self, kept: Contribution):
        """The same typed values in a row of its own, beside the one that was kept already."""
        self.data = self.data.copy()
        self.data["token"] = str(uuid.uuid4())
        sentence = _(
            "%(reference)s is saved already, and stays. Is this another one? Then save it too."
        )
        self.add_error("words", sentence % {"reference": kept.reference})
        return self


class CorrectionForm(forms.Form):
    """The words as the child wants them; what was written down is where they begin."""

    correction = WordsField(
        label=_("Write it here as it should be"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 7, "class": "words"}),
        error_messages={"required": _("Write how it should be.")},
    )

    def __init__(self, *args, words, initial=None, **kwargs):
        super().__init__(*args, initial={"correction": words} | (initial or {}), **kwargs)
        self.words = words
        self.helper = bare_helper(self)

    def clean_correction(self):
        correction = self.cleaned_data["correction"]
        if correction == self.words:
            raise forms.ValidationError(
                _("This says the same. Change it, or press “Yes, these are my words”.")
            )
        return correction
