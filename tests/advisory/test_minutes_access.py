"""Who gets what at the addresses of minutes, resolutions and marks, as a table to read.

A line: method, address, the minutes' state, and what each of these gets:

    nobody signed in · a representative whose organization was there · one whose was not ·
    one who holds no seat today · a coordinator · a lead · an administrator

``in``  is sent to the sign-in
``did`` it is done, and the reader is sent on
``302`` is sent on, and nothing has changed
A number is the status: 404 for what a person may not see, 403 for what they see and may not do.
"""

from copy import copy

import pytest
from django.db import connection, transaction
from django.urls import get_resolver, reverse

from advisory.models import Addendum, Mark, Minutes, MinutesCheck, Resolution
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, RepresentativeFactory, days, today
from tests.factories.minutes import approved, held, long_ago, resolved, sent, written

pytestmark = pytest.mark.django_db

PEOPLE = ["anonymous", "came", "absent", "former", "coordinator", "lead", "administrator"]
TABLE = """
GET  minutes-detail      draft    in  404 404 404 200 200 404
GET  minutes-detail      sent     in  200 200 404 200 200 404
GET  minutes-detail      approved in  200 200 404 200 200 404
POST minutes-detail      *        in  405 405 405 405 405 405
GET  minutes-edit        draft    in  403 403 404 200 403 404
GET  minutes-edit        sent     in  403 403 404 302 403 404
GET  minutes-edit        approved in  403 403 404 302 403 404
POST minutes-edit        draft    in  403 403 404 did 403 404
POST minutes-edit        sent     in  403 403 404 302 403 404
POST minutes-edit        approved in  403 403 404 302 403 404
GET  minutes-check       draft    in  404 404 404 403 403 404
GET  minutes-check       sent     in  200 302 404 403 403 404
GET  minutes-check       approved in  302 302 404 403 403 404
POST minutes-check       draft    in  404 404 404 403 403 404
POST minutes-check       sent     in  did 302 404 403 403 404
POST minutes-check       approved in  302 302 404 403 403 404
GET  minutes-take-back   *        in  405 405 405 405 405 405
POST minutes-take-back   draft    in  404 404 404 302 403 404
POST minutes-take-back   sent     in  403 403 404 did 403 404
POST minutes-take-back   approved in  403 403 404 302 403 404
GET  minutes-approve     *        in  405 405 405 405 405 405
POST minutes-approve     draft    in  404 404 404 302 403 404
POST minutes-approve     sent     in  403 403 404 did 403 404
POST minutes-approve     approved in  403 403 404 302 403 404
GET  minutes-add         draft    in  404 404 404 302 403 404
GET  minutes-add         sent     in  403 403 404 302 403 404
GET  minutes-add         approved in  403 403 404 200 403 404
POST minutes-add         draft    in  404 404 404 302 403 404
POST minutes-add         sent     in  403 403 404 302 403 404
POST minutes-add         approved in  403 403 404 did 403 404
GET  resolution-new      draft    in  403 403 404 200 403 404
GET  resolution-new      sent     in  403 403 404 302 403 404
GET  resolution-new      approved in  403 403 404 302 403 404
POST resolution-new      draft    in  403 403 404 did 403 404
POST resolution-new      sent     in  403 403 404 302 403 404
POST resolution-new      approved in  403 403 404 302 403 404
GET  resolution-edit     draft    in  403 403 404 200 403 404
GET  resolution-edit     sent     in  403 403 404 302 403 404
GET  resolution-edit     approved in  403 403 404 302 403 404
POST resolution-edit     draft    in  403 403 404 did 403 404
POST resolution-edit     sent     in  403 403 404 302 403 404
POST resolution-edit     approved in  403 403 404 302 403 404
GET  resolution-remove   *        in  405 405 405 405 405 405
POST resolution-remove   draft    in  403 403 404 did 403 404
POST resolution-remove   sent     in  403 403 404 302 403 404
POST resolution-remove   approved in  403 403 404 302 403 404
GET  resolution-close    *        in  403 403 404 200 403 404
POST resolution-close    *        in  403 403 404 did 403 404
GET  resolution-assign   *        in  403 403 404 200 403 404
POST resolution-assign   *        in  403 403 404 did 403 404
GET  mark-edit           draft    in  200 403 404 200 403 404
GET  mark-edit           sent     in  200 403 404 200 403 404
GET  mark-edit           approved in  302 403 404 302 403 404
POST mark-edit           draft    in  did 403 404 did 403 404
POST mark-edit           sent     in  did 403 404 did 403 404
POST mark-edit           approved in  302 403 404 302 403 404
GET  mark-list           *        in  200 200 200 200 200 403
POST mark-list           *        in  405 405 405 405 405 405
GET  mark-picture        *        in  200 200 200 200 200 403
POST mark-picture        *        in  405 405 405 405 405 405
"""
STATES = ["draft", "sent", "approved"]
ROWS = [line.split() for line in TABLE.strip().split("\n")]
CASES = [
    (method, name, state, words)
    for method, name, states, *words in ROWS
    for state in (STATES if states == "*" else [states])
]


@pytest.fixture
def people(mandate, coordinator, lead, administrator):
    users = {
        "anonymous": None,
        "came": mandate.representative.user,
        "absent": MandateFactory(organization__slug="absent").representative.user,
        "former": RepresentativeFactory().user,
        "coordinator": coordinator,
        "lead": lead,
        "administrator": administrator,
    }
    return {name: client_of(user).cookies for name, user in users.items()}


def _make(state, coordinator):
    absent = MandateFactory._meta.model.objects.get(organization__slug="absent")
    session = held(absent=[absent], facilitator=coordinator)
    resolved(session, owner=coordinator)
    make = {
        "draft": lambda: written(session),
        "sent": lambda: long_ago(sent(session)),
        "approved": lambda: approved(session, by=coordinator),
    }
    return make[state]()


@pytest.mark.parametrize(("method", "name", "state", "words"), CASES)
def test_each_person_gets_what_the_table_says(method, name, state, words, people, coordinator):
    minutes = _make(state, coordinator)
    url, data = _url(name, minutes), _typed(name, minutes)

    found = [_outcome(people[who], method, url, data) for who in PEOPLE]

    assert dict(zip(PEOPLE, found, strict=True)) == dict(zip(PEOPLE, words, strict=True))


def test_every_address_of_minutes_is_asked_both_ways_in_each_state():
    (resolver,) = [each for each in get_resolver().url_patterns if _is_advisory(each)]
    names = {pattern.name for pattern in resolver.url_patterns}
    asked = {name for name in names if name.startswith(("minutes-", "resolution-", "mark-"))}

    assert sorted((method, name, state) for method, name, state, _words in CASES) == sorted(
        (method, name, state) for name in asked for method in ("GET", "POST") for state in STATES
    )


def _is_advisory(resolver):
    return getattr(resolver, "namespace", None) == "advisory"


def _outcome(cookies, method, url, data):
    """What the person with these cookies gets, in a word of the table; nothing of it lasts."""
    client = client_of()
    client.cookies = copy(cookies)
    with transaction.atomic():
        before = _versions()
        response = client.post(url, data) if method == "POST" else client.get(url)
        has_changed = _versions() != before
        transaction.set_rollback(True)
    if response.status_code != 302:
        return str(response.status_code)
    if response.url.startswith(reverse("account_login")):
        return "in"
    return "did" if has_changed else "302"


def _versions():
    """How often each record was changed, in one query."""
    of_each = [
        f"(SELECT array_agg((id, version) ORDER BY id)::text FROM {model._meta.db_table})"
        for model in (Minutes, MinutesCheck, Addendum, Resolution, Mark)
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(of_each)}")
        return cursor.fetchone()


def _url(name, minutes):
    if name == "mark-list":
        return reverse("advisory:mark-list")
    if name == "mark-picture":
        return reverse("advisory:mark-picture", args=["requirements"])
    place = [1] if name.startswith("resolution-") and name != "resolution-new" else []
    return reverse(f"advisory:{name}", args=[minutes.session.number, *place])


def _typed(name, minutes):
    """What makes a form that is filled in well, so that only the person decides."""
    resolution = minutes.session.resolutions.get()
    plan = {
        "text": "Pintar las puertas.",
        "owner": resolution.owner_id,
        "due_on": today() + days(9),
        "version": resolution.version,
    }
    return {
        "minutes-edit": {
            "version": minutes.version,
            "page": "b9ee6bb7-6dba-4f3b-8a39-5fa0d53ba8a1",
            "opening": "Otra cosa.",
        },
        "minutes-check": {"action": "confirm", "edition": minutes.edition},
        "mark-edit": {"safe": "yes"},
        "minutes-add": {"text": "Faltó algo."},
        "resolution-new": plan,
        "resolution-edit": plan,
        "resolution-close": {"state": "done", "outcome": "Están pintadas."},
        "resolution-assign": {"owner": minutes.session.facilitator_id},
    }.get(name, {})
