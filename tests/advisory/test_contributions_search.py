"""A search finds what stands beside the words, too: their correction and their translation."""

import pytest
from django.db import connection

from advisory import actions
from advisory.models import Translation
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, logged, submitted

pytestmark = pytest.mark.django_db


def found(user, text):
    response = client_of(user).get("/contributions/", {"q": text})
    return [contribution.words for contribution in response.context["page"].rows]


@pytest.fixture
def corrected(mandate, coordinator):
    contribution = logged(mandate=mandate, written_by=coordinator, words="Queremos mochilas")
    actions.check_words(
        contribution=contribution, mandate=mandate, correction="Dijimos chompas, para el frío"
    )
    return contribution


@pytest.fixture
def translated(mandate, coordinator):
    contribution = submitted(mandate=mandate, words="Yakuta munayku", language="quy")
    Translation.objects.create(
        contribution=contribution,
        language="es",
        text="Queremos agua en el colegio",
        written_by=coordinator,
    )
    return contribution


@pytest.mark.parametrize("text", ["mochilas", "chompa", "frio", '"para el frío"'])
def test_the_words_and_their_correction_are_found(coordinator, corrected, text):
    submitted(words="Otra cosa")

    assert found(coordinator, text) == ["Queremos mochilas"]


@pytest.mark.parametrize("text", ["yakuta", "agua", "colegios"])
def test_the_words_and_their_translation_are_found(coordinator, translated, text):
    assert found(coordinator, text) == ["Yakuta munayku"]


def test_what_is_found_in_two_texts_is_listed_once(mandate, coordinator, representative):
    contribution = logged(mandate=mandate, written_by=coordinator, words="Queremos chompas")
    actions.check_words(contribution=contribution, mandate=mandate, correction="Chompas nuevas")
    Translation.objects.create(
        contribution=contribution, language="es", text="Chompas", written_by=coordinator
    )

    assert found(coordinator, "chompas") == ["Queremos chompas"]
    assert found(representative, "chompas") == ["Queremos chompas"]


def test_a_word_that_everybody_writes_is_found_beside_the_words_too(
    coordinator, corrected, translated, monkeypatch
):
    monkeypatch.setattr("records.search.MANY", 1)
    for number in range(3):
        submitted(words=f"Chompas {number}")

    assert found(coordinator, "chompas") == [
        "Chompas 2",
        "Chompas 1",
        "Chompas 0",
        "Queremos mochilas",
    ]


def test_words_that_were_turned_right_are_found_by_nobody_who_may_not_read_them(
    coordinator, corrected, translated
):
    other = MandateFactory().representative.user
    to_team = logged(
        mandate=corrected.mandate, written_by=coordinator, words="Secreto", audience="team"
    )
    actions.check_words(
        contribution=to_team, mandate=corrected.mandate, correction="Chompas para el equipo"
    )

    assert found(other, "chompas") == ["Queremos mochilas"]


def test_what_was_diverted_is_not_found_by_what_stands_beside_it(
    coordinator, lead, corrected, translated
):
    for contribution in (corrected, translated):
        actions.divert(contribution=contribution, reason="Se lee miedo.", raised_by=coordinator)

    assert found(coordinator, "chompas or agua") == []
    assert found(lead, "chompas or agua") == []


@pytest.mark.parametrize("table", ["transcription", "translation"])
def test_each_text_has_an_index_of_its_words(table):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            f"EXPLAIN SELECT contribution_id FROM advisory_{table}"
            " WHERE search @@ websearch_to_tsquery('spanish', 'agua')"
        )
        plan = " ".join(line for (line,) in cursor)

    assert f"{table}_search" in plan
