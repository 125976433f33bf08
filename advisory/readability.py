"""How easy a Spanish text is to read. Pure: a text goes in, what can be made easier comes out.

The measure is the index of Szigriszt Pazos (1993), which corrects the weights of the index of
Fernández-Huerta, on the INFLESZ scale: Barrio-Cantalejo, Simón-Lorda, Melguizo, Escalona, Marijuán
and Hernando, "Validación de la Escala INFLESZ para evaluar la legibilidad de los textos dirigidos a
pacientes", Anales del Sistema Sanitario de Navarra 31(2), 2008, pages 135–152. What the scale calls
very easy, from 80, is what is read in the first years of school; fairly easy, from 65, at its end.
"""

import re
import unicodedata
from dataclasses import dataclass

from advisory.choices import Ease
from advisory.plain_words import PLAINER
from records.search import folded

LONGEST_SENTENCE = 20  # words; a child has forgotten the beginning of a longer one
LONGEST_WORD = 5  # syllables
FEWEST_WORDS = 10  # of fewer no index says anything
STEPS = ((80, Ease.VERY_EASY), (65, Ease.EASY), (55, Ease.NORMAL), (40, Ease.HARD))

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_ENDS = re.compile(r"[.!?…]+[»”\")]*(?=\s|$)|\n+")
# What a syllable is built around: a strong vowel, or a weak one with an accent, with the weak ones
# that lean on it; or weak ones among themselves.
_NUCLEUS = re.compile(r"[iuüy]*[aeoáéóíú][iuüy]*|[iuüy]+")
# A letter that nobody hears: h, but not in ch; the u of que, qui, gue, gui.
_SILENT = re.compile(r"(?<!c)h|(?<=q)u|(?<=g)u(?=[eiéí])")
_OFFICE = re.compile(rf"\b({'|'.join(sorted(map(re.escape, PLAINER), key=len, reverse=True))})\w*")


@dataclass(frozen=True)
class HardWord:
    """A word as it is written, and what a child would say; empty if it is only long."""

    word: str
    plainer: str


@dataclass(frozen=True)
class Reading:
    """``index`` and ``ease`` are None where there are too few words to say."""

    words: int
    sentences: int
    index: int | None
    ease: Ease | None
    long_sentences: tuple[str, ...]
    hard_words: tuple[HardWord, ...]

    @property
    def is_fine(self) -> bool:
        """Easy on the whole, and no sentence that is too long hides behind short ones."""
        return self.ease in (Ease.VERY_EASY, Ease.EASY) and not self.long_sentences


def read(text: str) -> Reading:
    text = unicodedata.normalize("NFC", text)
    sentences = [each.strip() for each in _SENTENCE_ENDS.split(text) if _WORD.search(each)]
    words = _WORD.findall(text)
    index = None
    if len(words) >= FEWEST_WORDS:
        syllables = sum(map(syllables_of, words))
        measured = 206.835 - 62.3 * syllables / len(words) - len(words) / len(sentences)
        index = round(max(0, min(measured, 100)))  # the scale ends there
    return Reading(
        words=len(words),
        sentences=len(sentences),
        index=index,
        ease=None if index is None else _ease(index),
        long_sentences=tuple(
            each for each in sentences if len(_WORD.findall(each)) > LONGEST_SENTENCE
        ),
        hard_words=tuple(_hard_words(text)),
    )


def syllables_of(word: str) -> int:
    """As one says the word in Spanish; 1 at least."""
    return max(1, len(_NUCLEUS.findall(_SILENT.sub("", word.lower()))))


def _ease(index):
    return next((ease for limit, ease in STEPS if index >= limit), Ease.VERY_HARD)


def _hard_words(text):
    """Those of the office first, each once; then the long ones."""
    plain = folded(text).lower()
    found = {}
    for match in _OFFICE.finditer(plain):
        found.setdefault(text[match.start() : match.end()].lower(), PLAINER[match[1]])
    for word in _WORD.findall(text):
        if syllables_of(word) > LONGEST_WORD and not _is_known(word.lower(), found):
            found.setdefault(word.lower(), "")
    return [HardWord(word, plainer) for word, plainer in found.items()]


def _is_known(word, found):
    return any(word in each.split() for each in found)
