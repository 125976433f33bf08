"""The one answer to all that the council said on a question."""

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.choices import NOT_IN_FULL, PROMISING, UNDECIDED
from advisory.models import JointAnswer
from advisory.models.joint_answer import LONGEST_ACCOUNT, LONGEST_JOINT_TEXT
from advisory.policies import needs_decision
from records.forms.layout import bare_helper
from records.forms.text import WordsField
from records.forms.versioned import VersionedForm


class JointAnswerForm(VersionedForm):
    """May be saved unfinished. ``publishing`` asks for a decision on each of the ``replies``, and
    for what these call for: a yes is told with where it can be found, a no with its reason."""

    too_late = _(
        "A reply has changed in the meantime. Nothing is published yet: look at the replies, and"
        " try again."
    )

    taken_up = WordsField(
        label=_("What was taken up"),
        max_length=LONGEST_ACCOUNT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    found_in = WordsField(
        label=_("Where it can be found"),
        help_text=_("The plan or the proposal, and the page or the chapter."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    left_out = WordsField(
        label=_("What was not taken up, and why"),
        max_length=LONGEST_ACCOUNT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    text = WordsField(
        label=_("Answer, in words for children"),
        help_text=_(
            "Each reply gets it as its answer, if you wrote no other one for it. Short sentences"
            " and everyday words."
        ),
        max_length=LONGEST_JOINT_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "class": "words"}),
    )

    class Meta:
        model = JointAnswer
        fields = ["taken_up", "found_in", "left_out", "text"]

    def __init__(self, *args, publishing=False, replies=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.publishing = publishing
        self.undecided = [reply for reply in replies if needs_decision(reply, replies)]
        self.decisions = {
            reply.review.decision for reply in replies if reply.state not in UNDECIDED
        }
        for field in self.fields.values():
            field.needed_sometimes = True
        self.helper = bare_helper(
            self,
            "version",
            Fieldset(_("What became of what they said"), "taken_up", "found_in", "left_out"),
            Fieldset(_("What the children read"), "text"),
        )

    def is_stale(self, saved):
        """Strict when publishing: what is published is what was read."""
        if self.publishing:
            return self.cleaned_data["version"] != saved.version
        return super().is_stale(saved)

    def clean(self):
        data = super().clean()
        if self.publishing:
            self._check_complete(data)
            if self.undecided:
                self.add_error(None, _("Decide on each reply first. The text is kept here."))
        return data

    def _check_complete(self, data):
        needed = {
            "text": (True, _("Nothing is published without a text for children.")),
            "taken_up": (
                self.decisions & set(PROMISING) or data.get("found_in"),
                _("Something was accepted: say what."),
            ),
            "found_in": (data.get("taken_up"), _("Say where it can be found.")),
            "left_out": (
                self.decisions & set(NOT_IN_FULL),
                _("Not everything was accepted: say what, and why."),
            ),
        }
        for name, (is_needed, sentence) in needed.items():
            if is_needed and name not in self.errors and not data.get(name):
                self.add_error(name, sentence)
