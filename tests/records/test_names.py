"""Finding somebody's name in a text."""

import pytest
from django.db import connection

from records.names import Names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yanita dijo que sí.", "Yanita"),
        ("Lo dijo yanita.", "yanita"),
        ("«Yanita», dijo", "Yanita"),
        ("YANAMARIA y su mamá", "YANAMARIA"),
        ("Yanamaria\u0301a", None),
        ("Habló Yanamari\u0301a.", "Yanamaría"),
        ("Yanitas", None),
        ("la yan", None),
        ("", None),
    ],
)
def test_a_name_is_found_as_a_word_of_its_own_accents_aside(text, name):
    found = Names(["Yanamaría", "Yanita"]).first_in(text)

    assert (found and found[1]) == name


def test_a_common_word_is_told_from_a_name_by_its_first_letter():
    names = Names(["Luz"], exact=True)

    assert names.first_in("No hay luz en el aula.") is None
    assert names.first_in("Ayer Luz habló.") == ("Ayer ", "Luz", " habló.")


def test_each_of_them_is_replaced_and_the_longer_one_first():
    names = Names(["Rosa", "Rosa Quispe", "987 654 321"])

    text = names.replaced("Rosa Quispe (987 654 321) es la mamá; rosa llama.", "[alguien]")

    assert text == "[alguien] ([alguien]) es la mamá; [alguien] llama."


def test_signs_of_patterns_are_plain_letters():
    assert Names(["a.b"]).first_in("axb") is None
    assert Names(["(Ana)"]).first_in("Es (Ana) hoy") == ("Es ", "(Ana)", " hoy")


@pytest.mark.parametrize("names", [[], [""], ["A"]])
def test_without_a_name_nothing_is_found(names):
    assert Names(names).first_in("A B") is None
    assert Names(names).replaced("A B", "x") == "A B"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("Habló Yanamaría.", True),
        ("Habló Yanamari\u0301a.", True),
        ("YANAMARÍA y su mamá", True),
        ("yanamaria", True),
        ("yanamara", False),
        ("Llama al 987 654 321.", True),
        ("Llama al 987-654-321.", False),
        ("Es Ñusta (Ana)", True),
        ("Es nusta ana", False),
        ("", False),
    ],
)
def test_the_database_finds_what_may_be_a_name_however_its_accents_are_written(text, may_be):
    names = Names(["Yanamaria", "987 654 321", "Ñusta (Ana)"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s ~* %s", [text, names.pattern])

        assert cursor.fetchone() == (may_be,)
