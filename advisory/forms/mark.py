"""How a session was: the nine requirements, each in a question with faces."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.choices import IN_CHILDS_WORDS, TO_THE_TEAM, Requirement, Verdict
from advisory.forms.faces import Faces, FaceSelect
from records.forms.layout import bare_helper

ANSWERS = [*Verdict.choices, ("", _("I don’t say"))]


class MarkForm(forms.Form):
    """A field for each requirement. Nobody has to answer any of them."""

    def __init__(self, *args, as_child: bool, **kwargs):
        super().__init__(*args, **kwargs)
        questions = IN_CHILDS_WORDS if as_child else TO_THE_TEAM
        for requirement in Requirement:
            self.fields[requirement.value] = forms.ChoiceField(
                label=questions[requirement],
                choices=ANSWERS,
                required=False,
                widget=FaceSelect,
            )
            self.fields[requirement.value].needed_sometimes = True
            self.initial.setdefault(requirement.value, "")
        self.helper = bare_helper(self, *(Faces(each.value) for each in Requirement))
