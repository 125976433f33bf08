"""What a child says of an answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.choices import Verdict
from advisory.forms.faces import Faces, FaceSelect
from advisory.models import Rating
from advisory.models.rating import LONGEST_REMARK
from records.forms.layout import bare_helper
from records.forms.text import WordsField


class RatingForm(forms.ModelForm):
    """Two questions, each with three faces. Nobody has to say why."""

    understood = forms.ChoiceField(
        label=_("Did you understand the answer?"),
        choices=Verdict,
        widget=FaceSelect,
        error_messages={"required": _("Choose one of the faces.")},
    )
    satisfied = forms.ChoiceField(
        label=_("Do you like the answer?"),
        help_text=_("If you choose “No” here or above, we look at it again and answer again."),
        choices=Verdict,
        widget=FaceSelect,
        error_messages={"required": _("Choose one of the faces.")},
    )
    words = WordsField(
        label=_("Do you want to say more?"),
        help_text=_(
            "What is missing? What is not clear? It helps us, but you don’t have to write anything."
        ),
        max_length=LONGEST_REMARK,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    class Meta:
        model = Rating
        fields = ["understood", "satisfied", "words"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self, Faces("understood"), Faces("satisfied"), "words")
