"""What one colleague writes for the others."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advisory.models import Note
from advisory.models.note import LONGEST_NOTE
from records.forms.layout import bare_helper
from records.forms.text import WordsField


class NoteForm(forms.ModelForm):
    """A note; or a question, if a colleague is chosen; or a reply to one."""

    text = WordsField(
        label=_("Note"),
        help_text=_("Only the team reads it. It stays as you write it."),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    asked = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Ask a colleague"),
        help_text=_("The note stands on their desk until somebody replies."),
        empty_label=_("Nobody: it is a note for all"),
        required=False,
    )
    reply_to = forms.ModelChoiceField(
        Note.objects.none(), widget=forms.HiddenInput, label=_("reply to"), required=False
    )

    class Meta:
        model = Note
        fields = ["text", "asked", "reply_to"]

    def __init__(self, *args, contribution, writer, reply_to=None, **kwargs):
        """``reply_to`` is the question that the page is opened for, or None."""
        super().__init__(*args, **kwargs)
        colleagues = User.objects.coordinators().exclude(pk=writer.pk)
        self.fields["asked"].queryset = colleagues
        self.fields["reply_to"].queryset = contribution.notes.unanswered()
        self.fields["reply_to"].error_messages["invalid_choice"] = _(
            "Somebody has replied to this question already."
        )
        self.initial.setdefault("reply_to", reply_to)
        if reply_to is not None:
            self.fields["text"].label = _("Reply")
            del self.fields["asked"]
        self.helper = bare_helper(self)
