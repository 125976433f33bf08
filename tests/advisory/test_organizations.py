"""The member organizations: what they may be, and their pages."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from advisory.choices import Scope
from tests.factories.advisory import OrganizationFactory
from tests.factories.programs import RegionFactory

pytestmark = pytest.mark.django_db


def test_a_regional_organization_has_a_region():
    with pytest.raises(IntegrityError, match="organization_region_if_regional"):
        OrganizationFactory(scope=Scope.REGIONAL, region=None)


def test_a_national_organization_has_no_region():
    region = RegionFactory()

    with pytest.raises(IntegrityError, match="organization_region_if_regional"):
        OrganizationFactory(scope=Scope.NATIONAL, region=region)


def test_a_scope_that_is_none_is_refused():
    with pytest.raises(IntegrityError, match="advisory_organization"):
        OrganizationFactory(scope="world")


def test_what_is_refused_is_said_in_words():
    organization = OrganizationFactory.build(scope=Scope.REGIONAL)

    with pytest.raises(ValidationError) as error:
        organization.full_clean()

    assert error.value.messages == [
        "A regional organization has a region, and a national one has none."
    ]


def test_two_organizations_have_no_common_address():
    OrganizationFactory(slug="rednna")

    with pytest.raises(IntegrityError, match="slug"):
        OrganizationFactory(slug="rednna")


def test_an_organization_says_how_far_it_reaches(client):
    region = RegionFactory(code="11", name="Ica")
    OrganizationFactory(slug="conao", scope=Scope.REGIONAL, region=region)
    OrganizationFactory(slug="rednna")

    regional = client.get("/organizations/conao/").content.decode()
    national = client.get("/organizations/rednna/").content.decode()

    assert "Region of Ica" in regional
    assert "In all of Peru" in national


def test_an_organization_is_called_by_its_acronym_if_it_has_one():
    assert str(OrganizationFactory(acronym="CONAO")) == "CONAO"
    assert str(OrganizationFactory(acronym="", name_en="School Councils")) == "School Councils"


def test_an_organization_that_is_none_is_not_found(client):
    assert client.get("/organizations/nobody/").status_code == 404
