"""The member organizations: public, and kept by coordinators."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory.models import Organization
from tests.conftest import client_of
from tests.factories.advisory import (
    MandateFactory,
    OrganizationFactory,
    RepresentativeFactory,
    submitted,
)
from tests.factories.programs import RegionFactory
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db

MISMATCH = "A regional organization has a region, and a national one has none."


@pytest.fixture
def organization(db):
    return OrganizationFactory(
        slug="conao", acronym="CONAO", name="Coordinadora de Ica", name_en="Network of Ica"
    )


def typed(**changes):
    return {
        "version": "1",
        "name": "Coordinadora de Ica",
        "name_en": "Network of Ica",
        "acronym": "CONAO",
        "scope": "national",
        "region": "",
    } | changes


def test_everyone_reads_what_it_is_and_nobody_sees_who_sits_for_it(client, organization):
    MandateFactory(organization=organization, representative__given_name="Yanamaría")

    page = client.get("/organizations/conao/").content.decode()

    assert "<h1>Network of Ica</h1>" in page
    assert "Yanamaría" not in page
    assert "/edit/" not in page


def test_a_representative_does_not_see_who_sits_for_another(organization, representative):
    MandateFactory(organization=organization, representative__given_name="Yanamaría")

    page = client_of(representative).get("/organizations/conao/").content.decode()

    assert "Who sits for it" not in page
    assert "Yanamaría" not in page


def test_the_team_sees_the_mandates_over_time_the_newest_first(coordinator, lead, organization):
    for name, year in (("Ana", 2024), ("Carla", 2026), ("Beto", 2025)):
        MandateFactory(
            organization=organization,
            representative=RepresentativeFactory(given_name=name),
            period=DateRange(date(year, 1, 1), date(year + 1, 1, 1)),
        )

    response = client_of(coordinator).get("/organizations/conao/")

    assert [str(each.representative) for each in response.context["mandates"]] == [
        "Carla",
        "Beto",
        "Ana",
    ]
    assert "31 December 2025" in response.content.decode()
    of_lead = client_of(lead).get("/organizations/conao/").content.decode()
    assert "Carla" in of_lead
    assert 'href="/representatives/' not in of_lead.partition("Who sits for it")[2]


def test_an_organization_for_which_nobody_sits_offers_the_first_step(coordinator, organization):
    page = client_of(coordinator).get("/organizations/conao/").content.decode()

    assert "Nobody sits for it yet" in page
    assert 'href="/representatives/new/?organization=conao"' in page


def test_its_newest_contributions_stand_on_its_page(coordinator, organization):
    mandate = MandateFactory(organization=organization)
    references = [submitted(mandate=mandate).reference for _ in range(6)]

    page = client_of(coordinator).get("/organizations/conao/").content.decode()

    assert [each for each in references if each in page] == references[1:]


def test_a_coordinator_edits_it_in_both_languages(coordinator, organization):
    region = RegionFactory(name="Ica")
    client = client_of(coordinator)
    assert shown(client.get("/organizations/conao/edit/"))["name_en"] == "Network of Ica"

    response = client.post(
        "/organizations/conao/edit/",
        typed(name="Red de Ica", name_en="Ica", scope="regional", region=str(region.pk)),
        follow=True,
    )

    changed = Organization.objects.get()
    assert response.redirect_chain == [("/organizations/conao/", 302)]
    assert (changed.name, changed.name_en, changed.region) == ("Red de Ica", "Ica", region)
    assert "The organization is saved." in response.content.decode()


def test_without_a_name_in_english_the_spanish_one_is_shown(coordinator, organization):
    client = client_of(coordinator)

    client.post("/organizations/conao/edit/", typed(name_en=""))

    assert "<h1>Coordinadora de Ica</h1>" in client.get("/organizations/conao/").content.decode()


@pytest.mark.parametrize("scope", ["national", "regional"])
def test_scope_and_region_fit_each_other(coordinator, organization, scope):
    region = "" if scope == "regional" else str(RegionFactory().pk)

    response = client_of(coordinator).post(
        "/organizations/conao/edit/", typed(name="Red", scope=scope, region=region)
    )

    assert response.context["form"].errors == {"region": [MISMATCH]}
    assert named_errors(response) == {"region"}
    assert shown(response)["name"] == "Red"
    assert shown(response).get("region", "") == region


def test_the_database_holds_the_same_rule(organization):
    with pytest.raises(IntegrityError, match="organization_region_if_regional"):
        Organization.objects.update(scope="regional")


def test_who_saves_from_an_older_page_sees_both(coordinator, organization):
    client = client_of(coordinator)
    client.post("/organizations/conao/edit/", typed(name_en="First"))

    response = client.post("/organizations/conao/edit/", typed(name_en="Second"))

    page = response.content.decode()
    assert response.status_code == 409
    assert "First" in page
    assert shown(response)["name_en"] == "Second"
    assert client.post("/organizations/conao/edit/", shown(response)).status_code == 302
    assert Organization.objects.get().name_en == "Second"


def test_the_history_tells_who_changed_what(coordinator, organization):
    client = client_of(coordinator)
    client.post("/organizations/conao/edit/", typed(acronym="CNA"))

    page = client.get("/organizations/conao/history/").content.decode()

    assert "<strong>Coordinator</strong>" in page
    assert "<del>CONAO</del> → <ins>CNA</ins>" in page


@pytest.mark.parametrize("page", ["edit/", "history/"])
def test_only_coordinators_keep_it(page, organization, lead, administrator, representative):
    for person in (lead, administrator, representative):
        assert client_of(person).get(f"/organizations/conao/{page}").status_code == 403
