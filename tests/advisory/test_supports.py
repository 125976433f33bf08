"""One organization stands behind what another one said, once, and may stop."""

import pytest
from django.db import IntegrityError, InternalError, connection
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory.choices import Audience
from advisory.models import Support
from tests.conftest import client_of
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    OrganizationFactory,
    submitted,
    today,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def contribution(mandate):
    return submitted(mandate=mandate)


@pytest.fixture
def supporter():
    return MandateFactory(organization=OrganizationFactory(name="Red de prueba", name_en=""))


def support(user, contribution, verb="support"):
    return client_of(user).post(f"{contribution.get_absolute_url()}{verb}/", follow=True)


def read(user, contribution):
    return client_of(user).get(contribution.get_absolute_url()).content.decode()


def test_it_is_shown_to_all_by_the_name_of_the_organization(
    contribution, supporter, representative, coordinator
):
    support(supporter.representative.user, contribution)

    for user in (representative, coordinator, supporter.representative.user):
        page = read(user, contribution)
        assert "1 organization supports this" in page
        assert "Red de prueba" in page
        assert supporter.representative.given_name not in page


def test_a_second_tap_is_one_support(contribution, supporter):
    for _ in range(2):
        support(supporter.representative.user, contribution)

    assert Support.objects.count() == 1


def test_an_alternate_speaks_for_the_same_organization(contribution, supporter):
    alternate = MandateFactory(organization=supporter.organization, seat="alternate")
    support(supporter.representative.user, contribution)

    support(alternate.representative.user, contribution)

    assert Support.objects.get().mandate == supporter


def test_it_is_taken_back_as_often_as_somebody_taps(contribution, supporter):
    support(supporter.representative.user, contribution)

    for _ in range(2):
        response = support(supporter.representative.user, contribution, "support/withdraw")

    assert Support.objects.count() == 0
    assert "We support this too" in response.content.decode()


def test_nobody_supports_their_own(contribution, representative):
    assert support(representative, contribution).status_code == 403
    assert "We support this too" not in read(representative, contribution)


def test_without_a_seat_nobody_supports(contribution, supporter):
    user = supporter.representative.user
    supporter.period = DateRange(supporter.period.lower, today())
    supporter.save()

    assert support(user, contribution).status_code == 404


def test_what_was_taken_back_is_supported_no_more(contribution, supporter):
    contribution.withdraw()
    contribution.save()

    assert support(supporter.representative.user, contribution).status_code == 404


def insert(contribution, organization, mandate):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO advisory_support (version, contribution_id, organization_id, mandate_id)"
            " VALUES (1, %s, %s, %s)",
            [contribution.pk, organization.pk, mandate.pk],
        )


def test_the_database_takes_one_support_of_an_organization(contribution, supporter):
    insert(contribution, supporter.organization, supporter)

    with pytest.raises(IntegrityError, match="support_once"):
        insert(contribution, supporter.organization, supporter)


def test_the_database_takes_no_support_for_another_organization(contribution, supporter):
    with pytest.raises(IntegrityError, match="support_is_of_another"):
        insert(contribution, MandateFactory().organization, supporter)


def test_the_database_takes_no_support_of_ones_own(contribution, mandate):
    with pytest.raises(IntegrityError, match="support_is_of_another"):
        insert(contribution, mandate.organization, mandate)


@pytest.mark.parametrize("kind", ["draft", "withdrawn", "team"])
def test_the_database_takes_no_support_of_what_the_council_does_not_read(supporter, kind):
    if kind == "draft":
        contribution = DraftFactory()
    elif kind == "team":
        contribution = submitted(audience=Audience.TEAM)
    else:
        contribution = submitted()
        contribution.withdraw()
        contribution.save()

    with pytest.raises(IntegrityError, match="support_is_of_another"):
        insert(contribution, supporter.organization, supporter)


def test_the_database_lets_no_support_become_another(contribution, supporter):
    insert(contribution, supporter.organization, supporter)

    with pytest.raises(InternalError, match="Cannot update rows from advisory_support"):
        Support.objects.update(organization=contribution.organization)
