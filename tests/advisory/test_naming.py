"""Whether a text names a child."""

import pytest

from advisory.naming import named_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lo pidió Lucía, de Ica.", ["Lucía"]),
        ("Lo pidió Lucia.", ["Lucia"]),
        ("LUCÍA lo pidió.", ["LUCÍA"]),
        ("Lo pidió Luci\u0301a.", ["Lucía"]),
        ("Ana Lucía y Lucía.", ["Ana", "Lucía"]),
        ("¡«Lucía»!", ["Lucía"]),
        ("Una sala con la lucía.", []),
        ("La Lucíada.", []),
        ("", []),
    ],
)
def test_a_name_is_found_however_it_is_written(text, found):
    assert named_in(text, ["Ana Lucía"], but=[]) == found


def test_the_words_of_the_organization_are_no_names():
    assert named_in("CONAO de Ica", ["Muestra Conao"], but=["CONAO", "Coordinadora de Ica"]) == []


def test_a_name_too_short_to_tell_apart_is_passed_over():
    assert named_in("Al lado de Jo.", ["Al", "Jo"], but=[]) == []


def test_nobody_is_found_where_no_name_is_known():
    assert named_in("Lucía", ["", "   "], but=[""]) == []
