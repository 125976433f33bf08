"""A child's data as coordinators keep them; each look is written down."""

import pytest
from django.utils.formats import date_format

from advisory import actions
from advisory.choices import Giver, Purpose
from advisory.models import Guardian, Representative
from tests.conftest import client_of
from tests.factories.accounts import InvitationFactory, PreparedUserFactory
from tests.factories.advisory import (
    WITH_GUARDIAN,
    ConsentFactory,
    GuardianFactory,
    RepresentativeFactory,
    aged,
    today,
)
from tests.strategies import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def child(mandate):
    return mandate.representative


# --- One child ---


def test_the_page_says_what_is_missing_and_leads_to_writing_it_down(coordinator):
    child = RepresentativeFactory(**aged(12), consents=WITH_GUARDIAN[1:])

    response = client_of(coordinator).get(f"/representatives/{child.pk}/")

    missing = {each["purpose"]: each["missing"] for each in response.context["purposes"]}
    assert [len(found) for found in missing.values()] == [1, 0, 2, 2, 2, 2]
    page = response.content.decode()
    purpose, giver = WITH_GUARDIAN[0]
    link = f"/representatives/{child.pk}/consents/new/?purpose={purpose}&amp;giver={giver}"
    assert f'href="{link}"' in page
    assert page.count("Missing: without it the account does not work") == 1
    assert "Account closed: consents are missing" in page


def test_the_page_says_who_took_a_consent_back_and_when_and_not_that_it_is_missing(coordinator):
    child = RepresentativeFactory(**aged(12), consents=WITH_GUARDIAN)
    given = child.consents.get(text__purpose=Purpose.ACCOUNT, text__giver=Giver.SELF)
    actions.withdraw_consent(consent=given, withdrawn_by=Giver.GUARDIAN)

    page = client_of(coordinator).get(f"/representatives/{child.pk}/").content.decode()

    assert "Account closed: a consent was withdrawn" in page
    assert f"Withdrawn on {date_format(today())} · A guardian" in page
    assert "Write a new one down only if they ask for it." in page
    assert "Missing: without it the account does not work" not in page


def test_a_consent_that_was_given_once_more_is_told_as_withdrawn_no_longer(coordinator):
    child = RepresentativeFactory(**aged(15))
    given = child.consents.get(text__purpose=Purpose.ACCOUNT)
    actions.withdraw_consent(consent=given, withdrawn_by=Giver.SELF)
    ConsentFactory(representative=child, text=given.text)

    page = client_of(coordinator).get(f"/representatives/{child.pk}/").content.decode()

    assert "The account works" in page
    assert "Write a new one down" not in page


def test_the_page_says_that_the_account_works_and_when_consents_are_asked_again(coordinator):
    child = RepresentativeFactory(birth_year=today().year - 16, birth_month=12)

    page = client_of(coordinator).get(f"/representatives/{child.pk}/").content.decode()

    assert "The account works" in page
    assert f"asked again on 1 January {today().year + 3}, by age" in page


@pytest.mark.parametrize("account", ["prepared", "invited", "used"])
def test_the_page_leads_on_to_the_invitation(coordinator, account):
    user = {"used": None} if account == "used" else {"user": PreparedUserFactory()}
    child = RepresentativeFactory(**({} if account == "used" else user))
    if account == "invited":
        InvitationFactory(user=child.user)

    page = client_of(coordinator).get(f"/representatives/{child.pk}/").content.decode()

    assert ("Revoke it" in page) == (account == "invited")
    assert ("A new invitation lets them choose again" in page) == (account == "used")
    assert (child.user.username in page) == (account == "used")
    assert "Make a new invitation" in page


def test_an_invitation_is_made_and_shown_once(coordinator, child):
    response = client_of(coordinator).post(f"/representatives/{child.pk}/invitation/")

    page = response.content.decode()
    assert "It is shown only now." in page
    assert f'href="/representatives/{child.pk}/"' in page
    assert child.user.invitations.unclosed().count() == 1


def test_data_are_corrected(coordinator, child):
    client = client_of(coordinator)
    url = f"/representatives/{child.pk}/edit/"

    response = client.post(url, shown(client.get(url)) | {"given_name": "Luz", "language": "shp"})

    corrected = Representative.objects.get()
    assert response.url == f"/representatives/{child.pk}/"
    assert (corrected.given_name, corrected.language) == ("Luz", "shp")
    assert corrected.birth_year == child.birth_year


def test_who_corrects_from_an_older_page_sees_both(coordinator, child):
    client = client_of(coordinator)
    url = f"/representatives/{child.pk}/edit/"
    fields = shown(client.get(url))
    client.post(url, fields | {"given_name": "Luz"})

    response = client.post(url, fields | {"given_name": "Sol"})

    page = response.content.decode()
    assert response.status_code == 409
    assert "Luz" in page
    assert shown(response)["given_name"] == "Sol"


# --- Adults in charge ---


def test_an_adult_in_charge_is_added_and_corrected(coordinator, child):
    client = client_of(coordinator)
    url = f"/representatives/{child.pk}/guardians/"
    client.post(
        url,
        {"version": "1", "name": "Rosa", "relationship": "mother", "contact": "987 654 321"},
    )
    adult = Guardian.objects.get()

    response = client.post(
        f"{url}{adult.pk}/",
        shown(client.get(f"{url}{adult.pk}/")) | {"contact": "rosa@example.org"},
    )

    assert response.url == url
    corrected = Guardian.objects.get()
    assert (corrected.name, corrected.contact) == ("Rosa", "rosa@example.org")
    assert corrected.representative == child


def test_the_adult_of_another_child_is_not_found(coordinator, child):
    other = GuardianFactory(representative=RepresentativeFactory())

    url = f"/representatives/{child.pk}/guardians/{other.pk}/"

    assert client_of(coordinator).get(url).status_code == 404


@pytest.mark.parametrize("key", ["0", "999999", "9" * 20])
def test_nobody_of_that_key_is_not_found(coordinator, key):
    assert client_of(coordinator).get(f"/representatives/{key}/").status_code == 404
