"""Where a mandate stands on a day, as lists and desk tell it."""

import re

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory import actions
from tests.conftest import client_of
from tests.factories.advisory import (
    MandateFactory,
    RepresentativeFactory,
    days,
    submitted,
    today,
)

pytestmark = pytest.mark.django_db


def test_an_alternate_who_has_a_successor_does_not_hide_another_one_who_ends(coordinator, mandate):
    first, second = (
        MandateFactory(
            organization=mandate.organization,
            seat="alternate",
            period=DateRange(today() - days(9), today() + days(9)),
        )
        for _ in range(2)
    )
    actions.hand_over(
        mandate=first,
        version=1,
        on=today() + days(9),
        representative=RepresentativeFactory(),
        last_day=None,
    )

    ending = client_of(coordinator).get("/").context["ending"]

    assert second in ending
    assert first not in ending


@pytest.mark.parametrize(
    ("first_day", "end", "word"),
    [(0, None, "In force"), (-9, 1, "In force"), (-9, 0, "Over"), (1, None, "To come")],
)
def test_a_mandate_says_where_it_stands_today(coordinator, first_day, end, word):
    upper = None if end is None else today() + days(end)
    mandate = MandateFactory(period=DateRange(today() + days(first_day), upper))

    for page in (
        f"/mandates/{mandate.pk}/",
        mandate.organization.get_absolute_url(),
        mandate.representative.get_absolute_url(),
    ):
        assert re.search(
            rf"</svg>\s*{word}</span>", client_of(coordinator).get(page).content.decode()
        )


def test_a_mandate_that_is_over_is_not_handed_over_from_the_list(coordinator):
    mandate = MandateFactory(period=DateRange(today() - days(99), today() - days(9)))

    page = client_of(coordinator).get(mandate.representative.get_absolute_url()).content.decode()

    assert "hand-over" not in page


def test_the_mandate_of_who_was_erased_after_a_word_today_is_over(coordinator, mandate):
    submitted(mandate=mandate)
    actions.erase(representative=mandate.representative, reason="request")
    client = client_of(coordinator)

    page = client.get(mandate.organization.get_absolute_url()).content.decode()
    desk = client.get("/")

    assert re.search(r"</svg>\s*Over</span>", page)
    assert list(desk.context["ending"]) == []
    assert desk.context["unconsented"] == []
