"""What was changed in a partner, an alliance, an activity or a project, and in what belongs to it:
also what was taken away, by whom and when."""

import re

import pytest
from django.db import connection

from alliances.models import Turnout
from records.history import Change, entries
from tests.conftest import client_of
from tests.factories.alliances import (
    ActivityFactory,
    AgreementFactory,
    AllianceFactory,
    AmendmentFactory,
    FocalPointFactory,
    LineOfWorkFactory,
    PartnerFactory,
    ProjectPartnerFactory,
)
from tests.factories.programs import AreaFactory, ProjectFactory, RegionFactory
from tests.strategies import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(coordinator):
    return client_of(coordinator)


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def newest_of(site, url):
    """What the page tells first, as a reader sees it."""
    page = site.get(url).content.decode()
    first = page.split('<p class="mb-1">')[1]
    return " ".join(re.sub(r"<[^>]*>", " ", first).split())


def parts_of(record):
    return [part for entry in entries(record) for part in entry.parts]


def test_who_took_part_is_told_when_it_is_taken_away(site):
    activity = ActivityFactory()
    Turnout.objects.create(activity=activity, group="officials", number=40)
    Turnout.objects.create(activity=activity, group="families", number=7)
    url = f"/activities/{activity.pk}/edit/"

    site.post(url, shown(site.get(url)) | {"people_families": ""})

    told = newest_of(site, f"/activities/{activity.pk}/history/")
    assert told.startswith("Coordinator · ")
    assert "Turnout · taken away Group: Families Number of people: 7" in told
    assert "Public servants" not in told


def test_another_area_of_a_line_is_told_when_it_comes_and_when_it_goes(site):
    line = LineOfWorkFactory(alliance__slug="minsa", name_en="Train midwives")
    health, education = AreaFactory(name_en="Health"), AreaFactory(name_en="Education")
    line.other_areas.add(health)
    url = f"/lines/{line.pk}/edit/"

    site.post(url, shown(site.get(url)) | {"other_areas": [education.pk]})

    told = newest_of(site, "/alliances/minsa/history/")
    assert told.startswith("Coordinator · ")
    assert "Other areas · taken away Line of work: Train midwives Program area: Health" in told
    assert "Other areas · new Line of work: Train midwives Program area: Education" in told


def test_a_region_of_a_project_is_told_when_it_goes():
    project = ProjectFactory()
    ica = RegionFactory(name="Ica")
    project.regions.add(ica)

    project.regions.clear()

    newest = entries(project)[0].parts[-1]
    assert (newest.what, newest.is_gone) == ("regions", True)
    assert newest.changes == (Change("Region", "Ica", ""),)


def test_a_partner_of_a_project_is_told_when_it_goes(site):
    project = ProjectFactory(slug="agua")
    ProjectPartnerFactory(project=project, partner=PartnerFactory(name_en="Midwives"))

    run("DELETE FROM alliances_projectpartner")

    told = newest_of(site, "/projects/agua/history/")
    assert told.startswith("Changed in the database itself · ")
    assert (
        "Partner of a project · taken away Partner: Midwives What it does: Carries it out with us"
    ) in told


@pytest.mark.parametrize(
    ("make", "table", "what"),
    [
        (FocalPointFactory, "alliances_focalpoint", "focal point"),
        (LineOfWorkFactory, "alliances_lineofwork", "line of work"),
        (AgreementFactory, "alliances_agreement", "agreement"),
    ],
)
def test_what_belonged_to_an_alliance_is_told_when_it_goes(make, table, what):
    alliance = AllianceFactory()
    make(alliance=alliance)

    run(f"DELETE FROM {table}")

    newest = entries(alliance)[0].parts[-1]
    assert (newest.what, newest.is_gone) == (what, True)


def test_an_amendment_is_told_when_it_goes_and_when_its_agreement_has_gone():
    alliance = AllianceFactory()
    AmendmentFactory(agreement=AgreementFactory(alliance=alliance), terms="New terms")

    run("DELETE FROM alliances_amendment")
    run("DELETE FROM alliances_agreement")

    gone = [part for part in parts_of(alliance) if part.is_gone and part.what == "amendment"]
    assert len(gone) == 1
    assert Change("What changes", "New terms", "") in gone[0].changes


def test_which_of_several_was_changed_is_told():
    alliance = AllianceFactory()
    FocalPointFactory(alliance=alliance, name="Ana")
    point = FocalPointFactory(alliance=alliance, name="Rosa")

    point.post = "Jefa"
    point.save()

    (part,) = [part for part in parts_of(alliance) if not part.is_new]
    assert (part.what, part.name) == ("focal point", "Rosa")
    assert part.changes == (Change("Position", "", "Jefa"),)


def test_what_belongs_to_another_is_not_told():
    alliance, other = AllianceFactory(), AllianceFactory()
    FocalPointFactory(alliance=other, name="Rosa")

    assert [part.what for part in parts_of(alliance)] == ["alliance"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_history_of_an_alliance_costs_the_same_with_more_in_it(
    rows, site, django_assert_num_queries
):
    alliance = AllianceFactory(slug="minsa")
    for number in range(rows):
        line = LineOfWorkFactory(alliance=alliance)
        line.other_areas.add(AreaFactory())
        line.other_areas.clear()
        days = {"starts_on": f"20{20 + number}-01-01", "ends_on": f"20{20 + number}-12-31"}
        AmendmentFactory(
            agreement=AgreementFactory(alliance=alliance, **days),
            effective_from=f"20{20 + number}-06-01",
        )
        FocalPointFactory(alliance=alliance)

    with django_assert_num_queries(25):
        site.get("/alliances/minsa/history/")


def test_the_history_of_a_partner_is_one_step_from_its_page(site):
    partner = PartnerFactory(slug="salud", acronym="UNO")
    partner.acronym = "DOS"
    partner.save()

    page = site.get("/partners/salud/").content.decode()

    assert 'href="/partners/salud/history/"' in page
    assert "Acronym: UNO → DOS" in newest_of(site, "/partners/salud/history/")
