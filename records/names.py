"""Somebody's names in a text, accents aside."""

import re
import unicodedata
from collections.abc import Iterable

from records.search import folded, pattern_of

SHORTEST = 2  # letters; no text can be searched for less


class Names:
    """The names to look for, each as words of their own.

    Large and small letters are the same, unless ``exact``: many names are common words too (Luz,
    Sol), and are told from them by their first letter only.
    """

    def __init__(self, names: Iterable[str], *, exact: bool = False):
        self.folded = sorted({folded(name) for name in names if len(name) >= SHORTEST})
        either = "|".join(re.escape(name) for name in sorted(self.folded, key=len, reverse=True))
        # Without a name nothing is found: (?!) refuses the empty text, which follows everywhere.
        self._pattern = re.compile(
            rf"(?<!\w)(?:{either})(?!\w)" if either else r"(?!)", 0 if exact else re.IGNORECASE
        )

    @property
    def pattern(self) -> str:
        """A regular expression of the database's, which finds what may be one of them."""
        return "|".join(map(pattern_of, self.folded))

    def first_in(self, text: str) -> tuple[str, str, str] | None:
        """What stands before the first of them, the name as it is written, and what follows."""
        text = unicodedata.normalize("NFC", text)
        found = self._pattern.search(folded(text))
        if found is None:
            return None
        start, end = found.span()
        return text[:start], text[start:end], text[end:]

    def replaced(self, text: str, by: str) -> str:
        kept = []
        while (parts := self.first_in(text)) is not None:
            before, _name, text = parts
            kept += [before, by]
        return "".join([*kept, text])
