"""Who gets what at the addresses of minutes: the table is ``tests.access_minutes``."""

import pytest
from django.urls import get_resolver, reverse

from advisory.models import Addendum, Mark, Minutes, MinutesCheck, Resolution
from tests.access_minutes import PEOPLE, ROWS, STATES
from tests.access_outcomes import differences, outcome
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, RepresentativeFactory, days, today
from tests.factories.minutes import approved, held, long_ago, resolved, sent, written

pytestmark = pytest.mark.django_db

MODELS = [Minutes, MinutesCheck, Addendum, Resolution, Mark]


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


@pytest.mark.parametrize("state", STATES)
def test_each_person_gets_what_the_table_says(state, people, coordinator):
    minutes = _make(state, coordinator)

    def ask(who, method, name, _state):
        url, data = _url(name, minutes), _typed(name, minutes)
        return outcome(people[who], method, url, data, MODELS)

    assert differences(PEOPLE, [row for row in ROWS if row[2] == state], ask) == {}


def test_every_address_of_minutes_is_asked_both_ways_in_each_state():
    (resolver,) = [each for each in get_resolver().url_patterns if _is_advisory(each)]
    names = {pattern.name for pattern in resolver.url_patterns}
    asked = {name for name in names if name.startswith(("minutes-", "resolution-", "mark-"))}

    assert sorted((row[0], row[1], row[2]) for row in ROWS) == sorted(
        (method, name, state) for name in asked for method in ("GET", "POST") for state in STATES
    )


def _is_advisory(resolver):
    return getattr(resolver, "namespace", None) == "advisory"


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
