"""Saves of one page that overtake each other on the way."""

import uuid

import pytest

from advisory.models import Contribution
from tests.conftest import client_of
from tests.strategies import shown

pytestmark = pytest.mark.django_db
PAGE = "0b7f1a52-6f0c-4b8e-9a5c-2f4f5d1c9d11"


@pytest.fixture
def typing(representative):
    """Types into one page, as its script sends it."""
    client, token = client_of(representative), uuid.uuid4()

    def type_(words, turn, *, page=PAGE, version="1", htmx=True):
        return client.post(
            f"/contributions/drafts/{token}/",
            {"version": version, "page": page, "turn": turn, "words": words, "action": "keep"},
            headers={"HX-Request": "true"} if htmx else {},
        )

    return type_


def saved():
    draft = Contribution.objects.get()
    return draft.words, draft.turn


def test_a_save_that_arrives_late_does_not_undo_the_one_that_overtook_it(typing):
    typing("Queremos agua limpia", "2")

    late = typing("Queremos", "1")

    assert saved() == ("Queremos agua limpia", 2)
    assert "Only you can see it." in late.content.decode()


def test_of_two_saves_in_their_order_the_second_stays(typing):
    typing("Queremos", "1")
    typing("Queremos agua limpia", "2")

    assert saved() == ("Queremos agua limpia", 2)


def test_a_page_that_is_opened_anew_counts_anew(typing):
    typing("Queremos agua limpia", "7")

    typing("Queremos luz", "1", page=str(uuid.UUID(int=1)), version="2")

    assert saved() == ("Queremos luz", 1)


def test_a_button_is_never_late(typing):
    """Without a script nobody counts."""
    typing("Queremos", "3")

    typing("Queremos agua limpia", "", htmx=False)

    assert saved() == ("Queremos agua limpia", 0)


@pytest.mark.parametrize("turn", ["x", "-1", "9" * 30])
def test_a_number_that_is_none_loses_no_words(typing, turn):
    response = typing("Queremos agua", turn, htmx=False)

    assert set(response.context["form"].errors) == {"turn"}
    assert shown(response)["words"] == "Queremos agua"
