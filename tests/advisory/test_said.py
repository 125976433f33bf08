"""What the council said about an area or a project, for each who may read it."""

import pytest

from advisory.models import Contribution
from tests.conftest import client_of
from tests.factories.advisory import answered, submitted, told, under_review
from tests.factories.programs import AreaFactory, ProjectFactory
from tests.factories.safeguarding import diverted

pytestmark = pytest.mark.django_db
PROJECT, AREA = "/projects/agua/said/", "/areas/health/said/"


@pytest.fixture
def project(db):
    return ProjectFactory(slug="agua")


def about(project, coordinator, *, stage="", **fields):
    """A contribution that the team has put to a project."""
    contribution = under_review(owner=coordinator, **fields)
    contribution.review.project = project
    contribution.review.stage = stage
    contribution.review.save()
    return Contribution.objects.get(pk=contribution.pk)


def test_a_coordinator_puts_a_contribution_to_a_project_and_a_stage(project, coordinator):
    contribution = under_review(owner=coordinator)
    client = client_of(coordinator)

    client.post(
        f"{contribution.get_absolute_url()}review/",
        {"version": contribution.review.version, "project": project.pk, "stage": "plan"},
    )

    contribution.review.refresh_from_db()
    assert contribution.review.project == project
    assert "/projects/agua/" in client.get(contribution.get_absolute_url()).content.decode()


@pytest.mark.parametrize("value", ["0", "x", "agua"])
def test_a_project_that_is_none_is_refused(value, project, coordinator):
    contribution = under_review(owner=coordinator)

    page = client_of(coordinator).post(
        f"{contribution.get_absolute_url()}review/",
        {"version": contribution.review.version, "project": value},
    )

    assert "Choose one of those on offer" in page.content.decode()


def test_a_representative_reads_what_was_said_about_a_project_by_stage(
    project, coordinator, representative, mandate
):
    about(project, coordinator, stage="evaluation", mandate=mandate, words="El caño gotea.")
    about(project, coordinator, mandate=mandate, words="Queremos jabón.")
    about(project, coordinator, stage="situation", mandate=mandate, words="No hay agua.")
    submitted(mandate=mandate, words="Otra cosa.")

    page = client_of(representative).get(PROJECT).content.decode()

    order = ["Situation analysis", "No hay agua.", "Evaluation", "El caño gotea."]
    places = [page.index(word) for word in [*order, "At no stage in particular", "Queremos jabón."]]
    assert places == sorted(places)
    assert "Otra cosa." not in page


def test_what_was_said_to_the_team_alone_is_read_by_nobody_else(
    project, coordinator, mandate, other_representative
):
    about(project, coordinator, mandate=mandate, audience="team", words="Un secreto.")

    assert "Un secreto." not in client_of(other_representative).get(PROJECT).content.decode()
    assert "Un secreto." in client_of(coordinator).get(PROJECT).content.decode()


def test_what_safeguarding_has_is_found_at_no_project_and_no_area(project, coordinator, mandate):
    area = AreaFactory(slug="health")
    contribution = about(project, coordinator, area=area, mandate=mandate, words="Un secreto.")
    diverted(contribution=contribution, raised_by=coordinator)

    pages = [client_of(coordinator).get(path).content.decode() for path in (PROJECT, AREA)]

    assert not any("Un secreto." in page for page in pages)


def test_anybody_reads_what_is_published_about_an_area_and_nothing_else(client, coordinator):
    area = AreaFactory(slug="health")
    told(answered=answered(owner=coordinator, area=area), said="Pidieron agua.")
    told(answered=answered(owner=coordinator), said="Pidieron libros.")
    submitted(area=area, words="Queremos jabón.")

    page = client.get(AREA).content.decode()

    assert "Pidieron agua." in page
    assert "Pidieron libros." not in page
    assert "Queremos jabón." not in page
    assert "/contributions/?" not in page


def test_the_page_of_an_area_loads_what_was_said_and_leads_to_the_list(coordinator):
    area = AreaFactory(slug="health")
    submitted(area=area, words="Queremos jabón.")
    client = client_of(coordinator)

    page = client.get("/areas/health/").content.decode()
    part = client.get(AREA, headers={"hx-request": "true"}).content.decode()

    assert f'hx-get="{AREA}"' in page
    assert part.lstrip().startswith('<div id="said">')
    assert "/contributions/?area=health" in part


def test_the_list_of_contributions_is_narrowed_to_a_project_and_a_stage(project, coordinator):
    about(project, coordinator, stage="plan", words="Queremos jabón.")
    about(project, coordinator, stage="evaluation", words="El caño gotea.")
    about(ProjectFactory(), coordinator, stage="plan", words="Queremos libros.")

    page = client_of(coordinator).get("/contributions/?project=agua&stage=plan").content.decode()

    assert "Queremos jabón." in page
    assert "El caño gotea." not in page
    assert "Queremos libros." not in page
    assert 'class="chip" href="?stage=plan"' in page
