"""Where alliances stand and where none does, with what was done there."""

import re
from datetime import date

import pytest

from alliances import founding as alliance_founding
from alliances.choices import AllianceState
from programs import founding as program_founding
from tests.conftest import client_of
from tests.factories.alliances import (
    ActivityFactory,
    AgreementFactory,
    AllianceFactory,
    LineOfWorkFactory,
    PartnerFactory,
)
from tests.factories.programs import AreaFactory

pytestmark = pytest.mark.django_db
MATRIX = "/alliances/matrix/"


@pytest.fixture
def areas(db):
    return [
        AreaFactory(slug=slug, position=place)
        for place, slug in enumerate(["education", "health"], start=1)
    ]


def cells_of(client, label):
    """What stands in the row of this kind of partner, area by area."""
    row = next(row for row in client.get(MATRIX).context["rows"] if row.label == label)
    return [(cell.lines, cell.activities) for cell in row.cells]


def test_the_founding_alliances_have_a_gap_where_a_ministry_of_education_would_stand(client):
    program_founding.load()
    alliance_founding.load()

    response = client.get(MATRIX)
    page = response.content.decode()

    education, participation = response.context["gaps"]
    assert (education.area.slug, participation.area.slug) == ("education", "participation")
    assert [each.slug for each in education.alliances] == ["wawa-wasi", "indeci"]
    assert "(its work goes on in National Program Cuna Más)" in page
    assert cells_of(client, "Ministry") == [(0, 0), (1, 0), (4, 0), (0, 0)]
    ministry = page[page.index('<th scope="row">Ministry</th>') :]
    assert re.search(
        r'<td data-label="Education" class="gap">\s*<div>\s*<a href="[^"]*">Nobody', ministry
    )


def test_a_cell_counts_lines_and_what_was_done_on_them(client, areas):
    education, health = areas
    line = LineOfWorkFactory(main_area=health)
    line.other_areas.add(education)
    LineOfWorkFactory(alliance=line.alliance, main_area=health)
    ActivityFactory.create_batch(2, alliance=line.alliance, line=line)
    ActivityFactory(alliance=line.alliance)

    assert cells_of(client, "Ministry") == [(1, 2), (2, 2)]


@pytest.mark.parametrize("state", [AllianceState.DRAFT, AllianceState.ENDED])
def test_an_alliance_that_is_not_in_force_stands_nowhere(state, client, areas):
    LineOfWorkFactory(alliance=AllianceFactory(state=state), main_area=areas[0])
    over = LineOfWorkFactory(main_area=areas[1])
    AgreementFactory(alliance=over.alliance, starts_on="2020-01-01", ends_on="2020-12-31")

    response = client.get(MATRIX)

    assert response.context["rows"] == []
    assert "Ministry" in response.context["nobody"]
    assert "No alliance in force at all with:" in response.content.decode()


def test_partners_that_are_no_public_entity_have_their_rows_too(client, areas):
    partner = PartnerFactory(kind="network", entity_type="")
    LineOfWorkFactory(alliance=AllianceFactory(partner=partner), main_area=areas[0])

    assert cells_of(client, "Human rights network") == [(1, 0), (0, 0)]


def test_each_cell_leads_to_the_list_of_what_it_counts(coordinator, areas):
    education, health = areas
    line = LineOfWorkFactory(main_area=health)
    LineOfWorkFactory(alliance__partner__entity_type="roundtable", main_area=health)
    LineOfWorkFactory(main_area=education)
    ended = LineOfWorkFactory(
        alliance=AllianceFactory(state="ended", since=date(2026, 6, 30)), main_area=health
    )
    ActivityFactory(alliance=line.alliance, line=line, title="Taller")
    ActivityFactory(alliance=ended.alliance, line=ended)
    client = client_of(coordinator)
    ministry = next(row for row in client.get(MATRIX).context["rows"] if row.label == "Ministry")
    cell = ministry.cells[1]

    alliances = client.get(cell.url).context["alliances"]
    activities = client.get(cell.activities_url).context["page"].rows

    assert (cell.lines, cell.activities) == (1, 1)
    assert list(alliances) == [line.alliance]
    assert [activity.title for activity in activities] == ["Taller"]


def test_a_cell_where_nobody_stands_leads_to_a_list_that_says_so(client, areas):
    LineOfWorkFactory(main_area=areas[1])
    (ministry,) = client.get(MATRIX).context["rows"]
    url = ministry.cells[0].url

    page = client.get(url)

    assert f'href="{url.replace("&", "&amp;")}">Nobody' in client.get(MATRIX).content.decode()
    assert list(page.context["alliances"]) == []
    assert "Nobody works with us here" in page.content.decode()


def test_the_lines_of_work_stand_alliance_by_alliance_with_their_areas(coordinator, areas):
    line = LineOfWorkFactory(main_area=areas[1], name_en="Neonatal health")
    line.other_areas.add(areas[0])
    ActivityFactory(alliance=line.alliance, line=line)
    client = client_of(coordinator)

    response = client.get(MATRIX)
    (group,) = response.context["groups"]

    assert [row.label for row in group.rows] == ["Neonatal health"]
    assert [(cell.lines, cell.is_main) for cell in group.rows[0].cells] == [(1, False), (1, True)]
    assert f"/activities/?line={line.pk}" in response.content.decode()


def test_the_public_reads_how_much_was_done_and_gets_no_link_to_it(client, areas):
    line = LineOfWorkFactory(main_area=areas[0])
    ActivityFactory(alliance=line.alliance, line=line)

    page = client.get(MATRIX).content.decode()

    assert "1 activity" in page
    assert "/activities/" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/alliances/?area=money",
        "/alliances/?type=treaty",
        "/alliances/?standing=soon",
        "/activities/?line=x",
        "/activities/?line=0",
        "/activities/?project=none",
        "/activities/?alliance=nobody",
        "/activities/?region=99",
    ],
)
def test_a_filter_that_nobody_offers_is_named_and_shows_nothing(path, coordinator):
    line = LineOfWorkFactory(alliance__partner__name_en="Ministry of Health")
    ActivityFactory(alliance=line.alliance, line=line, title="Taller")

    page = client_of(coordinator).get(path).content.decode()

    assert "is not one of the choices" in page
    assert "/activities/1" not in page
    assert 'class="alliance"' not in page
