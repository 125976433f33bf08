"""No record has the address of another page, which nobody could tell from its own."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import get_resolver

from accounts.choices import Role
from alliances.actions import open_alliance, open_partner
from alliances.models import Alliance, Partner
from programs.actions import save_project
from programs.models import Project
from tests.factories.accounts import UserFactory
from tests.factories.alliances import AllianceFactory, PartnerFactory
from tests.factories.programs import AreaFactory, ProjectFactory

pytestmark = pytest.mark.django_db

RECORDS = {"partners": PartnerFactory, "alliances": AllianceFactory, "projects": ProjectFactory}


def routes(resolver=None):
    for each in (resolver or get_resolver()).url_patterns:
        if hasattr(each, "url_patterns"):
            yield from routes(each)
        else:
            yield str(each.pattern)


def words(noun):
    """The words that stand where the address of a record does."""
    places = [route.split("/")[1] for route in routes() if route.startswith(f"{noun}/")]
    return {word for word in places if word and "<" not in word}


def test_the_pages_beside_the_records_are_these():
    assert words("partners") == {"new"}
    assert words("alliances") == {"matrix", "new"}
    assert words("projects") == {"new"}
    assert words("organizations") == words("areas") == set()


@pytest.mark.parametrize("noun", RECORDS)
def test_the_database_takes_none_of_their_words_for_a_record(noun):
    for word in words(noun):
        with pytest.raises(IntegrityError, match="address_is_its_own"), transaction.atomic():
            RECORDS[noun](slug=word)


def test_a_record_of_such_a_name_gets_a_number_behind_it():
    lead = UserFactory(roles=[Role.COORDINATOR])
    partner = PartnerFactory(slug="matrix")
    new = ProjectFactory.build(area=AreaFactory(), lead=lead, name="New", slug="")

    open_alliance(alliance=Alliance(partner=partner))
    open_partner(partner=PartnerFactory.build(slug=""), address="new")
    save_project(project=new, regions=[])

    assert Alliance.objects.get().get_absolute_url() == "/alliances/matrix-2/"
    assert Partner.objects.filter(slug="new-2").exists()
    assert Project.objects.get().slug == "new-2"
