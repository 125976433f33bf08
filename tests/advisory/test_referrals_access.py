"""Who gets what at the addresses of referrals, as a table to read.

A line: method, address, and what each of these gets:

    nobody signed in · the author · a representative of another organization · a coordinator ·
    a lead · an administrator

The words are those of ``tests.access_outcomes``.
"""

import pytest

from advisory.models import Referral
from tests.access_outcomes import outcome
from tests.conftest import client_of
from tests.factories.advisory import answered
from tests.factories.alliances import AllianceFactory, LineOfWorkFactory
from tests.factories.referrals import referred

pytestmark = pytest.mark.django_db

PEOPLE = ["anonymous", "author", "other", "coordinator", "lead", "administrator"]
TABLE = """
GET  referral-new       in  403 403 200 403 404
POST referral-new       in  403 403 did 403 404
GET  referral-record    in  403 403 200 403 404
POST referral-record    in  403 403 did 403 404
GET  alliance-timeline  in  403 403 200 200 403
POST alliance-timeline  in  405 405 405 405 405
GET  alliance-referrals in  403 403 200 200 403
POST alliance-referrals in  405 405 405 405 405
"""
ROWS = [line.split() for line in TABLE.strip().split("\n")]


@pytest.fixture
def clients(representative, other_representative, coordinator, lead, administrator):
    users = [None, representative, other_representative, coordinator, lead, administrator]
    return dict(zip(PEOPLE, map(client_of, users), strict=True))


@pytest.fixture
def line(db):
    return LineOfWorkFactory(alliance=AllianceFactory(slug="minsa"))


@pytest.mark.parametrize(("method", "name", "words"), [(row[0], row[1], row[2:]) for row in ROWS])
def test_each_person_gets_what_the_table_says(
    method, name, words, clients, line, mandate, coordinator
):
    url, data = asked(name, line, mandate, coordinator)

    found = [outcome(clients[who], method, url, data, [Referral]) for who in PEOPLE]

    assert dict(zip(PEOPLE, found, strict=True)) == dict(zip(PEOPLE, words, strict=True))


def test_what_was_said_to_the_team_alone_is_not_found_by_another_organization(
    clients, line, mandate, coordinator
):
    referral = referred(owner=coordinator, mandate=mandate, line=line, audience="team")

    assert clients["other"].get(f"/referrals/{referral.pk}/").status_code == 404


def asked(name, line, mandate, coordinator):
    """The address, and a form that is filled in well."""
    if name.startswith("alliance-"):
        return f"/alliances/minsa/{name.removeprefix('alliance-')}/", {}
    if name == "referral-record":
        referral = referred(owner=coordinator, mandate=mandate, line=line)
        return f"/referrals/{referral.pk}/", {"verb": "accept", "on": referral.sent_on}
    contribution = answered(owner=coordinator, mandate=mandate)
    return f"{contribution.get_absolute_url()}refer/", {"line": line.pk, "ask": "Poner jabón."}
