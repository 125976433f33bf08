"""The last question before a child's data are erased."""

from crispy_forms.layout import Field
from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.mentions import Mention
from advisory.models import Representative
from records.forms.layout import bare_helper


class ErasureForm(forms.Form):
    """The name is typed once more, so that no slip of the finger erases somebody.

    ``mentions`` are the texts of others that name the person: the name goes out of all of them but
    those that are ticked, since they speak of somebody or something else.
    """

    left = forms.MultipleChoiceField(
        label=_("Where the name stands"), required=False, widget=forms.CheckboxSelectMultiple
    )
    given_name = forms.CharField(label=_("Type the name to go on"), max_length=50)

    def __init__(self, *args, representative: Representative, mentions: list[Mention], **kwargs):
        super().__init__(*args, **kwargs)
        self.representative = representative
        if mentions:
            self.fields["left"].choices = [(mention.key, mention) for mention in mentions]
        else:
            del self.fields["left"]
        layout = [Field("left", template="advisory/representatives/_mentions.html")]
        self.helper = bare_helper(self, *(layout if mentions else []), "given_name")

    def clean_given_name(self):
        typed = self.cleaned_data["given_name"]
        if typed.casefold() != self.representative.given_name.casefold():
            raise forms.ValidationError(_("This is not the name. Nothing was erased."))
        return typed
