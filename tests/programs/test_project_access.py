"""Who gets what at the addresses of projects: the table is ``tests.access_projects``."""

import pytest
from django.urls import reverse

from programs.models import Project
from tests.access_outcomes import differences, outcome
from tests.access_projects import PEOPLE, ROWS
from tests.conftest import client_of
from tests.factories.programs import ProjectFactory

pytestmark = pytest.mark.django_db

WITHOUT_PROJECT = {"project-list", "project-new"}


@pytest.fixture
def people(representative, coordinator, lead, administrator):
    users = [None, representative, coordinator, lead, administrator]
    return {who: client_of(user).cookies for who, user in zip(PEOPLE, users, strict=True)}


def test_each_person_gets_what_the_table_says(people, coordinator):
    project = ProjectFactory(slug="water", lead=coordinator)
    data = {
        "version": "1",
        "name": "Otro",
        "area": project.area_id,
        "stage": "plan",
        "starts_on": "2026-02-01",
        "lead": project.lead_id,
    }

    def ask(who, method, name):
        url = reverse(f"programs:{name}", args=[] if name in WITHOUT_PROJECT else ["water"])
        return outcome(people[who], method, url, data, [Project])

    assert differences(PEOPLE, ROWS, ask) == {}
