"""A field for text that people write."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

# Spaces of no width, which some keyboards send: at the ends they are no words. Within they may
# join the parts of one sign.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff \t\r\n"


class WordsField(forms.CharField):
    """Plain text of several lines, one way of writing each letter and each line's end.

    Browsers send two characters for a line's end and phones may send an accent as a character of
    its own; both would count against the limit that the person is told.
    """

    widget = forms.Textarea
    default_error_messages = {
        "max_length": _("It is too long: it has %(show_value)d letters, and %(limit_value)d fit."),
        "null_characters_not_allowed": _(
            "There is a sign in it that can’t be kept. Write it again without that sign."
        ),
    }

    def widget_attrs(self, widget):
        """Without ``maxlength``: a browser would cut what is pasted and say nothing of it."""
        return {
            name: value
            for name, value in super().widget_attrs(widget).items()
            if name != "maxlength"
        }

    def to_python(self, value):
        text = super().to_python(value).strip(INVISIBLE)
        return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
