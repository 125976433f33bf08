"""The words of the site as a visitor reads them."""

import re

from django.utils import translation


def es(text, context=None, **values):
    """The Spanish for an English text of the code: the tests look for meaning, not for wording."""
    with translation.override("es"):
        spanish = translation.pgettext(context, text) if context else translation.gettext(text)
    return spanish % values if values else spanish


def es_around(text):
    """The same as a pattern, with anything in the place of each value."""
    pieces = re.split(r"%\(\w+\)s", es(text))
    return re.compile(".+".join(map(re.escape, pieces)))
