"""What a form says of words that it can't take, in the words of the house."""

import pytest
from django import forms
from django.utils import translation

from records.forms.text import WordsField


def said(field, value, language):
    """The first error of this value, to who reads this language."""
    with translation.override(language), pytest.raises(forms.ValidationError) as refused:
        field.clean(value)
    with translation.override(language):
        return refused.value.messages[0]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "It is too long: it has 11 letters, and 10 fit."),
        ("es", "Es muy largo: tiene 11 letras y solo entran 10."),
    ],
)
def test_words_that_are_too_long_are_counted_as_letters(language, sentence):
    assert said(WordsField(max_length=10), "a" * 11, language) == sentence


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "There is a sign in it that can’t be kept. Write it again without that sign."),
        ("es", "Hay un signo que no se puede guardar. Escríbelo otra vez sin ese signo."),
    ],
)
def test_a_sign_that_cannot_be_kept_is_named(language, sentence):
    assert said(WordsField(), "a\0b", language) == sentence


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("sala \u202e5 osip", "sala 5 osip"),
        ("\u2068Rosa\u2069 dijo", "Rosa dijo"),
        ("pi\u200eso\x07 5", "piso 5"),
        ("uno\x0bdos\ttres\ncuatro", "uno\ndos\ttres\ncuatro"),
        ("🙋🏽\u200d♀️", "🙋🏽\u200d♀️"),
    ],
)
def test_what_turns_a_line_around_is_not_kept(typed, kept):
    assert WordsField().clean(typed) == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (forms.IntegerField(min_value=3), 2),
        (forms.IntegerField(max_value=3), 4),
        (forms.CharField(min_length=3), "a"),
        (forms.CharField(max_length=3), "aaaa"),
        (forms.UUIDField(), "x"),
        (forms.TimeField(), "x"),
        (forms.DateTimeField(), "x"),
        (forms.DecimalField(), "x"),
        (forms.MultipleChoiceField(), "x"),
    ],
)
def test_no_form_says_usted(field, value):
    sentence = said(field, value, "es")

    for word in ("Asegúrese", "Introduzca", "Ingrese", "Seleccione", "Escriba"):
        assert word not in sentence
