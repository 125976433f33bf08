"""What becomes of a draft whose author supports another contribution instead."""

from django import forms
from django.utils.translation import gettext_lazy as _

KEEP, THROW_AWAY = "keep", "throw_away"


class InsteadForm(forms.Form):
    """Each choice is a button; nothing is thrown away that nobody asked for."""

    draft = forms.ChoiceField(
        choices=[
            (KEEP, _("Support it, and keep what I wrote")),
            (THROW_AWAY, _("Support it, and throw away what I wrote")),
        ],
        error_messages={
            "required": _("Choose one of the buttons."),
            "invalid_choice": _("Choose one of the buttons."),
        },
    )

    @property
    def throws_away(self) -> bool:
        return self.cleaned_data["draft"] == THROW_AWAY
