"""What who sits in the council sees of a session, and who else."""

import pytest

from advisory import actions
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, days, today, with_days
from tests.factories.sessions import (
    AgendaItemFactory,
    SessionFactory,
    at,
    convoked,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(coordinator):
    return client_of(coordinator)


def text(response):
    return " ".join(response.content.decode().split())


def test_who_sits_sees_a_session_from_the_convocation_on(mandate, representative):
    session = SessionFactory(place="Casa de la Juventud")
    child = client_of(representative)

    assert child.get(session.get_absolute_url()).status_code == 404
    assert "Casa de la Juventud" not in text(child.get("/sessions/"))
    actions.convoke(session=session)

    assert "Casa de la Juventud" in text(child.get(session.get_absolute_url()))
    assert "Casa de la Juventud" in text(child.get("/sessions/"))


def test_nobody_without_a_seat_today_learns_where_children_meet(mandate, representative):
    session = convoked(place="Casa de la Juventud")
    with_days(mandate, today() - days(100), today())
    child = client_of(representative)

    assert child.get(session.get_absolute_url()).status_code == 404
    assert "Casa de la Juventud" not in text(child.get("/sessions/"))
    assert "Casa de la Juventud" not in text(child.get("/"))


def test_the_next_session_stands_at_home_in_words(mandate, representative):
    convoked(starts_at=at(today() + days(20)), place="Más tarde")
    convoked(starts_at=at(today() + days(3)), place="Casa de la Juventud")

    home = text(client_of(representative).get("/"))

    assert "The council meets" in home
    assert "at 16:00" in home
    assert "Casa de la Juventud" in home
    assert "Más tarde" not in home


def test_a_cancelled_session_says_why_and_stands_at_home_no_more(mandate, representative, team):
    session = convoked()
    team.post(f"/sessions/{session.number}/cancel/", {"reason": "Hay huaicos en la carretera."})
    child = client_of(representative)

    assert "Hay huaicos en la carretera." in text(child.get(session.get_absolute_url()))
    assert "The council meets" not in text(child.get("/"))


def test_a_child_reads_which_organizations_are_invited_and_no_name(mandate, representative):
    other = MandateFactory()
    session = convoked()

    page = text(client_of(representative).get(session.get_absolute_url()))

    assert other.organization.name_en in page
    assert other.representative.given_name not in page
    assert "Risk assessment" not in page


def test_who_calls_to_a_session_without_topics_is_warned(team):
    session = SessionFactory()

    empty = text(team.get(f"/sessions/{session.number}/convoke/"))
    AgendaItemFactory(session=session)
    with_topic = text(team.get(f"/sessions/{session.number}/convoke/"))

    assert "There is no topic yet." in empty
    assert "There is no topic yet." not in with_topic
