"""The projects: what the database refuses, the list and its filters, the page, the form."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from programs.choices import Standing
from programs.models import Project
from tests.conftest import client_of
from tests.factories.programs import AreaFactory, ProjectFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(coordinator):
    return client_of(coordinator)


def as_typed(coordinator, **fields):
    area = AreaFactory(slug="education")
    return {
        "version": "1",
        "name": "Escuelas con agua",
        "name_en": "Schools with water",
        "purpose": "Que cada escuela tenga agua limpia.",
        "area": area.pk,
        "stage": "plan",
        "starts_on": "2026-03-01",
        "lead": coordinator.pk,
        **fields,
    }


@pytest.mark.parametrize(
    ("column", "value", "constraint"),
    [
        ("stage", "dream", "project_stage_known"),
        ("name", "  ", "project_has_name"),
        ("slug", "new", "project_address_is_its_own"),
        ("ends_on", "2025-12-31", "project_ends_after_start"),
    ],
)
def test_the_database_refuses_what_a_project_can_not_be(column, value, constraint):
    ProjectFactory(starts_on=date(2026, 1, 1))

    with pytest.raises(IntegrityError, match=constraint), connection.cursor() as cursor:
        cursor.execute(f"UPDATE programs_project SET {column} = %s", [value])


def test_a_project_of_one_day_is_one():
    project = ProjectFactory(starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 1))

    project.full_clean()


def test_how_a_project_stands_changes_on_its_first_day_and_after_its_last():
    project = ProjectFactory(starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 31))

    found = [
        project.standing_on(day)
        for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1))
    ]

    assert found == [Standing.PLANNED, Standing.RUNNING, Standing.RUNNING, Standing.OVER]


@pytest.mark.parametrize("standing", list(Standing))
def test_the_rows_of_a_standing_are_those_that_say_so_themselves(standing):
    today = timezone.localdate()
    day = timedelta(days=1)
    for first, last in [
        (today - day, today),
        (today, None),
        (today + day, None),
        (today - day, today - day),
    ]:
        ProjectFactory(starts_on=first, ends_on=last)

    found = set(Project.objects.standing(standing))

    assert found == {each for each in Project.objects.all() if each.standing == standing}
    assert found


def test_anybody_reads_the_projects_in_their_language_and_not_who_leads_one(client):
    project = ProjectFactory(
        name="Escuelas con agua", name_en="Schools with water", lead__name="Rosa Quispe"
    )

    listed = client.get("/projects/").content.decode()
    page = client.get(project.get_absolute_url()).content.decode()
    page_es = client.get(
        project.get_absolute_url(), headers={"accept-language": "es"}
    ).content.decode()

    assert "Schools with water" in listed
    assert "Schools with water" in page
    assert "Escuelas con agua" in page_es
    assert "Rosa Quispe" not in listed + page


def test_a_representative_reads_who_leads_a_project(representative):
    project = ProjectFactory(lead__name="Rosa Quispe")

    assert (
        "Rosa Quispe" in client_of(representative).get(project.get_absolute_url()).content.decode()
    )


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?area=health", ["Births"]),
        ("?stage=evaluation", ["Births"]),
        ("?region=11", ["Births", "Water"]),
        ("?region=12", ["Water"]),
        ("?when=over", ["Births"]),
        ("?when=running&region=11", ["Water"]),
        ("", ["Births", "Water"]),
    ],
)
def test_the_list_is_narrowed_by_area_stage_region_and_time(query, names, client):
    ica = RegionFactory(code="11")
    RegionFactory(code="12")
    ProjectFactory(name_en="Water", area__slug="education")
    ProjectFactory(
        name_en="Births",
        area__slug="health",
        stage="evaluation",
        regions=[ica],
        starts_on=date(2020, 1, 1),
        ends_on=date(2021, 1, 1),
    )

    response = client.get(f"/projects/{query}")

    assert sorted(project.name_en for project in response.context["page"].rows) == names


@pytest.mark.parametrize(
    "query", ["?area=money", "?stage=dream", "?region=99", "?region=%00", "?when=soon"]
)
def test_a_filter_that_nobody_offers_is_named_and_shows_nothing(query, client):
    ProjectFactory(name_en="Water")

    page = client.get(f"/projects/{query}").content.decode()

    assert "is not one of the choices" in page or "Null characters" in page
    assert "Water" not in page


def test_a_chosen_filter_is_a_word_that_can_be_taken_away(client):
    ProjectFactory(area__slug="health")

    page = client.get("/projects/?area=health&stage=plan").content.decode()

    assert 'class="chip" href="?stage=plan"' in page
    assert 'class="chip" href="?area=health"' in page


def test_a_coordinator_writes_a_project_down_under_an_address_of_its_own(site, coordinator):
    ProjectFactory(slug="escuelas-con-agua")
    ica, junin = RegionFactory(code="11"), RegionFactory(code="12")

    response = site.post("/projects/new/", as_typed(coordinator, regions=[ica.pk, junin.pk]))

    assert response.url == "/projects/escuelas-con-agua-2/"
    project = Project.objects.get(slug="escuelas-con-agua-2")
    assert (project.name_en, project.lead) == ("Schools with water", coordinator)
    assert list(project.regions.order_by("code")) == [ica, junin]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "x" * 121}, "letters, and 120 fit."),
        ({"purpose": "x" * 501}, "it has 501 letters, and 500 fit"),
        ({"stage": "dream"}, "Choose one of those on offer"),
        ({"area": "0"}, "Choose one of those on offer"),
        ({"ends_on": "2026-02-28"}, "A project cannot end before it starts."),
        ({"starts_on": "soon"}, "Enter a valid date."),
        ({"regions": ["0"]}, "Choose one of those on offer"),
        ({"regions": ["x"]}, "is not a valid value."),
        ({"lead": ""}, "This field is required."),
    ],
)
def test_a_project_that_can_not_be_is_given_back_with_what_was_typed(
    fields, sentence, site, coordinator
):
    page = site.post("/projects/new/", as_typed(coordinator, **fields)).content.decode()

    assert sentence in page
    assert "Schools with water" in page
    assert not Project.objects.exists()


def test_a_representative_can_not_lead_a_project(site, coordinator, representative):
    page = site.post("/projects/new/", as_typed(coordinator, lead=representative.pk))

    assert "Choose one of those on offer" in page.content.decode()


def test_two_changes_at_once_are_laid_side_by_side_with_the_regions(site, coordinator):
    project = ProjectFactory(slug="agua", regions=[RegionFactory(code="11", name="Ica")])
    junin = RegionFactory(code="12", name="Junín")
    first = as_typed(coordinator, area=project.area_id)
    site.post("/projects/agua/edit/", first)

    response = site.post("/projects/agua/edit/", first | {"regions": [junin.pk]})

    project.refresh_from_db()
    assert response.status_code == 409
    assert "Junín" in response.content.decode()
    assert list(project.regions.all()) == []


def test_a_change_of_a_project_is_in_its_history_with_who_made_it(site, coordinator):
    project = ProjectFactory(slug="agua", name="Agua")
    site.post("/projects/agua/edit/", as_typed(coordinator, area=project.area_id))

    page = site.get("/projects/agua/history/").content.decode()

    assert "Escuelas con agua" in page
    assert "Coordinator" in page


def test_the_page_of_an_area_shows_the_projects_that_run(client):
    area = AreaFactory(slug="health")
    ProjectFactory(area=area, name_en="Births")
    ProjectFactory(area=area, name_en="Long ago", ends_on=date(2026, 1, 2))
    ProjectFactory(name_en="Elsewhere")

    page = client.get("/areas/health/").content.decode()

    assert "Births" in page
    assert "Long ago" not in page
    assert "Elsewhere" not in page
    assert "/projects/?area=health" in page


def test_an_administrator_keeps_projects_in_the_admin(administrator, coordinator):
    area = AreaFactory()

    response = client_of(administrator).post(
        "/admin/programs/project/add/",
        {
            "slug": "new",
            "name": "Agua",
            "area": area.pk,
            "stage": "plan",
            "starts_on": "2026-01-01",
            "lead": coordinator.pk,
        },
    )

    assert "This is the address of another page. Choose another one." in response.content.decode()
