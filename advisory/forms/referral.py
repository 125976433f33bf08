"""Passing a contribution on to a public entity, and what the entity says."""

from itertools import groupby

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import can_proceed

from advisory.forms.days import day_field
from advisory.models import Referral
from advisory.models.referral import LONGEST_ASK
from alliances.models import LineOfWork
from records.forms.layout import bare_helper
from records.forms.text import WordsField

VERBS = [
    ("accept", _("They said yes")),
    ("decline", _("They said no")),
    ("finish", _("They did it")),
]


class _ByAlliance(ModelChoiceIterator):
    """The lines of each alliance under the name of the partner."""

    def __iter__(self):
        yield ("", self.field.empty_label)
        for alliance, lines in groupby(self.queryset, key=lambda line: line.alliance):
            yield (str(alliance), [self.choice(line) for line in lines])


class LineField(forms.ModelChoiceField):
    iterator = _ByAlliance


class ReferralForm(forms.ModelForm):
    line = LineField(
        LineOfWork.objects.none(),
        label=_("To which line of work"),
        help_text=_(
            "Only alliances in force can receive it, of entities whose work no other carries on."
        ),
        empty_label=_("Choose a line of work"),
    )
    ask = WordsField(
        label=_("What do we ask them to do?"),
        help_text=_(
            "The child reads this. Pass on what the council asks, and never who of them said it."
        ),
        max_length=LONGEST_ASK,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Referral
        fields = ["line", "ask"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"].queryset = LineOfWork.objects.receiving().for_choice()
        self.helper = bare_helper(self)


class EntityWordForm(forms.Form):
    """What the entity said or did, on which day, and in which words the child reads of it."""

    verb = forms.ChoiceField(label=_("What did they say?"), widget=forms.RadioSelect)
    on = day_field(_("On which day"))
    words = WordsField(
        label=_("Why not, or what they did"),
        help_text=_("The child reads this. Not needed for a yes."),
        max_length=LONGEST_ASK,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, referral, **kwargs):
        super().__init__(*args, **kwargs)
        self.referral = referral
        self.initial.setdefault("on", timezone.localdate())
        self.fields["verb"].choices = [
            (verb, words) for verb, words in VERBS if can_proceed(getattr(referral, verb))
        ]
        self.fields["words"].needed_sometimes = True
        self.helper = bare_helper(self)

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        if day < self.referral.since:
            raise forms.ValidationError(_("This day comes before the one of the step before."))
        return day

    def clean(self):
        data = super().clean()
        verb, words = data.get("verb"), data.get("words")
        if verb == "decline" and not words:
            self.add_error("words", _("A no has a reason that the child can read."))
        if verb == "finish" and not words:
            self.add_error("words", _("Say what they did."))
        return data
