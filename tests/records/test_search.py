"""Search: Spanish, and blind to accents."""

import pytest
from django.db import connection

from advisory.models import Contribution
from tests.factories.advisory import DraftFactory, submitted

pytestmark = pytest.mark.django_db


def search(typed):
    return [each.words for each in Contribution.objects.search(typed)]


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("La reunión fue larga", "reunion"),
        ("La reunion fue larga", "reunión"),
        ("La reunión fue larga", "REUNIÓN"),
        ("Nos avisan tarde de las reuniones", "reunión"),
        ("Avisen de la reunión", "reuniones"),
        ("Queremos más árboles", "arbol"),
        ("El baño no tiene puerta", "bano"),
        ("Las NIÑAS quieren jugar", "ninas"),
        ("Un niño y una niña", "niños"),
        ("El pingüino", "pinguino"),
        # An accent that a phone sends as a character of its own, on either side.
        ("La reunio\u0301n", "reunión"),
        ("La reunión", "reunio\u0301n"),
        ("El ban\u0303o", "baño"),
        ("El baño", "ban\u0303o"),
        # What a search may be made of.
        ("Queremos agua limpia en el colegio", '"agua limpia"'),
        ("Queremos agua limpia en el colegio", "“agua limpia”"),
        ("Queremos agua limpia en el colegio", "«agua limpia»"),
        ("Queremos agua en el colegio", "agua -limpia"),
        ("Queremos luz", "agua or luz"),
        ("Queremos agua limpia en el colegio", "colegio agua"),
    ],
)
def test_it_finds(words, typed):
    submitted(words=words)

    assert search(typed) == [words]


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("Queremos agua limpia", "zanahoria"),
        ("Queremos agua que esté limpia", '"agua limpia"'),
        ("Queremos agua que esté limpia", "“agua limpia”"),
        ("Queremos agua limpia", "agua -limpia"),
        ("Queremos agua limpia", "agua luz"),
        ("Queremos agua limpia", "de la"),
        ("Queremos agua limpia", "Suggestion"),
    ],
)
def test_it_does_not_find(words, typed):
    submitted(words=words)

    assert search(typed) == []


@pytest.mark.parametrize("typed", ["'", '"', "-", "&|!", ":*", "\\", "%", "<->", "()", "a" * 200])
def test_signs_that_mean_something_to_a_database_are_only_signs(typed):
    submitted(words="Queremos agua limpia")

    assert search(typed) == []


def test_the_words_of_a_draft_that_changed_are_found_and_the_old_ones_are_not():
    draft = DraftFactory(words="Queremos agua")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE advisory_contribution SET words = 'Queremos luz' WHERE id = %s", [draft.pk]
        )

    assert search("luz") == ["Queremos luz"]
    assert search("agua") == []


def test_the_few_matches_of_a_word_are_found_first_whatever_the_order(coordinator):
    submitted(words="Queremos agua limpia")
    visible = Contribution.objects.visible_to(coordinator).for_list().search("agua")

    page = visible.order_by("-promised_on", "-pk")[:25]

    matches, rest = str(page.query).split('"matches" AS MATERIALIZED (')[1].split(") SELECT", 1)
    assert "websearch_to_tsquery" in matches
    assert "tsquery" not in rest
    assert "CTE Scan on matches" in page.explain()


def test_a_list_is_walked_for_a_word_that_many_wrote(monkeypatch):
    monkeypatch.setattr("records.search.MANY", 2)
    for number in range(3):
        submitted(words=f"Queremos agua {number}")
    submitted(words="Queremos luz")
    found = Contribution.objects.search("agua").order_by("pk")

    assert "matches" not in str(found.query)
    assert [each.words for each in found] == [f"Queremos agua {number}" for number in range(3)]
    assert "matches" in str(Contribution.objects.search("luz").query)


def test_a_search_is_answered_by_its_index():
    with connection.cursor() as cursor:
        # A table of a few rows is read whole; forbidden that, the planner shows what it can use.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        plan = Contribution.objects.search("agua").explain()

    assert "contribution_search" in plan
