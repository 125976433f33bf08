"""Who gets what at the addresses of safeguarding, as a table to read.

A line: method, address, and what each of these gets:

    nobody signed in · the child whose concern it is · another child of the same organization · a
    child of another organization · a coordinator · a lead · an administrator

``in``  is sent to the sign-in
``did`` it is done, and the reader is sent on; anything else leaves concerns and notes as they were
A number is the status: 404 for what a person may not see, 403 for what they see and may not do.
"""

from copy import copy
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.urls import URLPattern, get_resolver, reverse

from advisory.models import Concern, ConcernNote, Contribution
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, answered
from tests.factories.safeguarding import diverted, taken, told

pytestmark = pytest.mark.django_db

PEOPLE = ["anonymous", "child", "mate", "other", "coordinator", "lead", "administrator"]
TABLE = """
GET  concern-new     in  200 200 200 403 403 403
POST concern-new     in  did did did 403 403 403
GET  concern-receipt in  200 404 404 404 404 404
POST concern-receipt in  405 405 405 405 405 405
GET  concern-list    in  404 404 404 404 200 404
POST concern-list    in  405 405 405 405 405 405
GET  concern-detail  in  404 404 404 404 200 404
POST concern-detail  in  405 405 405 405 405 405
GET  concern-take    in  405 405 405 405 405 405
POST concern-take    in  404 404 404 404 did 404
GET  concern-note    in  404 404 404 404 200 404
POST concern-note    in  404 404 404 404 did 404
GET  concern-close   in  404 404 404 404 200 404
POST concern-close   in  404 404 404 404 did 404
"""
ROWS = [line.split() for line in TABLE.strip().split("\n")]
TYPED = {
    "concern-new": {"words": "Alguien me pega."},
    "concern-note": {"text": "Hablé con ella."},
    "concern-close": {"outcome": "referred", "told": "Te cuidamos."},
}


@pytest.fixture
def people(mandate, coordinator, lead, administrator):
    """The cookies of a person of each kind; ``mandate`` is the child's."""
    mate = MandateFactory(organization=mandate.organization, seat="alternate")
    users = {
        "anonymous": None,
        "child": mandate.representative.user,
        "mate": mate.representative.user,
        "other": MandateFactory().representative.user,
        "coordinator": coordinator,
        "lead": lead,
        "administrator": administrator,
    }
    return {name: client_of(user).cookies for name, user in users.items()}


@pytest.mark.parametrize(("method", "name", "words"), [(row[0], row[1], row[2:]) for row in ROWS])
def test_each_person_gets_what_the_table_says(
    method, name, words, people, mandate, coordinator, administrator
):
    concern = told(representative=mandate.representative)
    if name == "concern-close":
        concern = taken(concern, by=coordinator)
    arguments = {
        "concern-new": [],
        "concern-list": [],
        "concern-receipt": [concern.token],
    }
    url = reverse(f"advisory:{name}", args=arguments.get(name, [concern.pk]))

    found = [_outcome(people[who], method, url, TYPED.get(name, {})) for who in PEOPLE]

    assert dict(zip(PEOPLE, found, strict=True)) == dict(zip(PEOPLE, words, strict=True))


def test_every_address_of_safeguarding_is_asked_both_ways():
    asked = {name for name in _names() if name.startswith("concern-")}

    assert sorted((row[0], row[1]) for row in ROWS) == sorted(
        (method, name) for name in asked for method in ("GET", "POST")
    )


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_address_of_a_diverted_contribution_answers_but_its_own(
    method, people, mandate, coordinator
):
    """Whatever page of a contribution is added later is asked too."""
    contribution = answered(mandate=mandate, owner=coordinator)
    commitment = contribution.commitments.get().pk
    diverted(contribution=contribution, raised_by=coordinator)
    reference = contribution.reference
    urls = {
        pattern.name: reverse(f"advisory:{pattern.name}", args=[reference])
        for pattern in _patterns()
        if set(pattern.pattern.converters) == {"reference"}
    }
    urls["commitment-progress"] = reverse("advisory:commitment-progress", args=[commitment])
    in_its_place = {urls.pop("contribution-detail"), urls.pop("contribution-divert")}

    for who in PEOPLE[1:]:
        for name, url in urls.items():
            found = _outcome(people[who], method, url, {"reason": "x"})
            assert found in ("403", "404", "405"), (who, name)
        for url in in_its_place:
            found = _outcome(people[who], method, url, {"reason": "x"})
            seen = {"child": "302", "coordinator": "200", "lead": "302"}.get(who, "404")
            assert found in (seen, "405"), (who, url)
    assert Contribution.with_diverted.get().state == "diverted"


def test_the_django_admin_knows_no_concern(administrator):
    client = client_of(administrator)

    index = client.get("/admin/").content.decode()

    assert "oncern" not in index
    for model in ("concern", "concernnote", "concernreading", "concernevent", "contribution"):
        assert client.get(f"/admin/advisory/{model}/").status_code == 404


def _patterns():
    (resolver,) = [
        each
        for each in get_resolver().url_patterns
        if getattr(each, "namespace", None) == "advisory"
    ]
    return [each for each in resolver.url_patterns if isinstance(each, URLPattern)]


def _names():
    return {pattern.name for pattern in _patterns()}


def _outcome(cookies, method, url, data):
    """What the person with these cookies gets, in a word of the table; nothing of it lasts."""
    client = client_of()
    client.cookies = copy(cookies)
    with transaction.atomic():
        before = _versions()
        data = {"token": str(uuid4())} | data
        response = client.post(url, data) if method == "POST" else client.get(url)
        has_changed = _versions() != before
        transaction.set_rollback(True)
    if response.status_code != 302:
        return f"{response.status_code}{', and changed' if has_changed else ''}"
    if response.url.startswith(reverse("account_login")):
        return "in"
    return "did" if has_changed else "302"


def _versions():
    """How often each concern and contribution was changed, and how many notes there are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT"
            f" (SELECT array_agg((id, version))::text FROM {Concern._meta.db_table}),"
            f" (SELECT array_agg((id, version))::text FROM {Contribution._meta.db_table}),"
            f" (SELECT count(*) FROM {ConcernNote._meta.db_table})"
        )
        return cursor.fetchone()
