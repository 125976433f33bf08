"""The alliances, for everyone to read."""

import pytest

from alliances.choices import AllianceState
from alliances.models import LineOfWork
from tests.conftest import client_of
from tests.factories.alliances import AllianceFactory, LineOfWorkFactory, PartnerFactory
from tests.factories.programs import AreaFactory

pytestmark = pytest.mark.django_db

PARTS = ["lines", "focal_points", "agreements"]


def test_everyone_reads_an_alliance_with_its_lines_and_their_areas(client):
    health = AreaFactory(slug="health", name_en="Health")
    education = AreaFactory(slug="education", name_en="Education")
    alliance = AllianceFactory(slug="minsa", partner=PartnerFactory(name_en="Ministry of Health"))
    line = LineOfWorkFactory(alliance=alliance, name_en="Neonatal health", main_area=health)
    line.other_areas.add(education)

    page = client.get("/alliances/minsa/").content.decode()

    for words in ("Ministry of Health", "Neonatal health", "Health", "Education"):
        assert words in page


def test_who_followed_a_partner_is_told(client):
    newer = PartnerFactory(name_en="National Program Cuna Más")
    partner = PartnerFactory(name_en="Wawa Wasi", succeeded_by=newer)
    AllianceFactory(slug="wawa-wasi", partner=partner)

    page = client.get("/alliances/wawa-wasi/").content.decode()

    assert "National Program Cuna Más" in page


@pytest.mark.parametrize(
    "state", [AllianceState.DRAFT, AllianceState.SUSPENDED, AllianceState.ENDED]
)
def test_an_alliance_that_is_not_in_force_is_on_no_page(state, client, representative):
    AllianceFactory(slug="minsa", state=state, partner=PartnerFactory(name_en="Hidden Ministry"))

    for reader in (client, client_of(representative)):
        assert "Hidden Ministry" not in reader.get("/").content.decode()
        assert "Hidden Ministry" not in reader.get("/alliances/").content.decode()
        assert reader.get("/alliances/minsa/").status_code == 404


def test_alliances_stand_in_the_order_that_an_administrator_gave(client):
    AllianceFactory(position=2, partner=PartnerFactory(name_en="The Second"))
    AllianceFactory(position=1, partner=PartnerFactory(name_en="The First"))

    page = client.get("/alliances/").content.decode()

    assert page.index("The First") < page.index("The Second")


def test_an_administrator_adds_a_line_to_an_alliance(administrator):
    alliance, area = AllianceFactory(), AreaFactory()

    response = client_of(administrator).post(
        f"/admin/alliances/alliance/{alliance.pk}/change/",
        {
            "slug": alliance.slug,
            "partner": alliance.partner_id,
            "position": "3",
            "seen_version": "1",
            **{f"{part}-{count}_FORMS": "0" for part in PARTS for count in ("TOTAL", "INITIAL")},
            "lines-TOTAL_FORMS": "1",
            "lines-0-position": "1",
            "lines-0-name": "Salud neonatal",
            "lines-0-name_en": "Neonatal health",
            "lines-0-modality": "strengthening",
            "lines-0-main_area": area.pk,
        },
    )

    assert response.status_code == 302
    line = LineOfWork.objects.get(alliance=alliance)
    assert (line.name, line.name_en, line.main_area) == ("Salud neonatal", "Neonatal health", area)
