"""How easy a text is to read, by the INFLESZ scale, and what to better in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisory.choices import Ease
from advisory.readability import HardWord, read, syllables_of
from tests.strategies import modest

# The sentence that opens Don Quijote, which no child of ten reads at once.
QUIJOTE = (
    "En un lugar de la Mancha, de cuyo nombre no quiero acordarme, no ha mucho tiempo que vivía un"
    " hidalgo de los de lanza en astillero, adarga antigua, rocín flaco y galgo corredor."
)
OFFICE = (
    "Mediante la presente, la institución procederá a evaluar la viabilidad presupuestal de la"
    " implementación de la propuesta, a fin de realizar las coordinaciones interinstitucionales"
    " correspondientes."
)
CHILDS = "¡Sí! Vamos a plantar diez árboles. Empezamos en mayo. Les contamos cómo va."


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("sol", 1),
        ("agua", 2),
        ("día", 2),
        ("caserío", 4),
        ("leer", 2),
        ("aéreo", 4),
        ("ahora", 3),
        ("prohíbe", 3),
        ("quechua", 2),
        ("reunión", 2),
        ("país", 2),
        ("ciudad", 2),
        ("toalla", 3),
        ("oportunidades", 6),
        ("pingüino", 3),
        ("guitarra", 3),
        ("muchacho", 3),
        ("construí", 2),
        ("mayo", 2),
        ("muy", 1),
        ("Niñas", 2),
        ("wifi", 2),
        ("SMS", 1),
        ("y", 1),
    ],
)
def test_syllables_are_counted_as_one_says_them(word, count):
    assert syllables_of(word) == count


@pytest.mark.parametrize(
    ("text", "ease"),
    [
        (CHILDS, Ease.VERY_EASY),
        (QUIJOTE, Ease.NORMAL),
        (OFFICE, Ease.VERY_HARD),
        ("Sí. Habrá árboles.", None),
        ("", None),
        ("1234 --- !!!", None),
    ],
)
def test_a_text_is_as_easy_as_the_scale_says(text, ease):
    assert read(text).ease == ease


def test_the_index_is_the_one_of_the_formula():
    # 10 words, 21 syllables, 2 sentences: 206.835 - 62.3 * 2.1 - 5 = 71.005
    reading = read("Hoy vino Ana con pena. Muchas oportunidades para mis gatos.")

    assert (reading.words, reading.sentences) == (10, 2)
    assert reading.index == 71


@pytest.mark.parametrize(("text", "index"), [("Sí. " * 10, 100), ("Institucionalidad " * 10, 0)])
def test_the_index_stays_on_the_scale(text, index):
    assert read(text).index == index


def test_a_sentence_that_is_too_long_is_shown():
    assert read(f"{CHILDS} {QUIJOTE}").long_sentences == (QUIJOTE.rstrip("."),)


def test_short_sentences_do_not_hide_a_long_one():
    assert read(CHILDS).is_fine
    assert not read(f"Sí. Sí. Sí. Sí. {CHILDS} {QUIJOTE}").is_fine


def test_each_line_of_a_list_is_a_sentence():
    assert read("Vamos a hacer esto:\n1. Hablar con ustedes.\n2. Ir al colegio.").sentences == 3


def test_words_of_the_office_are_shown_with_plainer_ones():
    assert read("No obstante, lo IMPLEMENTAREMOS. A través de la radio.").hard_words == (
        HardWord("no obstante", "pero"),
        HardWord("implementaremos", "hacer, empezar"),
        HardWord("a través de", "con, por"),
    )


def test_a_long_word_is_shown_once_and_without_an_accent_lost():
    assert read("Electrodomésticos y electrodomésticos.").hard_words == (
        HardWord("electrodomésticos", ""),
    )


@modest
@given(st.text(max_size=300))
def test_whatever_is_typed_is_read(text):
    reading = read(text)

    assert reading.words >= len(reading.long_sentences)
