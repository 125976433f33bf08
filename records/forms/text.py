"""A field for text that people write."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

# Spaces of no width, which some keyboards send: at the ends they are no words. Within they may
# join the parts of one sign.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff \t\r\n"
# Signs that steer and are not seen. Some turn the rest of a line around, or hide a name from who
# searches for it; chats and word processors put them into what is copied. None of the council's
# languages needs one. Those that end a line or a page do so. The first of all is refused.
_TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ENDS = "\x0b\x0c\x85\u2028\u2029"
_STEERING = dict.fromkeys([*range(0x01, 0x20), *range(0x7F, 0xA0), *map(ord, _TURNS)])
_STEERING |= {ord(sign): "\n" for sign in _ENDS} | {ord(sign): sign for sign in "\t\n\r"}


def as_read(text: str) -> str:
    """The same text, whose signs stand in the order in which they are printed."""
    return text.translate(_STEERING)


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
        text = as_read(super().to_python(value)).strip(INVISIBLE)
        return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
