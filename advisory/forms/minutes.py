"""The minutes of a session, as they are written, looked at and added to."""

from crispy_forms.layout import Field
from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.models import AgendaItem, Minutes
from advisory.models.minutes import LONGEST_SECTION
from advisory.models.minutes_check import LONGEST_COMMENT
from records.forms.autosaved import AutosavedForm
from records.forms.layout import bare_helper
from records.forms.text import WordsField

TOPIC = "topic-{}"


def _section(label, **options):
    return WordsField(
        label=label,
        max_length=LONGEST_SECTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        **options,
    )


class MinutesForm(AutosavedForm):
    """One field for each topic of the agenda, with one before and one after them.

    May be saved as it is; ``sending`` asks that something is said.
    """

    opening = _section(_("How it began"))
    closing = _section(_("How it ended"))

    class Meta:
        model = Minutes
        fields = ["opening", "closing"]

    def __init__(self, *args, items: list[AgendaItem], sending: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = items
        self.sending = sending
        self.topics = {TOPIC.format(item.pk): item for item in items}
        for place, (name, item) in enumerate(self.topics.items(), start=1):
            self.fields[name] = _section(f"{place}. {item.title}")
        for name, text in self.values_of(self.instance).items():
            self.initial.setdefault(name, text)
        for name in self.typed_names():
            self.fields[name].needed_sometimes = True  # nobody has to fill in each of them
        self.helper = bare_helper(
            self, "version", "page", "turn", *(Field(name) for name in self.typed_names())
        )

    def clean(self):
        data = super().clean()
        if self.sending and not self.errors and not any(data[n] for n in self.typed_names()):
            self.add_error("opening", _("Write what happened before you send it."))
        return data

    def typed_names(self):
        """In the order in which they are read."""
        return ["opening", *self.topics, "closing"]

    def values_of(self, saved):
        written = {}
        if saved.pk:
            written = {section.item_id: section.text for section in saved.sections.all()}
        of_topics = {name: written.get(item.pk, "") for name, item in self.topics.items()}
        return {"opening": saved.opening, **of_topics, "closing": saved.closing}

    def texts(self) -> dict[int, str]:
        """What was typed of each topic, by its key."""
        return {item.pk: self.cleaned_data[name] for name, item in self.topics.items()}

    def put_on(self, saved):
        """The sections are rows of their own: ``texts``."""
        for name in ("opening", "closing"):
            setattr(saved, name, self.cleaned_data[name])
        return self.put_page_on(saved)


class MinutesCheckForm(forms.Form):
    """What is not right. ``edition`` is the one that was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=32_767)
    comment = WordsField(
        label=_("What is missing or not right?"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what is not right.")},
    )

    def __init__(self, *args, confirming: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if confirming:
            del self.fields["comment"]
        self.helper = bare_helper(self)


class AddendumForm(forms.Form):
    text = WordsField(
        label=_("What is added"),
        help_text=_("It stands below the minutes, with your name and today’s date, and stays."),
        max_length=LONGEST_SECTION,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self)
