"""A field for text that people write."""

import unicodedata

from django import forms


class WordsField(forms.CharField):
    """Plain text of several lines, one way of writing each letter and each line's end.

    Browsers send two characters for a line's end and phones may send an accent as a character of
    its own; both would count against the limit that the person is told.
    """

    widget = forms.Textarea

    def to_python(self, value):
        text = super().to_python(value)
        return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
