"""Most projects are carried out with partners: who, and what they do in it."""

from datetime import date

import pytest
from django.db import IntegrityError, connection

from alliances.models import Activity, ProjectPartner
from tests.conftest import client_of
from tests.factories.alliances import (
    ActivityFactory,
    AllianceFactory,
    PartnerFactory,
    ProjectPartnerFactory,
)
from tests.factories.programs import ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(coordinator):
    return client_of(coordinator)


def test_anybody_reads_who_works_on_a_project_and_what_they_do(client):
    project = ProjectFactory(slug="agua")
    ProjectPartnerFactory(project=project, partner__name_en="Ministry of Health")
    ProjectPartnerFactory(partner__name_en="Somebody else")

    page = client.get("/projects/agua/partners/").content.decode()
    part = client.get("/projects/agua/partners/", headers={"hx-request": "true"}).content.decode()

    assert "Ministry of Health" in page
    assert "Carries it out with us" in page
    assert "Somebody else" not in page
    assert part.lstrip().startswith('<div id="partners">')
    assert 'hx-get="/projects/agua/partners/"' in client.get("/projects/agua/").content.decode()


def test_a_coordinator_adds_a_partner_and_ends_its_part(site):
    ProjectFactory(slug="agua")
    partner = PartnerFactory()
    site.post(
        "/projects/agua/partners/new/", {"version": "1", "partner": partner.pk, "role": "funds"}
    )
    record = ProjectPartner.objects.get()

    site.post(
        f"/project-partners/{record.pk}/edit/",
        {"version": "1", "partner": partner.pk, "role": "funds", "ended_on": "2026-06-30"},
    )

    record.refresh_from_db()
    assert (record.role, record.ended_on) == ("funds", date(2026, 6, 30))
    assert "until 30 June 2026" in site.get("/projects/agua/partners/").content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"partner": ""}, "This field is required."),
        ({"partner": "0"}, "Choose one of those on offer"),
        ({"role": "king"}, "Choose one of those on offer"),
        ({"ended_on": "soon"}, "Enter a valid date."),
        ({"role": "implements"}, "This partner does that in the project already."),
    ],
)
def test_what_a_partner_can_not_do_is_given_back_with_a_sentence(fields, sentence, site):
    record = ProjectPartnerFactory(project=ProjectFactory(slug="agua"))
    typed = {"version": "1", "partner": record.partner_id, "role": "funds", **fields}

    page = site.post("/projects/agua/partners/new/", typed).content.decode()

    assert sentence in page
    assert ProjectPartner.objects.count() == 1


def test_the_same_part_is_written_down_once_while_it_lasts():
    record = ProjectPartnerFactory(ended_on=date(2026, 1, 1))
    same = {"project": record.project, "partner": record.partner, "role": record.role}
    ProjectPartnerFactory(**same)

    with pytest.raises(IntegrityError, match="project_partner_role_once"):
        ProjectPartnerFactory(**same)


def test_the_database_knows_no_other_part():
    record = ProjectPartnerFactory()

    wrong = "UPDATE alliances_projectpartner SET role = 'king' WHERE id = %s"
    refused = pytest.raises(IntegrityError, match="project_partner_role_known")
    with refused, connection.cursor() as cursor:
        cursor.execute(wrong, [record.pk])


def test_an_activity_is_about_a_project_whose_page_leads_to_it(site, client):
    alliance = AllianceFactory(slug="minsa")
    project = ProjectFactory(slug="agua", name_en="Water")
    ActivityFactory(alliance=alliance, title="Another")
    site.post(
        "/alliances/minsa/activities/new/",
        {
            "version": "1",
            "title": "Taller",
            "kind": "training",
            "on": "2026-02-02",
            "project": project.pk,
        },
    )

    listed = site.get("/activities/?project=agua").content.decode()

    assert Activity.objects.get(title="Taller").project == project
    assert "Taller" in listed
    assert "Another" not in listed
    assert "/activities/?project=agua" in site.get("/projects/agua/partners/").content.decode()
    assert "/activities/" not in client.get("/projects/agua/partners/").content.decode()
