"""What the coordinator's desk says of the council: empty seats, ends, consents."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory import actions
from advisory.choices import Giver, Purpose
from tests.conftest import client_of
from tests.factories.advisory import (
    WITH_GUARDIAN,
    MandateFactory,
    OrganizationFactory,
    RepresentativeFactory,
    aged,
    days,
    today,
)

pytestmark = pytest.mark.django_db


def desk(user):
    response = client_of(user).get("/")
    return response, response.content.decode()


def ends(day, **fields):
    """A mandate whose last day this is."""
    return MandateFactory(period=DateRange(today() - days(300), day + days(1)), **fields)


def test_when_nothing_is_amiss_nothing_is_said(coordinator, mandate):
    _response, page = desk(coordinator)

    assert "The council needs you" not in page


def test_an_organization_without_a_titular_stands_out(coordinator):
    never = OrganizationFactory(acronym="REDNNA")
    over = ends(today() - days(1)).organization
    alternate = MandateFactory(seat="alternate").organization

    response, page = desk(coordinator)

    assert list(response.context["vacant"]) == [never, over, alternate]
    assert "<strong>REDNNA</strong><br>Nobody sits for it." in page
    assert f'href="/representatives/new/?organization={never.slug}"' in page


@pytest.mark.parametrize(("left", "stands_out"), [(0, True), (59, True), (60, False)])
def test_a_mandate_that_ends_within_sixty_days_stands_out(coordinator, left, stands_out):
    mandate = ends(today() + days(left))

    response, page = desk(coordinator)

    assert list(response.context["ending"]) == [mandate] * stands_out
    assert (f'href="/mandates/{mandate.pk}/hand-over/"' in page) == stands_out
    name = f"<strong>{mandate.representative.given_name}</strong> · {mandate}<br>"
    assert (name in page) == stands_out


def test_the_days_of_the_notice_are_a_setting(coordinator, settings):
    settings.MANDATE_NOTICE_DAYS = 10
    mandate = ends(today() + days(9))
    ends(today() + days(10))

    assert list(desk(coordinator)[0].context["ending"]) == [mandate]


def test_a_mandate_whose_successor_is_known_does_not_stand_out(coordinator):
    mandate = ends(today() + days(30))
    actions.hand_over(
        mandate=mandate,
        version=mandate.version,
        on=today() + days(31),
        representative=RepresentativeFactory(),
        last_day=None,
    )

    response, page = desk(coordinator)

    assert list(response.context["ending"]) == []
    assert "The council needs you" not in page


@pytest.mark.parametrize(
    ("seat", "gap"), [("alternate", 0), ("titular", 1)], ids=["another seat", "a gap"]
)
def test_another_seat_or_a_later_one_is_no_successor(coordinator, seat, gap):
    mandate = ends(today() + days(30))
    begins = mandate.period.upper + days(gap)
    MandateFactory(organization=mandate.organization, seat=seat, period=DateRange(begins, None))

    assert list(desk(coordinator)[0].context["ending"]) == [mandate]


def test_a_missing_consent_stands_out(coordinator):
    child = RepresentativeFactory(**aged(12), consents=WITH_GUARDIAN[1:])
    mandate = MandateFactory(representative=child, organization__acronym="CONAO")

    response, page = desk(coordinator)

    (found,) = response.context["unconsented"]
    assert found["mandate"] == mandate
    assert len(found["missing"]) == 1
    assert f"<strong>{child.given_name}</strong> · CONAO · Representative<br>" in page
    assert "Consents are missing: the account is closed." in page
    assert f'href="/representatives/{child.pk}/"' in page


def test_a_consent_that_was_withdrawn_is_not_told_as_one_that_is_missing(coordinator):
    child = RepresentativeFactory(**aged(12), consents=WITH_GUARDIAN)
    MandateFactory(representative=child)
    actions.withdraw_consent(consent=child.consents.first(), withdrawn_by=Giver.SELF)

    page = desk(coordinator)[1]

    assert "A consent was withdrawn: the account is closed." in page
    assert "Consents are missing" not in page


def test_a_consent_that_is_not_needed_for_the_account_does_not_stand_out(coordinator):
    child = RepresentativeFactory(**aged(12), consents=WITH_GUARDIAN)
    MandateFactory(representative=child)

    assert not child.consents.filter(text__purpose=Purpose.IMAGE).exists()
    assert desk(coordinator)[0].context["unconsented"] == []


@pytest.mark.parametrize(("day", "stands_out"), [(date(2026, 5, 1), False), (date(2026, 5, 2), 1)])
def test_a_birthday_that_ends_the_consents_stands_out_sixty_days_before(
    coordinator, monkeypatch, day, stands_out
):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *moment: day)
    child = RepresentativeFactory(birth_year=2012, birth_month=6, consents=WITH_GUARDIAN)
    MandateFactory(representative=child, organization__acronym="CONAO")

    response, page = desk(coordinator)

    assert len(response.context["unconsented"]) == stands_out
    assert ("all consents are asked again on 1 July 2026" in page) == stands_out


def test_the_consents_of_who_comes_next_are_asked_for_before_the_first_day(coordinator):
    child = RepresentativeFactory(consents=[])
    MandateFactory(representative=child, period=DateRange(today() + days(9), None))

    (found,) = desk(coordinator)[0].context["unconsented"]
    assert found["mandate"].representative == child


def test_who_sits_no_more_does_not_stand_out(coordinator):
    ends(today() - days(1), representative=RepresentativeFactory(consents=[]))

    assert desk(coordinator)[0].context["unconsented"] == []


def test_a_representative_with_two_mandates_stands_out_once(coordinator):
    child = RepresentativeFactory(consents=[])
    mandate = ends(today() + days(99), representative=child)
    MandateFactory(
        organization=mandate.organization,
        representative=child,
        period=DateRange(mandate.period.upper, None),
    )

    assert len(desk(coordinator)[0].context["unconsented"]) == 1


def test_an_erased_child_leaves_an_empty_seat_and_nothing_else(coordinator, mandate):
    actions.erase(representative=mandate.representative, reason="request")

    response, page = desk(coordinator)

    assert list(response.context["vacant"]) == [mandate.organization]
    assert response.context["unconsented"] == []
    assert f"/representatives/{mandate.representative.pk}/" not in page


def test_a_lead_is_not_asked_to_mend_the_council(lead):
    OrganizationFactory()

    response, page = desk(lead)

    assert "The council needs you" not in page
    assert "vacant" not in response.context
