"""How our forms are laid out by crispy-forms."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.translation import gettext_lazy as _


def bare_helper(form: forms.Form, *layout) -> FormHelper:
    """Fields only: the template has the form tag, the secret and the buttons."""
    helper = FormHelper(form)
    helper.form_tag = False
    helper.disable_csrf = True
    if layout:
        helper.layout = Layout(*layout)
    return helper


def in_words(field: forms.Field) -> forms.Field:
    """The same field, whose list says in words that nothing is chosen, where Django puts dashes."""
    dashes, words = BLANK_CHOICE_DASH[0][1], _("Nothing chosen")
    if getattr(field, "empty_label", None) == dashes:
        field.empty_label = words
    elif isinstance(field, forms.ChoiceField) and not hasattr(field, "queryset"):
        field.choices = [(key, words if name == dashes else name) for key, name in field.choices]
    return field


class CardSelect(forms.RadioSelect):
    """Radio buttons as large cards: an icon, a word, and a line that explains the choice.

    ``help_texts`` and ``icons`` go by the value of the choice; an icon without an entry has the
    name of the value. ``Cards`` lays it out.
    """

    def __init__(self, *args, help_texts, icons=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.help_texts = help_texts
        self.icons = icons or {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["help"] = self.help_texts.get(value, "")
        option["icon"] = self.icons.get(value, value)
        return option


class Cards(Field):
    """The place in a layout of a field whose widget is a ``CardSelect``."""

    template = "components/_choice_cards.html"
