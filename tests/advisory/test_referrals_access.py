"""Who gets what at the addresses of referrals: the table is ``tests.access_referrals``."""

import pytest

from advisory.models import Referral
from tests.access_outcomes import differences, outcome
from tests.access_referrals import PEOPLE, ROWS
from tests.conftest import client_of
from tests.factories.advisory import answered
from tests.factories.alliances import AllianceFactory, LineOfWorkFactory
from tests.factories.referrals import referred

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(representative, other_representative, coordinator, lead, administrator):
    users = [None, representative, other_representative, coordinator, lead, administrator]
    return {who: client_of(user).cookies for who, user in zip(PEOPLE, users, strict=True)}


@pytest.fixture
def line(db):
    return LineOfWorkFactory(alliance=AllianceFactory(slug="minsa"))


def test_each_person_gets_what_the_table_says(people, line, mandate, coordinator):
    asked = {row[1]: _asked(row[1], line, mandate, coordinator) for row in ROWS}

    def ask(who, method, name):
        return outcome(people[who], method, *asked[name], [Referral])

    assert differences(PEOPLE, ROWS, ask) == {}


def test_what_was_said_to_the_team_alone_is_not_found_by_another_organization(
    other_representative, line, mandate, coordinator
):
    referral = referred(owner=coordinator, mandate=mandate, line=line, audience="team")

    assert client_of(other_representative).get(f"/referrals/{referral.pk}/").status_code == 404


def _asked(name, line, mandate, coordinator):
    """The address, and a form that is filled in well."""
    if name.startswith("alliance-"):
        return f"/alliances/minsa/{name.removeprefix('alliance-')}/", {}
    if name == "referral-record":
        referral = referred(owner=coordinator, mandate=mandate, line=line)
        return f"/referrals/{referral.pk}/", {"verb": "accept", "on": referral.sent_on}
    contribution = answered(owner=coordinator, mandate=mandate)
    return f"{contribution.get_absolute_url()}refer/", {"line": line.pk, "ask": "Poner jabón."}
