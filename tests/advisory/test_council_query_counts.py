"""Each page about the council costs the same number of queries with one row as with three."""

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory import actions
from advisory.choices import Giver, Looked, Purpose, Scope
from advisory.models import Look
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    ConsentFactory,
    ConsentTextFactory,
    GuardianFactory,
    MandateFactory,
    OrganizationFactory,
    RepresentativeFactory,
    aged,
    days,
    logged,
    submitted,
    today,
)
from tests.factories.programs import RegionFactory
from tests.factories.records import AttachmentFactory

pytestmark = pytest.mark.django_db

# (who, the page, its queries). The first three of whoever signs in are session, person and roles;
# then, of a representative, who it is and the consents.
PAGES = [
    ("coordinator", "/", 31),
    ("lead", "/", 8),
    ("coordinator", "/representatives/", 7),
    ("coordinator", "/representatives/?on=2024-01-01", 5),
    ("lead", "/representatives/", 5),
    ("administrator", "/representatives/", 5),
    ("coordinator", "/representatives/retention/", 8),
    ("coordinator", "/representatives/new/", 5),
    ("coordinator", "{organization}", 7),
    ("coordinator", "{organization}edit/", 5),
    ("coordinator", "{organization}history/", 5),
    ("coordinator", "{child}", 11),
    ("coordinator", "{child}edit/", 6),
    ("coordinator", "{child}guardians/", 6),
    ("coordinator", "{child}data/", 30),
    ("coordinator", "{child}data.json", 30),
    ("coordinator", "{child}erase/", 46),
    ("coordinator", "{child}consents/new/?purpose=image&giver=guardian", 8),
    ("coordinator", "{mandate}", 5),
    ("coordinator", "{mandate}hand-over/", 8),
    ("coordinator", "{mandate}renew/", 5),
    ("coordinator", "{mandate}letter/", 5),
    ("coordinator", "{consent}withdraw/", 5),
    ("coordinator", "{consent}evidence/", 5),
    ("representative", "/", 17),
    ("representative", "/me/", 15),
    ("representative", "/me/data/", 39),
    ("representative", "/me/data.json", 39),
    ("representative", "/me{consent}withdraw/", 8),
]


@pytest.fixture
def mandate(db):
    """Of a child with everything that a child can have."""
    child = RepresentativeFactory(region=RegionFactory())
    return MandateFactory(
        organization__slug="conao", representative=child, letter=AttachmentFactory()
    )


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "address", "queries"), PAGES)
def test_a_page_costs_the_same_with_more_rows(
    request, who, address, queries, rows, mandate, coordinator, django_assert_num_queries
):
    for number in range(rows):
        _more_of_everything(number, mandate, coordinator)
    given = mandate.representative.consents.get(text__purpose=Purpose.IMAGE, text__number=1)
    url = address.format(
        organization="/organizations/conao/",
        child=f"/representatives/{mandate.representative.pk}/",
        mandate=f"/mandates/{mandate.pk}/",
        consent=f"/consents/{given.pk}/",
    )
    client = client_of(request.getfixturevalue(who))

    with django_assert_num_queries(queries):
        response = client.get(url)

    assert response.status_code == 200
    response.getvalue()  # read to its end, which closes a file


@pytest.mark.parametrize("rows", [1, 3])
def test_the_consents_of_a_sign_in_are_read_at_once(rows, mandate, django_assert_num_queries):
    for number in range(rows):
        _more_of_a_child(number, mandate)
    client = client_of(mandate.representative.user)

    with django_assert_num_queries(5):
        client.get("/waiting/")


def _more_of_everything(number, mandate, coordinator):
    """One more row in each list; none is like another in what it points to."""
    _more_of_a_child(number, mandate)
    OrganizationFactory(scope=Scope.REGIONAL, region=RegionFactory(code=f"{number + 12}"))
    _sits(DateRange(today() - days(9), today() + days(30)), RepresentativeFactory(consents=[]))
    _sits(DateRange(today() - days(9), None), RepresentativeFactory(**aged(12)))
    _sits(DateRange(today() - days(3000), today() - days(2000)), RepresentativeFactory())
    _sits(DateRange("2023-06-01", "2024-06-01"), RepresentativeFactory())
    organization = mandate.organization
    organization.acronym = f"A{number}"
    organization.save()
    MandateFactory(
        organization=organization,
        seat="alternate",
        representative=RepresentativeFactory(region=RegionFactory(code=f"{number + 15}")),
    )
    actions.erase(representative=RepresentativeFactory(), reason="request", done_by=UserFactory())


def _sits(period, representative):
    region = RegionFactory(code=f"{representative.pk % 90 + 10}")
    organization = OrganizationFactory(scope=Scope.REGIONAL, region=region)
    MandateFactory(organization=organization, representative=representative, period=period)


def _more_of_a_child(number, mandate):
    child = mandate.representative
    GuardianFactory(representative=child)
    ConsentTextFactory(purpose=Purpose.IMAGE, giver=Giver.GUARDIAN)
    ConsentFactory(
        representative=child,
        text=ConsentTextFactory(purpose=Purpose.IMAGE, number=number + 1),
        evidence=AttachmentFactory(),
    )
    Look.objects.create(representative=child, looked_by=UserFactory(), what=Looked.PROFILE)
    submitted(mandate=mandate)
    logged(mandate=mandate, written_by=UserFactory())
    period = DateRange(today() - days(3000 + number * 10), today() - days(2995 + number * 10))
    MandateFactory(representative=child, organization=OrganizationFactory(), period=period)
