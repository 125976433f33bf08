"""Each list costs the same number of queries with one row as with three (house style, rule 14).

A number here that grows is a page that got slower: look why, before you write the new one down.
"""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from advisory import actions
from advisory.choices import Scope
from advisory.models import Commitment, Contribution, Export
from alliances.models import Alliance
from programs.models import Project
from tests.conftest import client_of
from tests.factories import advisory
from tests.factories.alliances import (
    ActivityFactory,
    AllianceFactory,
    LineOfWorkFactory,
    PartnerFactory,
    ProjectPartnerFactory,
)
from tests.factories.programs import AreaFactory, ProjectFactory, RegionFactory

pytestmark = pytest.mark.django_db

LIST = reverse("advisory:contribution-list")
ALL_FILTERS = "?q=arboles&area=area-0&kind=suggestion&organization=author&state=submitted"

# (who, the page, its queries); the first three of whoever signs in are session, person and roles,
# and a representative's next ones who they are and what covers their account.
PAGES = [
    ("anonymous", "/", 7),
    ("representative", "/", 17),
    ("coordinator", "/", 31),
    ("lead", "/", 8),
    ("coordinator", "/commitments/", 6),
    ("coordinator", "/contributions/export.csv", 4),
    ("coordinator", "/contributions/exports/", 5),
    ("administrator", "/contributions/exports/", 5),
    ("administrator", "/", 3),
    ("representative", LIST, 11),
    ("coordinator", LIST, 10),
    ("lead", LIST, 10),
    ("representative", f"{LIST}?q=arboles", 12),
    ("coordinator", f"{LIST}?q=arboles", 11),
    ("lead", f"{LIST}?q=arboles", 11),
    ("representative", f"{LIST}{ALL_FILTERS}", 16),
    ("coordinator", f"{LIST}{ALL_FILTERS}", 15),
    ("lead", f"{LIST}{ALL_FILTERS}", 15),
    ("coordinator", f"{LIST}?origin=unchecked", 10),
    ("coordinator", reverse("advisory:contribution-log"), 7),
    ("coordinator", f"{LIST}?area=none", 11),
    ("coordinator", f"{LIST}?state=nonsense", 8),
    ("coordinator", f"{LIST}?after=9000-01-01~1", 11),
    ("coordinator", f"{LIST}?before=9000-01-01~1", 12),
    ("coordinator", f"{LIST}?sort=organization", 10),
    ("coordinator", f"{LIST}?owner=nobody&due=late&sent_from=2026-01-01", 9),
    ("anonymous", reverse("advisory:organization-list"), 1),
    ("anonymous", reverse("advisory:organization-detail", args=["author"]), 1),
    ("representative", reverse("advisory:organization-detail", args=["author"]), 10),
    ("coordinator", reverse("advisory:organization-detail", args=["author"]), 7),
    ("anonymous", reverse("advisory:story-list"), 1),
    ("coordinator", reverse("advisory:story-list"), 4),
    ("anonymous", reverse("programs:area-list"), 1),
    ("anonymous", reverse("programs:area-detail", args=["area-0"]), 3),
    ("anonymous", reverse("programs:project-list"), 5),
    ("coordinator", f"{reverse('programs:project-list')}?area=area-0&stage=plan&region=10", 12),
    ("coordinator", reverse("programs:project-detail", args=["project-0"]), 5),
    ("anonymous", reverse("alliances:alliance-list"), 5),
    ("anonymous", f"{reverse('alliances:alliance-list')}?area=area-0&type=ministry", 4),
    ("anonymous", reverse("alliances:matrix"), 3),
    ("coordinator", reverse("alliances:activity-list"), 11),
    ("anonymous", reverse("alliances:projectpartner-list", args=["project-0"]), 2),
    ("anonymous", reverse("advisory:area-said", args=["area-0"]), 2),
    ("representative", reverse("advisory:area-said", args=["area-0"]), 9),
    ("coordinator", reverse("advisory:project-said", args=["project-0"]), 6),
    ("anonymous", reverse("alliances:alliance-detail", args=["alliance-0"]), 4),
    ("representative", reverse("advisory:contribution-new"), 7),
    # Two of them find children and their consents: who may sign in.
    ("administrator", reverse("admin:accounts_user_changelist"), 10),
    ("administrator", reverse("admin:programs_area_changelist"), 6),
    ("administrator", reverse("admin:programs_region_changelist"), 6),
    ("administrator", reverse("admin:programs_project_changelist"), 7),
    ("administrator", reverse("admin:alliances_partner_changelist"), 7),
    ("administrator", reverse("admin:alliances_alliance_changelist"), 7),
    ("administrator", reverse("admin:advisory_organization_changelist"), 6),
    ("administrator", reverse("admin:advisory_representative_changelist"), 6),
    ("administrator", reverse("admin:advisory_mandate_changelist"), 7),
]
# Pages of one contribution, of which the number of commitments and changes is what may grow.
CONTRIBUTION_PAGES = [
    ("representative", "contribution-detail", 18),
    ("coordinator", "contribution-detail", 14),
    ("lead", "contribution-detail", 14),
    ("coordinator", "contribution-history", 24),
    ("lead", "contribution-history", 24),
    ("coordinator", "contribution-review", 6),
    ("coordinator", "commitment-new", 6),
    ("coordinator", "contribution-story", 8),
]


@pytest.fixture
def people(coordinator, lead, administrator):
    organization = advisory.OrganizationFactory(slug="author")
    mandate = advisory.MandateFactory(organization=organization)
    return {
        "anonymous": None,
        "representative": mandate.representative.user,
        "coordinator": coordinator,
        "lead": lead,
        "administrator": administrator,
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_each_page_costs_the_same_with_more_rows(rows, people):
    for number in range(rows):
        _more_of_everything(number, people)

    wrong = {
        f"{url}, {who}": f"{found}, not {queries}"
        for who, url, queries in PAGES
        if (found := _queries(people[who], url)) != queries
    }

    assert wrong == {}


@pytest.mark.parametrize("rows", [1, 3])
def test_each_page_of_a_contribution_costs_the_same_with_more_commitments(rows, people):
    contribution = _answered_with_commitments(rows, people)
    urls = {
        name: reverse(f"advisory:{name}", args=[contribution.reference])
        for _, name, _ in CONTRIBUTION_PAGES
    }

    wrong = {
        f"{name}, {who}": f"{found}, not {queries}"
        for who, name, queries in CONTRIBUTION_PAGES
        if (found := _queries(people[who], urls[name])) != queries
    }

    assert wrong == {}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_answer_form_costs_the_same_with_more_commitments(
    rows, people, coordinator, django_assert_num_queries
):
    mandate = people["representative"].representative.mandates.get()
    contribution = advisory.decided(owner=coordinator, mandate=mandate)
    _promise(contribution, coordinator, rows - 1)
    client = client_of(coordinator)
    url = reverse("advisory:contribution-answer", args=[contribution.reference])

    with django_assert_num_queries(8):
        response = client.get(url)

    assert response.status_code == 200


def _queries(user, url):
    """What the page costs this person; whatever it writes is taken back."""
    with transaction.atomic():
        client = client_of(user)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(url)
        transaction.set_rollback(True)
    assert response.status_code == 200, url
    return len(captured)


def _more_of_everything(number, people):
    """One more row in each list; none is like another in what it points to."""
    region = RegionFactory(code=f"{number + 10}")
    area = AreaFactory(slug=f"area-{number}")
    ProjectFactory(slug=f"project-{number}", area=area, regions=[region])
    ProjectFactory(area=AreaFactory(slug="area-0"), regions=[region])
    organization = advisory.OrganizationFactory(scope=Scope.REGIONAL, region=region)
    other = advisory.MandateFactory(organization=organization)
    partner = PartnerFactory(succeeded_by=PartnerFactory())
    alliance = AllianceFactory(slug=f"alliance-{number}", partner=partner)
    for each in (alliance, Alliance.objects.get(slug="alliance-0")):
        line = LineOfWorkFactory(alliance=each, main_area=AreaFactory())
        line.other_areas.add(AreaFactory(), AreaFactory())
        ActivityFactory(alliance=each, line=line)
    ProjectPartnerFactory(project=Project.objects.get(slug="project-0"), partner=partner)
    owner = people["coordinator"]
    Export.objects.create(exported_by=owner, form="csv", asked=f"area=area-{number}", rows=number)
    for mandate in (people["representative"].representative.mandates.get(), other):
        said = advisory.under_review(mandate=mandate, area=AreaFactory(slug="area-0"), owner=owner)
        said.review.project = Project.objects.get(slug="project-0")
        said.review.save()
        advisory.DraftFactory(mandate=mandate, area=area)
        advisory.submitted(mandate=mandate, area=area)
        advisory.submitted(mandate=mandate, area=None)
        advisory.logged(mandate=mandate, area=area, written_by=owner)
        advisory.under_review(mandate=mandate, area=area, owner=owner)
        advisory.under_review(mandate=mandate, area=area, owner=people["administrator"])
        advisory.told(answered=advisory.answered(mandate=mandate, area=area, owner=owner))


def _answered_with_commitments(number, people):
    owner = people["coordinator"]
    mandate = people["representative"].representative.mandates.get()
    contribution = advisory.answered(mandate=mandate, area=AreaFactory(), owner=owner)
    _promise(contribution, owner, number - 1)
    for place in range(number):
        contribution.review.summary = f"Nota {place}"
        contribution.review.save()
    return Contribution.objects.get(pk=contribution.pk)


def _promise(contribution, owner, number):
    for place in range(number):
        commitment = Commitment(
            promise=f"Plantar {place} árboles más.",
            owner=owner,
            due_on=timezone.localdate() + timedelta(days=place),
        )
        actions.promise(
            contribution=contribution, commitment=commitment, promised_by=commitment.owner
        )
