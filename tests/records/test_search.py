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


def test_the_matches_are_found_first_and_come_out_in_the_order_of_the_list(coordinator):
    visible = Contribution.objects.visible_to(coordinator).for_list().search("agua")

    page = visible.order_by("-pk")[:25]

    matches, rest = str(page.query).split('"matches" AS MATERIALIZED (')[1].split(") SELECT", 1)
    plan = page.explain()
    assert "websearch_to_tsquery" in matches
    assert matches.endswith("ORDER BY 1 DESC")
    assert "tsquery" not in rest
    assert "CTE Scan on matches" in plan


def test_a_search_is_answered_by_its_index():
    with connection.cursor() as cursor:
        # A table of a few rows is read whole; forbidden that, the planner shows what it can use.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        plan = Contribution.objects.search("agua").explain()

    assert "contribution_search" in plan
