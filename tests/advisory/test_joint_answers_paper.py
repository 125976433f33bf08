"""The joint answer on paper: what each organization said and until when, to be read alone."""

import pytest
from django.urls import reverse
from django.utils.formats import date_format

from advisory.choices import Decision
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, decided, today
from tests.factories.consultations import answered_jointly, asked, closed, extended, no_opinion

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(coordinator):
    return client_of(coordinator)


@pytest.fixture
def question(coordinator):
    """Closed, with a yes and a no that were decided on."""
    found = asked()
    decided(owner=coordinator, consultation=found)
    decided(owner=coordinator, consultation=found, decision=Decision.NOT_ACCEPTED)
    return closed(found)


def url_of(question, page="answer"):
    return reverse(f"advisory:consultation-{page}", args=[question.pk])


def test_the_answer_on_paper_says_who_was_heard_and_leaves_room_to_sign(team, question):
    replied = question.replies.first()
    MandateFactory(organization__name="Red callada", organization__name_en="Silent network")
    answered_jointly(question)

    page = team.get(url_of(question, "answer-paper")).text

    assert question.question in page
    assert replied.reference in page
    assert replied.words in page
    assert "Silent network" in page
    assert "Nothing that can be read here" in page
    assert "Received by the council" in page


def test_the_paper_does_not_say_that_somebody_said_nothing_who_wrote_to_the_team(
    team, coordinator, other_representative
):
    question = asked()
    decided(owner=coordinator, consultation=question, audience="team", words="Solo al equipo.")
    answered_jointly(closed(question))

    page = client_of(other_representative).get(url_of(question, "answer-paper")).text

    assert "Nothing that can be read here" in page
    assert "Said nothing" not in page


def test_the_paper_that_is_handed_over_holds_no_words_that_were_said_to_the_team_alone(
    team, coordinator
):
    question = asked()
    for audience, words in (("team", "Solo al equipo."), ("council", "A todo el consejo.")):
        decided(owner=coordinator, consultation=question, audience=audience, words=words)
    answered_jointly(closed(question))

    page = team.get(url_of(question, "answer-paper")).text

    assert "A todo el consejo." in page
    assert "Solo al equipo." not in page
    assert "Said to the team alone" in page


def test_the_paper_says_until_when_the_council_could_reply_and_why_the_days_were_moved(
    team, coordinator
):
    question = extended(asked(), reason="Hay vacaciones en los colegios.")
    decided(owner=coordinator, consultation=question)
    answered_jointly(closed(question))  # by hand, before its last day

    page = team.get(url_of(question, "answer-paper")).text

    day = date_format(today(), "DATE_FORMAT")
    assert f"from {day} to {day}" in page
    assert "Hay vacaciones en los colegios." in page


def test_the_paper_names_who_had_no_opinion_and_nobody_with_safeguarding(team, coordinator, lead):
    question = asked()
    said = no_opinion(question)
    answered_jointly(closed(question))

    page = team.get(url_of(question, "answer-paper")).text

    assert said.organization.name_en in page
    assert "No opinion" in page
