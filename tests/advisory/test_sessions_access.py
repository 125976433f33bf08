"""Who gets what at the addresses of the sessions: the table is ``tests.access_sessions``."""

import pytest
from django.urls import get_resolver, reverse

from advisory import actions
from advisory.models import AgendaItem, CalendarFeed, Mandate, RiskAssessment, Session, SessionPaper
from tests.access_outcomes import differences, outcome
from tests.access_sessions import PEOPLE, ROWS
from tests.conftest import client_of
from tests.factories.advisory import RepresentativeFactory, days, today
from tests.factories.records import picture, upload
from tests.factories.sessions import AgendaItemFactory, SessionPaperFactory, assessed, at

pytestmark = pytest.mark.django_db

MODELS = [AgendaItem, CalendarFeed, RiskAssessment, Session, SessionPaper]


@pytest.fixture
def people(mandate, coordinator, lead, administrator):
    users = {
        "anonymous": None,
        "representative": mandate.representative.user,
        "former": RepresentativeFactory().user,
        "coordinator": coordinator,
        "lead": lead,
        "administrator": administrator,
    }
    return {name: client_of(user).cookies for name, user in users.items()}


@pytest.fixture
def subject(coordinator):
    """A session of today that was convoked, with the team's two topics and a document."""
    session = assessed(facilitator=coordinator, starts_at=at(today()))
    AgendaItemFactory(session=session, place=1)
    item = AgendaItemFactory(session=session, place=2)
    return {
        "session": session,
        "item": item,
        "paper": SessionPaperFactory(session=session),
        "token": actions.make_feed(user=coordinator),
    }


def test_each_person_gets_what_the_table_says(people, subject):
    def ask(who, method, name):
        url, data = _url(name, subject), _typed(name, subject)
        return outcome(people[who], method, url, data, MODELS)

    assert differences(PEOPLE, ROWS, ask) == {}


def test_every_address_about_sessions_is_asked_both_ways():
    (resolver,) = [each for each in get_resolver().url_patterns if _is_advisory(each)]
    names = {pattern.name for pattern in resolver.url_patterns}
    asked = {name for name in names if name.startswith(("session", "agenda"))}

    assert sorted((row[0], row[1]) for row in ROWS) == sorted(
        (method, name) for name in asked for method in ("GET", "POST")
    )


def _is_advisory(resolver):
    return getattr(resolver, "namespace", None) == "advisory"


def _url(name, subject):
    arguments = {
        "session-list": [],
        "session-new": [],
        "session-address": [],
        "session-feed": [subject["token"]],
        "session-tell": [subject["session"].number, 1],
        "agenda-item-remove": [subject["item"].pk],
        "agenda-item-up": [subject["item"].pk],
        "session-paper": [subject["paper"].pk],
        "session-paper-remove": [subject["paper"].pk],
    }.get(name, [subject["session"].number])
    return reverse(f"advisory:{name}", args=arguments)


def _typed(name, subject):
    """What makes a form that is filled in well, so that only the person decides."""
    session = subject["session"]
    plan = {
        "version": session.version,
        "number": "99",
        "kind": "ordinary",
        "starts_at": f"{today() + days(9)}T16:00",
        "minutes": "90",
        "items_until": today() + days(5),
        "place": "Plaza",
        "facilitator": session.facilitator_id,
        "language": "es",
    }
    risk = {
        "version": "1",
        "risks": "El camino.",
        "measures": "Vamos juntas.",
        "level": "high",
        "in_charge": session.facilitator_id,
    }
    seats = {
        f"organization_{organization}": "absent"
        for organization in Mandate.objects.current().values_list("organization", flat=True)
    }
    return {
        "session-cancel": lambda: {"reason": "Llueve mucho."},
        "session-risk": lambda: risk,
        "session-hold": lambda: {"seen": "0", **seats},
        "session-address": lambda: {"action": "make"},
        "session-new": lambda: plan,
        "session-edit": lambda: plan,
        "agenda-item-new": lambda: {"title": "El agua"},
        "session-paper-new": lambda: {"title": "El agua", "paper": upload(picture())},
    }.get(name, dict)()
