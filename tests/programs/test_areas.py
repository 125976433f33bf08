"""The program areas and the regions."""

import pytest
from django.db import IntegrityError

from tests.conftest import client_of
from tests.factories.programs import AreaFactory, ProjectFactory, RegionFactory

pytestmark = pytest.mark.django_db


def test_the_areas_are_told_in_their_order_and_in_the_readers_language(client):
    AreaFactory(slug="health", name="Salud", name_en="Health", position=2)
    AreaFactory(slug="education", name="Educación", name_en="Education", position=1)

    page = client.get("/areas/").content.decode()
    page_es = client.get("/areas/", headers={"accept-language": "es"}).content.decode()

    assert page.index("Education") < page.index("Health")
    assert page_es.index("Educación") < page_es.index("Salud")


def test_an_area_has_a_page_with_its_goal_and_its_articles(client):
    AreaFactory(slug="health", goal_en="Fewer children die.", crc_articles="6, 24")

    page = client.get("/areas/health/").content.decode()

    assert "Fewer children die." in page
    assert "6, 24" in page


def test_an_area_that_is_none_is_not_found(client):
    assert client.get("/areas/money/").status_code == 404


def test_what_the_council_was_asked_is_offered_to_the_council_and_its_team_alone(
    client, representative, coordinator, lead, administrator
):
    project = ProjectFactory(area=AreaFactory(slug="health"))

    for path in ("/areas/health/", project.get_absolute_url()):
        assert 'id="cycle"' not in client.get(path).content.decode()
        assert 'id="cycle"' not in client_of(administrator).get(path).content.decode()
        for user in (representative, coordinator, lead):
            assert 'id="cycle"' in client_of(user).get(path).content.decode()


def test_two_areas_have_no_common_place():
    AreaFactory(position=1)

    with pytest.raises(IntegrityError, match="position"):
        AreaFactory(position=1)


@pytest.mark.parametrize("code", ["1", "A1", "", "１１"])
def test_a_region_has_a_code_of_two_digits(code):
    with pytest.raises(IntegrityError, match="region_code_two_digits"):
        RegionFactory(code=code)


def test_two_regions_have_no_common_code_or_name():
    RegionFactory(code="11", name="Ica")

    with pytest.raises(IntegrityError, match="name"):
        RegionFactory(code="12", name="Ica")


def test_an_administrator_edits_the_words_of_an_area_and_not_its_address(administrator):
    area = AreaFactory(slug="health", position=7)

    response = client_of(administrator).post(
        f"/admin/programs/area/{area.pk}/change/",
        {
            "name": "Salud",
            "name_en": "Health",
            "goal": "Que todos tengan salud.",
            "goal_en": "Health for everyone.",
            "crc_articles": "24",
            "position": "7",
            "seen_version": "1",
            "slug": "money",
        },
    )

    area.refresh_from_db()
    assert response.status_code == 302
    assert (area.slug, area.goal_en) == ("health", "Health for everyone.")
