"""Who gets what at the addresses of the sessions, as a table to read.

A line: method, address, and what each of these gets:

    nobody signed in · a representative · one who holds no seat today · a coordinator · a lead ·
    an administrator

``in``  is sent to the sign-in
``did`` it is done, and the reader is sent on
``302`` is sent on, and nothing has changed
A number is the status: 404 for what a person may not see, 403 for what they see and may not do.
"""

from copy import copy

import pytest
from django.db import connection, transaction
from django.urls import get_resolver, reverse

from advisory import actions
from advisory.models import AgendaItem, Mandate, RiskAssessment, Session, SessionPaper
from tests.conftest import client_of
from tests.factories.advisory import RepresentativeFactory, days, today
from tests.factories.records import picture, upload
from tests.factories.sessions import AgendaItemFactory, SessionPaperFactory, assessed, at

pytestmark = pytest.mark.django_db

PEOPLE = ["anonymous", "representative", "former", "coordinator", "lead", "administrator"]
TABLE = """
GET  session-list          in  200 200 200 200 403
POST session-list          in  405 405 405 405 405
GET  session-new           in  403 403 200 403 403
POST session-new           in  403 403 did 403 403
GET  session-detail        in  200 404 200 200 404
POST session-detail        in  405 405 405 405 405
GET  session-edit          in  403 404 200 403 404
POST session-edit          in  403 404 did 403 404
GET  session-history       in  403 404 200 403 404
POST session-history       in  405 405 405 405 405
GET  session-convoke       in  403 404 302 403 404
POST session-convoke       in  403 404 302 403 404
GET  session-cancel        in  403 404 200 403 404
POST session-cancel        in  403 404 did 403 404
GET  session-risk          in  403 404 200 403 404
POST session-risk          in  403 404 did 403 404
GET  session-hold          in  403 404 200 403 404
POST session-hold          in  403 404 did 403 404
GET  session-tell          in  403 404 302 403 404
POST session-tell          in  403 404 302 403 404
GET  session-calendar      in  200 404 200 200 404
POST session-calendar      in  405 405 405 405 405
GET  session-address       in  200 200 200 200 403
POST session-address       in  200 200 200 200 403
GET  session-feed          200 200 200 200 200 200
POST session-feed          405 405 405 405 405 405
GET  agenda-item-new       in  200 404 200 403 404
POST agenda-item-new       in  did 404 did 403 404
GET  agenda-item-remove    in  405 405 405 405 405
POST agenda-item-remove    in  403 404 did 403 404
GET  agenda-item-up        in  405 405 405 405 405
POST agenda-item-up        in  403 404 did 403 404
GET  session-paper-new     in  403 404 200 403 404
POST session-paper-new     in  403 404 did 403 404
GET  session-paper         in  200 404 200 200 404
POST session-paper         in  405 405 405 405 405
GET  session-paper-remove  in  405 405 405 405 405
POST session-paper-remove  in  403 404 did 403 404
"""
ROWS = [line.split() for line in TABLE.strip().split("\n")]


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


@pytest.mark.parametrize(("method", "name", "words"), [(row[0], row[1], row[2:]) for row in ROWS])
def test_each_person_gets_what_the_table_says(method, name, words, people, subject):
    url, data = _url(name, subject), _typed(name, subject)

    found = [_outcome(people[who], method, url, data) for who in PEOPLE]

    assert dict(zip(PEOPLE, found, strict=True)) == dict(zip(PEOPLE, words, strict=True))


def test_every_address_about_sessions_is_asked_both_ways():
    (resolver,) = [each for each in get_resolver().url_patterns if _is_advisory(each)]
    names = {pattern.name for pattern in resolver.url_patterns}
    asked = {name for name in names if name.startswith(("session", "agenda"))}

    assert sorted((row[0], row[1]) for row in ROWS) == sorted(
        (method, name) for name in asked for method in ("GET", "POST")
    )


def _is_advisory(resolver):
    return getattr(resolver, "namespace", None) == "advisory"


def _outcome(cookies, method, url, data):
    """What the person with these cookies gets, in a word of the table; nothing of it lasts."""
    client = client_of()
    client.cookies = copy(cookies)
    with transaction.atomic():
        before = _versions()
        response = client.post(url, data()) if method == "POST" else client.get(url)
        if response.streaming:
            response.getvalue()  # read to its end, which closes the file
        has_changed = _versions() != before
        transaction.set_rollback(True)
    if response.status_code != 302:
        return str(response.status_code)
    if response.url.startswith(reverse("account_login")):
        return "in"
    return "did" if has_changed else "302"


def _versions():
    """How often each record of the sessions was changed, in one query."""
    of_each = [
        f"(SELECT array_agg((id, version) ORDER BY id)::text FROM {model._meta.db_table})"
        for model in (Session, AgendaItem, RiskAssessment, SessionPaper)
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(of_each)}")
        return cursor.fetchone()


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
    }.get(name, dict)
