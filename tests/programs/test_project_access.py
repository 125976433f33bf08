"""Who gets what at the addresses of projects, as a table to read.

A line: method, address, and what each of these gets:

    nobody signed in · a representative · a coordinator · a lead · an administrator

The words are those of ``tests.access_outcomes``.
"""

import pytest
from django.urls import reverse

from programs.models import Project
from tests.access_outcomes import outcome
from tests.conftest import client_of
from tests.factories.programs import ProjectFactory

pytestmark = pytest.mark.django_db

PEOPLE = ["anonymous", "representative", "coordinator", "lead", "administrator"]
TABLE = """
GET  project-list    200 200 200 200 200
POST project-list    405 405 405 405 405
GET  project-detail  200 200 200 200 200
POST project-detail  405 405 405 405 405
GET  project-new     in  403 200 403 403
POST project-new     in  403 did 403 403
GET  project-edit    in  403 200 403 403
POST project-edit    in  403 did 403 403
GET  project-history in  403 200 403 403
POST project-history in  405 405 405 405
"""
WITHOUT_PROJECT = {"project-list", "project-new"}
ROWS = [line.split() for line in TABLE.strip().split("\n")]


@pytest.fixture
def clients(representative, coordinator, lead, administrator):
    users = [None, representative, coordinator, lead, administrator]
    return dict(zip(PEOPLE, map(client_of, users), strict=True))


@pytest.mark.parametrize(("method", "name", "words"), [(row[0], row[1], row[2:]) for row in ROWS])
def test_each_person_gets_what_the_table_says(method, name, words, clients, coordinator):
    project = ProjectFactory(slug="water", lead=coordinator)
    url = reverse(f"programs:{name}", args=[] if name in WITHOUT_PROJECT else ["water"])
    data = {
        "version": "1",
        "name": "Otro",
        "area": project.area_id,
        "stage": "plan",
        "starts_on": "2026-02-01",
        "lead": project.lead_id,
    }

    found = [outcome(clients[who], method, url, data, [Project]) for who in PEOPLE]

    assert dict(zip(PEOPLE, found, strict=True)) == dict(zip(PEOPLE, words, strict=True))
