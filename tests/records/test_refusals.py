"""What somebody else took a moment before is said in a sentence at its field, on every form; what
was typed is kept, and nothing is saved twice.

Each case is two connections: the first has written its row and not yet committed when the second
sends its form.
"""

from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.utils.translation import override
from tablib import Dataset

from alliances.models import Agreement, Amendment, LineOfWork, Partner, ProjectPartner
from alliances.resources import PartnerResource
from programs.models import Project, Region
from records.refusals import Refused, or_refused
from records.resources import Problem
from tests.concurrency import together
from tests.conftest import client_of
from tests.factories.advisory import OrganizationFactory, days, today
from tests.factories.alliances import (
    AgreementFactory,
    AllianceFactory,
    AmendmentFactory,
    LineOfWorkFactory,
    PartnerFactory,
    ProjectPartnerFactory,
)
from tests.factories.programs import AreaFactory, ProjectFactory, RegionFactory
from tests.factories.sessions import SessionFactory
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db(transaction=True)
TAKEN_ADDRESS = "Somebody took this address just now. Save it once more."


@pytest.fixture
def site(coordinator):
    return client_of(coordinator)


@pytest.fixture
def admin(administrator):
    return client_of(administrator)


def told(response, sentence, field):
    """Whether the form came back with the sentence at this field and with all that was typed."""
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert named_errors(response) == ({field} if field else set())
    return shown(response)


def test_two_projects_of_one_name(site, coordinator):
    typed = {
        "version": "1",
        "name": "Agua",
        "purpose": "Que haya agua.",
        "area": AreaFactory().pk,
        "stage": "plan",
        "starts_on": "2026-03-01",
        "lead": coordinator.pk,
    }

    response = together(
        lambda: ProjectFactory(slug="agua"), lambda: site.post("/projects/new/", typed)
    )

    kept = told(response, TAKEN_ADDRESS, "name")
    assert (kept["name"], kept["purpose"]) == ("Agua", "Que haya agua.")
    assert Project.objects.get().slug == "agua"
    assert site.post("/projects/new/", typed).headers["location"] == "/projects/agua-2/"


def test_two_lines_of_work_in_one_place(site):
    alliance = AllianceFactory(slug="minsa")
    area = AreaFactory()
    typed = {"version": "1", "name": "Salud", "modality": "policy", "main_area": area.pk}

    response = together(
        lambda: LineOfWorkFactory(alliance=alliance, position=1, main_area=area),
        lambda: site.post("/alliances/minsa/lines/new/", typed | {"position": "1"}),
    )

    kept = told(response, "Another line of this alliance has this place.", "position")
    assert kept["name"] == "Salud"
    assert LineOfWork.objects.count() == 1


def test_two_agreements_for_one_time(site):
    alliance = AllianceFactory(slug="minsa")
    typed = {"version": "1", "kind": "informal", "starts_on": "2026-02-01", "terms": "Formar"}

    response = together(
        lambda: AgreementFactory(alliance=alliance),
        lambda: site.post("/alliances/minsa/agreements/new/", typed),
    )

    kept = told(response, "Another agreement of this alliance runs in that time.", "starts_on")
    assert kept["terms"] == "Formar"
    assert Agreement.objects.count() == 1


def test_two_amendments_of_one_number(site):
    agreement = AgreementFactory()
    typed = {"version": "1", "number": "1", "signed_on": "2026-07-01", "terms": "Más plazas"}

    response = together(
        lambda: AmendmentFactory(agreement=agreement, number=1),
        lambda: site.post(
            f"/agreements/{agreement.pk}/amendments/new/", typed | {"effective_from": "2026-08-01"}
        ),
    )

    kept = told(response, "Another amendment of this agreement has this number.", "number")
    assert kept["terms"] == "Más plazas"
    assert Amendment.objects.count() == 1


def test_two_times_the_same_partner_of_a_project(site):
    project, partner = ProjectFactory(slug="agua"), PartnerFactory()
    typed = {"version": "1", "partner": partner.pk, "role": "funds"}

    response = together(
        lambda: ProjectPartnerFactory(project=project, partner=partner, role="funds"),
        lambda: site.post("/projects/agua/partners/new/", typed),
    )

    told(response, "This partner does that in the project already.", "role")
    assert ProjectPartner.objects.count() == 1


def test_two_sessions_of_one_number(site):
    url = "/sessions/new/"
    typed = shown(site.get(url)) | {
        "number": "7",
        "starts_at": f"{today() + days(7)}T16:00",
        "minutes": "90",
        "place": "Casa",
        "items_until": f"{today() + days(5)}",
    }

    response = together(lambda: SessionFactory(number=7), lambda: site.post(url, typed))

    assert told(response, "There is a session of this number.", "number")["place"] == "Casa"


def test_two_regions_of_one_name_in_the_administration(admin):
    typed = {"code": "26", "name": "Ucayali"}

    response = together(
        lambda: RegionFactory(code="25", name="Ucayali"),
        lambda: admin.post("/admin/programs/region/add/", typed),
    )

    errors = response.context["adminform"].form.errors
    assert errors == {
        "name": ["Somebody else took this just now (Name). Look whether it is the same."]
    }
    assert Region.objects.get(name="Ucayali").code == "25"


@pytest.mark.parametrize(
    ("url", "make"),
    [
        ("/admin/advisory/organization/add/", OrganizationFactory),
        ("/admin/programs/project/add/", ProjectFactory),
    ],
)
def test_two_of_one_address_in_the_administration(url, make, admin, coordinator):
    typed = shown(admin.get(url)) | {
        "slug": "red",
        "name": "Red",
        "scope": "national",
        "stage": "plan",
        "area": AreaFactory().pk,
        "lead": coordinator.pk,
        "starts_on": "2026-01-01",
    }

    response = together(lambda: make(slug="red"), lambda: admin.post(url, typed))

    form = response.context["adminform"].form
    assert form.errors == {"slug": [TAKEN_ADDRESS]}
    assert form["name"].value() == "Red"


def test_two_amendments_in_the_administration(admin):
    agreement = AgreementFactory()
    url = f"/admin/alliances/agreement/{agreement.pk}/change/"
    typed = shown(admin.get(url)) | {
        "amendments-TOTAL_FORMS": "1",
        "amendments-0-number": "1",
        "amendments-0-signed_on": "2026-07-01",
        "amendments-0-effective_from": "2026-08-01",
        "amendments-0-terms": "Más plazas",
    }

    response = together(
        lambda: AmendmentFactory(agreement=agreement, number=1), lambda: admin.post(url, typed)
    )

    assert response.status_code == 200
    assert "Somebody else saved this while you had it open" in response.content.decode()
    assert "Más plazas" in response.content.decode()
    assert Amendment.objects.count() == 1


def test_a_partner_and_one_of_its_address_in_a_table():
    table = Dataset(["red", "network", "Red"], headers=["slug", "kind", "name"])
    table.title = "UTF-8"

    def import_it():
        with override("en"):
            return PartnerResource().import_data(table)

    result = together(lambda: PartnerFactory(slug="red"), import_it)

    assert result.problems == [Problem(2, "Address", TAKEN_ADDRESS)]
    assert Partner.objects.count() == 1


def test_what_has_no_sentence_stays_a_fault():
    with pytest.raises(IntegrityError), or_refused(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO alliances_partner (slug) VALUES (NULL)")


def test_an_end_before_the_start_by_a_script_is_a_sentence():
    with pytest.raises(Refused, match="cannot end before it starts") as refused, or_refused():
        AgreementFactory(starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 1))

    assert refused.value.said.field == "ends_on"
