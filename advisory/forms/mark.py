"""How a session was: the nine requirements, each in a question with faces."""

from crispy_forms.layout import Div, Field
from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.choices import IN_CHILDS_WORDS, TO_THE_TEAM, Requirement, Verdict
from records.forms.layout import CardSelect, bare_helper

CARDS = "components/_choice_cards.html"
FACES = {verdict: f"face-{verdict.value}" for verdict in Verdict} | {"": "unsure"}
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
                widget=CardSelect(help_texts={}, icons=FACES),
            )
            self.fields[requirement.value].needed_sometimes = True
            self.initial.setdefault(requirement.value, "")
        self.helper = bare_helper(
            self,
            *(
                Div(Field(requirement.value, template=CARDS), css_class="faces")
                for requirement in Requirement
            ),
        )
