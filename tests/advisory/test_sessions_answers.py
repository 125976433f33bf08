"""Answers told by word of mouth in a session, and what the children think of them."""

import pytest

from advisory.models import Delivery, Rating
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, answered
from tests.factories.sessions import (
    held,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(coordinator):
    return client_of(coordinator)


def text(response):
    return " ".join(response.content.decode().split())


def test_an_answer_is_told_by_word_of_mouth_and_the_faces_are_kept(
    team, coordinator, mandate, representative
):
    contribution = answered(owner=coordinator, mandate=mandate)
    session = held()
    tell = f"/sessions/{session.number}/answers/{contribution.answers.get().pk}/"
    assert tell in text(team.get(session.get_absolute_url()))

    team.post(tell, {"understood": "yes", "satisfied": "partly", "words": "Falta poco."})

    delivery = Delivery.objects.get()
    assert delivery.session == session
    assert (delivery.rating.understood, delivery.rating.satisfied) == ("yes", "partly")
    assert (delivery.rating.mandate, delivery.rating.words) == (mandate, "Falta poco.")
    assert tell not in text(team.get(session.get_absolute_url()))
    page = text(client_of(representative).get(contribution.get_absolute_url()))
    assert f"Told by word of mouth · Session {session.number}" in page


def test_an_answer_is_told_without_a_word_on_it_and_rated_later(team, coordinator, mandate):
    contribution = answered(owner=coordinator, mandate=mandate)
    session = held()

    team.post(f"/sessions/{session.number}/answers/{contribution.answers.get().pk}/", {"words": ""})

    assert Delivery.objects.get().rating is None
    assert not Rating.objects.exists()


def test_a_no_in_the_session_reopens_it(team, coordinator, mandate):
    contribution = answered(owner=coordinator, mandate=mandate)
    session = held()

    team.post(
        f"/sessions/{session.number}/answers/{contribution.answers.get().pk}/",
        {"understood": "yes", "satisfied": "no"},
    )

    contribution.refresh_from_db()
    assert contribution.state == "under_review"
    assert Delivery.objects.get().rating.satisfied == "no"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ({"understood": "yes"}, "satisfied"),
        ({"satisfied": "no"}, "understood"),
        ({"words": "Bien."}, "understood"),
        ({"understood": "maybe", "satisfied": "yes"}, "understood"),
    ],
)
def test_half_a_rating_comes_back(team, coordinator, mandate, typed, name):
    contribution = answered(owner=coordinator, mandate=mandate)
    session = held()

    response = team.post(
        f"/sessions/{session.number}/answers/{contribution.answers.get().pk}/", typed
    )

    assert name in response.context["form"].errors
    assert not Delivery.objects.exists()


def test_an_answer_is_not_told_to_who_was_not_there(team, coordinator, mandate):
    contribution = answered(owner=coordinator, mandate=mandate)
    MandateFactory()
    session = held(absent=[mandate.organization])

    response = team.post(f"/sessions/{session.number}/answers/{contribution.answers.get().pk}/", {})

    assert response.status_code == 404
