"""The lists of the sessions cost the same with one row as with three (house style, rule 14)."""

import pytest
from django.urls import reverse

from advisory.models import AgendaItem
from tests.conftest import client_of
from tests.factories import advisory
from tests.factories.sessions import (
    AgendaItemFactory,
    SessionFactory,
    SessionPaperFactory,
    at,
    convoked,
    held,
)

pytestmark = pytest.mark.django_db

# (who, the page, its queries); the first three of whoever signs in are session, person and roles,
# and a representative's next ones who they are and what covers their account.
PAGES = [
    ("representative", "session-list", 8),
    ("coordinator", "session-list", 5),
    ("lead", "session-list", 5),
    ("representative", "coming", 11),
    ("coordinator", "coming", 9),
    ("representative", "past", 18),
    ("coordinator", "past", 15),
    ("lead", "past", 14),
    ("coordinator", "session-edit", 5),
    ("coordinator", "session-hold", 6),
    ("coordinator", "session-history", 18),
    ("coordinator", "session-convoke", 5),
    ("coordinator", "session-address", 4),
]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "page", "queries"), PAGES)
def test_a_page_of_sessions_costs_the_same_with_more_rows(
    who, page, queries, rows, coordinator, lead, mandate, django_assert_num_queries
):
    people = {
        "representative": mandate.representative.user,
        "coordinator": coordinator,
        "lead": lead,
    }
    planned, coming, past = _sessions(rows, mandate, coordinator)
    client = client_of(people[who])

    with django_assert_num_queries(queries):
        response = client.get(_url(page, planned, coming, past))

    assert response.status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_a_feed_costs_the_same_with_more_sessions(
    rows, coordinator, client, django_assert_num_queries
):
    for _row in range(rows):
        convoked(facilitator=coordinator)
    path = client_of(coordinator).post("/sessions/calendar/", {"action": "make"}).context["url"]

    with django_assert_num_queries(3):
        response = client.get(path.removeprefix("https://consejo.example"))

    assert response.status_code == 200


def _url(page, planned, coming, past):
    sessions = {
        "coming": coming,
        "past": past,
        "session-edit": coming,
        "session-convoke": planned,
        "session-hold": past,
        "session-history": past,
    }
    if page not in sessions:
        return reverse(f"advisory:{page}")
    name = "session-detail" if page in ("coming", "past") else page
    return reverse(f"advisory:{name}", args=[sessions[page].number])


def _sessions(rows, mandate, owner):
    """So many of each, with so many topics, papers, organizations, words and answers."""
    others = [advisory.MandateFactory() for _row in range(rows)]
    past = convoked(facilitator=owner, starts_at=at(advisory.today(), hour=0))
    planned, coming = SessionFactory(facilitator=owner), convoked(facilitator=owner)
    for session in (planned, coming, past):
        for place in range(rows):
            AgendaItemFactory(session=session, place=place + 1)
            SessionPaperFactory(session=session)
    for place, other in enumerate(others):
        AgendaItemFactory(session=coming, place=place + 10, mandate=other)
    past = held(past)
    for item in AgendaItem.objects.filter(session=past):
        for other in (mandate, *others):
            advisory.logged(written_by=owner, mandate=other, agenda_item=item)
    for other in (mandate, *others):
        advisory.answered(owner=owner, mandate=other)
    for _row in range(rows - 1):
        SessionFactory(facilitator=owner)
        convoked(facilitator=owner)
        held(facilitator=owner)
    return planned, coming, past
