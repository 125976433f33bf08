"""The page at the root: what each person came to do."""

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    OrganizationFactory,
    days,
    promised,
    submitted,
    today,
)
from tests.factories.alliances import AllianceFactory
from tests.factories.programs import AreaFactory

pytestmark = pytest.mark.django_db


def words(rows):
    return [contribution.words for contribution in rows]


def test_everyone_reads_who_the_council_is(client):
    OrganizationFactory(name_en="Network of children")
    AreaFactory(slug="health")
    AllianceFactory(partner__name_en="Ministry of Health")
    submitted(words="Queremos agua limpia.")

    page = client.get("/").content.decode()

    assert "Children advise. Adults answer." in page
    assert "Network of children" in page
    assert "Health (en)" in page
    assert "Ministry of Health" in page
    assert "Queremos agua limpia." not in page


def test_no_name_of_a_child_stands_on_the_public_pages(client):
    mandate = MandateFactory(representative__given_name="Yanamaría")
    contribution = submitted(mandate=mandate)

    for path in ("/", "/organizations/", f"/organizations/{mandate.organization.slug}/"):
        page = client.get(path).content.decode()
        assert "Yanamaría" not in page
        assert mandate.representative.user.username not in page
        assert contribution.reference not in page


def test_a_child_comes_home_to_their_drafts_and_to_what_was_said(mandate, representative):
    DraftFactory(mandate=mandate, words="Todavía no")
    submitted(mandate=mandate, words="Lo mío")
    colleague = MandateFactory(organization=mandate.organization, seat="alternate")
    submitted(mandate=colleague, words="Lo de mi organización")
    DraftFactory(mandate=colleague, words="El borrador de mi colega")
    submitted(words="Lo de otra organización")

    response = client_of(representative).get("/")

    assert words(response.context["drafts"]) == ["Todavía no"]
    assert words(response.context["said"]) == ["Lo de mi organización", "Lo mío"]
    page = response.content.decode()
    assert f"You speak for {mandate.organization.name_i18n}." in page
    assert "El borrador de mi colega" not in page
    assert "Lo de otra organización" not in page
    assert page.count('href="/contributions/new/"') == 2  # the menu, and the one main action


def test_a_child_who_has_said_nothing_yet_is_told_what_will_be_here(representative):
    page = client_of(representative).get("/").content.decode()

    assert "Nothing sent yet" in page
    assert "You have not sent this yet" not in page


def test_a_child_sees_that_an_answer_is_late(mandate, representative):
    contribution = submitted(mandate=mandate)
    promised(contribution, today() - days(1))
    client = client_of(representative)

    assert "Late: the answer was due on" in client.get("/").content.decode()
    page = client.get(contribution.get_absolute_url()).content.decode()
    assert "and we are late. We are sorry." in page


def test_who_speaks_for_nobody_any_more_is_told_so(mandate, representative):
    mandate.period = DateRange(today() - days(100), today())
    mandate.save()

    page = client_of(representative).get("/").content.decode()

    assert "You do not hold a seat in the council today." in page


def test_an_administrator_comes_to_the_records(administrator):
    page = client_of(administrator).get("/").content.decode()

    assert "You keep the records" in page
    assert 'href="/admin/accounts/user/"' in page


def test_who_has_no_role_is_told_whom_to_ask(db):
    page = client_of(UserFactory()).get("/").content.decode()

    assert "Your account has no role yet" in page
    assert "/admin/" not in page
