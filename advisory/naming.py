"""Whether a text names a child. Pure: no queries, no models."""

import re
import unicodedata

from records.search import folded

# Shorter ones are words of every sentence: “Al”, “Le”.
SHORTEST_NAME = 3
_WORD = re.compile(r"[^\W_]+")


def named_in(text: str, names: list[str], *, but: list[str]) -> list[str]:
    """The words of ``names`` that stand in ``text``, accents aside, without those of ``but``.

    A name is written with a capital: “Luz” may be a girl, “luz” is what a school lacks.
    """
    allowed = {word.casefold() for each in but for word in _words(each)}
    parts = {word for name in names for word in _words(name) if len(word) >= SHORTEST_NAME}
    sought = {word.casefold() for word in parts} - allowed
    written = _WORD.findall(unicodedata.normalize("NFC", text))
    found = (word for word in written if word[0].isupper())
    return list(dict.fromkeys(word for word in found if folded(word).casefold() in sought))


def _words(text):
    return _WORD.findall(folded(text))
