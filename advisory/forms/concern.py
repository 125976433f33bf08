"""What a child tells a person of trust, why staff mark a contribution, and what leads write."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.choices import ConcernOutcome, Reach, ReferredTo
from advisory.models.concern import LONGEST_CONCERN, LONGEST_CONTACT
from records.forms.layout import Cards, CardSelect, bare_helper
from records.forms.text import WordsField

REACH_HELP = {
    Reach.IN_PERSON: _("At a session or a visit, where nobody listens."),
    Reach.PHONE: _("On the number that you write below."),
    Reach.NOT_NOW: _("You can write to us again whenever you want."),
}


class TellForm(forms.Form):
    """Nothing but the words is asked for: whoever is in need must not fail at a form.

    The token makes the same form, sent twice, one concern. There is no draft: phones are shared.
    """

    token = forms.UUIDField(widget=forms.HiddenInput)
    words = WordsField(
        label=_("What do you want to tell?"),
        help_text=_("As you want and as much as you want. You do not have to say names."),
        max_length=LONGEST_CONCERN,
        widget=forms.Textarea(attrs={"rows": 7, "class": "words", "autocomplete": "off"}),
        error_messages={
            "required": _("Write something first. A few words are enough."),
            "max_length": _(
                "It is too long: it has %(show_value)d letters, and %(limit_value)d fit."
                " You can write the rest to us here, once this is sent."
            ),
        },
    )
    reach = forms.ChoiceField(
        label=_("May we talk with you about it?"),
        choices=Reach,
        widget=CardSelect(
            help_texts=REACH_HELP,
            icons={Reach.IN_PERSON: "me", Reach.PHONE: "phone", Reach.NOT_NOW: "clock"},
        ),
        required=False,
        error_messages={"invalid_choice": _("Choose one of these, or none.")},
    )
    contact = forms.CharField(
        label=_("How and when can we reach you without others noticing?"),
        help_text=_("A number, a place, a time of the day."),
        max_length=LONGEST_CONTACT,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    no_number = _(
        "Write the number that we can call. Or choose another way above: what you wrote is still"
        " here."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())
        self.helper = bare_helper(self, "token", "words", Cards("reach"), "contact")

    def clean(self):
        """Who waits for a call must get it. Only the one that is missing is asked for."""
        cleaned = super().clean()
        asks_for_call = cleaned.get("reach") == Reach.PHONE
        if asks_for_call and not cleaned.get("contact") and "contact" not in self.errors:
            self.add_error("contact", self.no_number)
        return cleaned


class DivertForm(forms.Form):
    reason = WordsField(
        label=_("What worries you?"),
        help_text=_("In a few words. Only safeguarding leads read it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self)


class ConcernNoteForm(forms.Form):
    """A note; with somebody chosen, the note of a referral."""

    text = WordsField(
        label=_("What was found out or done"),
        help_text=_("Only safeguarding leads read it. It stays as you write it."),
        max_length=LONGEST_CONCERN,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )
    referred_to = forms.ChoiceField(
        label=_("Handed over to"),
        help_text=_("Only if it was referred: who protects the child from now on."),
        choices=[("", _("Nobody: it is a note")), *ReferredTo.choices],
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self)


class CloseForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What became of it"), choices=ConcernOutcome, widget=forms.RadioSelect
    )
    told = WordsField(
        label=_("What the child is told"),
        help_text=_(
            "The child reads this on a phone that others may hold too: kind and short, no names,"
            " nothing of what was told."
        ),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, has_contribution, **kwargs):
        super().__init__(*args, **kwargs)
        if has_contribution:
            self.fields["outcome"].help_text = _(
                "What was no concern goes back to the team at once, as it was."
            )
        self.helper = bare_helper(self)
