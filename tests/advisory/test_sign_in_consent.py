"""The account of a child works only under consent: at the sign-in, and at every request."""

from datetime import date

import pytest
from django.core.cache import cache

from accounts import actions as account_actions
from accounts.models import User
from advisory import actions
from advisory.choices import FOR_ACCOUNT, Giver, Purpose
from tests.conftest import client_of
from tests.factories.accounts import PASSWORD
from tests.factories.advisory import (
    WITH_GUARDIAN,
    ConsentFactory,
    ConsentTextFactory,
    MandateFactory,
    RepresentativeFactory,
    aged,
)

pytestmark = pytest.mark.django_db

WAITING = "/waiting/"
SIGN_IN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _nobody_came_before():
    """The limits of tries count over all tests."""
    cache.clear()


def sign_in(client, user, password=PASSWORD):
    return client.post(SIGN_IN, {"login": user.username, "password": password}, follow=True)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def child_of(years, consents):
    """A seat held by somebody of that age, who signs in with ``PASSWORD``."""
    child = RepresentativeFactory(**aged(years), consents=consents)
    MandateFactory(representative=child)
    return child


# --- The door ---


@pytest.mark.parametrize(
    "consents",
    [
        [],
        [(purpose, Giver.SELF) for purpose in FOR_ACCOUNT],
        [(purpose, Giver.GUARDIAN) for purpose in FOR_ACCOUNT],
        [pair for pair in WITH_GUARDIAN if pair != (Purpose.ACCOUNT, Giver.SELF)],
        [pair for pair in WITH_GUARDIAN if pair != (Purpose.MEMBERSHIP, Giver.SELF)],
        [(purpose, giver) for purpose in (Purpose.IMAGE, Purpose.SHARING) for giver in Giver],
    ],
)
def test_a_child_under_fourteen_with_something_missing_waits_and_is_told_so(client, consents):
    child = child_of(13, consents)

    response = sign_in(client, child.user)

    assert response.redirect_chain == [(WAITING, 302)]
    page = response.content.decode()
    assert "<h1>Your account is not open yet</h1>" in page
    assert "Talk to the person on the team who works with your organization." in page
    assert "What you said is not lost." in page
    assert "password" not in page
    assert not is_signed_in(client)


def test_a_child_under_fourteen_with_both_consents_comes_in(client):
    child = child_of(13, WITH_GUARDIAN)

    response = sign_in(client, child.user)

    assert response.redirect_chain == [("/", 302)]
    assert "You speak for" in response.content.decode()
    assert is_signed_in(client)


@pytest.mark.parametrize("years", [14, 17, 18])
def test_from_fourteen_the_own_consent_opens_the_door(client, years):
    adolescent = child_of(years, [(purpose, Giver.SELF) for purpose in FOR_ACCOUNT])

    sign_in(client, adolescent.user)

    assert is_signed_in(client)


@pytest.mark.parametrize(("years", "comes_in"), [(17, False), (18, True)])
def test_a_setting_asks_for_the_guardian_until_eighteen(client, settings, years, comes_in):
    settings.CONSENT_NEEDS_GUARDIAN_UNTIL_ADULT = True
    adolescent = child_of(years, [(purpose, Giver.SELF) for purpose in FOR_ACCOUNT])

    sign_in(client, adolescent.user)

    assert is_signed_in(client) == comes_in


def test_a_wrong_password_is_a_wrong_password_and_tells_nothing_of_consents(client):
    child = child_of(13, [])

    response = sign_in(client, child.user, password="not-the-one")

    assert response.redirect_chain == []
    assert "account is closed" not in response.content.decode()
    assert not is_signed_in(client)


def test_adults_of_the_team_need_no_consent(client, coordinator):
    sign_in(client, coordinator)

    assert is_signed_in(client)


def test_a_child_whose_role_was_taken_away_needs_the_consents_all_the_same(client):
    child = child_of(13, [])
    child.user.groups.clear()

    assert sign_in(client, child.user).redirect_chain == [(WAITING, 302)]


def test_the_waiting_page_is_for_everyone_and_leads_to_the_start(client):
    page = client.get(WAITING).content.decode()

    assert 'href="/">Go to the start</a>' in page
    assert page.count("btn-primary lead-action") == 1


def test_a_child_who_has_chosen_a_password_still_waits_for_the_consents(client, coordinator):
    child = child_of(12, [])
    _invitation, token = account_actions.invite(user=child.user, invited_by=coordinator)

    client.post(
        f"/accounts/invitations/{token}/",
        {"username": "luz", "password": "tres-llamas-azules", "repeat": "tres-llamas-azules"},
    )
    response = sign_in(client, User.objects.get(pk=child.user_id), "tres-llamas-azules")

    assert response.redirect_chain == [(WAITING, 302)]


# --- The open session ---


def test_the_session_ends_with_the_first_request_after_the_fourteenth_birthday(monkeypatch):
    child = RepresentativeFactory(birth_year=2012, birth_month=6, consents=[])
    MandateFactory(representative=child)
    for purpose, giver in WITH_GUARDIAN:
        text = ConsentTextFactory(purpose=purpose, giver=giver)
        ConsentFactory(representative=child, text=text, given_on=date(2026, 6, 1))
    client = client_of(child.user)

    it_is(monkeypatch, date(2026, 6, 30))
    assert client.get("/me/").status_code == 200
    it_is(monkeypatch, date(2026, 7, 1))
    assert client.get("/me/").url == WAITING
    page = client.get(WAITING).content.decode()
    assert "You are older now." in page
    assert "What is missing: your yes." in page


def test_taking_it_back_under_my_data_closes_the_account_at_once(client):
    child = child_of(12, WITH_GUARDIAN)
    sign_in(client, child.user)
    given = child.consents.get(text__purpose=Purpose.ACCOUNT, text__giver=Giver.SELF)

    response = client.post(f"/me/consents/{given.pk}/withdraw/", follow=True)

    assert response.redirect_chain == [(WAITING, 302)]
    assert client.get("/me/").url == f"{SIGN_IN}?next=/me/"
    assert client.get("/contributions/").url == f"{SIGN_IN}?next=/contributions/"
    assert sign_in(client, child.user).redirect_chain == [(WAITING, 302)]


@pytest.mark.parametrize("purpose", FOR_ACCOUNT)
def test_a_withdrawal_by_the_team_ends_the_childs_open_session(client, coordinator, purpose):
    child = child_of(15, None)
    sign_in(client, child.user)
    assert client.get("/").context["user"] == child.user

    given = child.consents.get(text__purpose=purpose)
    client_of(coordinator).post(f"/consents/{given.pk}/withdraw/", {"withdrawn_by": Giver.GUARDIAN})

    assert client.get("/").url == WAITING
    assert client.get("/contributions/new/").url == f"{SIGN_IN}?next=/contributions/new/"
    assert sign_in(client, child.user).redirect_chain == [(WAITING, 302)]


@pytest.mark.parametrize("url", ["/", "/organizations/", "/areas/", "/alliances/"])
def test_who_may_not_use_the_account_reads_the_public_pages_once_they_know_why(url):
    child = child_of(12, WITH_GUARDIAN)
    client = client_of(child.user)
    actions.withdraw_consent(consent=child.consents.first(), withdrawn_by=Giver.SELF)

    told = client.get(url)
    response = client.get(url)

    assert told.url == WAITING
    assert response.status_code == 200
    assert response.context["user"].is_anonymous


def test_taking_back_another_purpose_leaves_the_account_open(client):
    child = child_of(12, [*WITH_GUARDIAN, (Purpose.IMAGE, Giver.SELF)])
    sign_in(client, child.user)
    image = child.consents.get(text__purpose=Purpose.IMAGE)

    response = client.post(f"/me/consents/{image.pk}/withdraw/", follow=True)

    assert response.redirect_chain == [("/me/", 302)]
    assert "Done. From now on it does not count." in response.content.decode()
    assert client.get("/").context["user"] == child.user


def test_a_new_consent_opens_the_account_again(client, coordinator):
    adolescent = child_of(15, None)
    given = adolescent.consents.get(text__purpose=Purpose.ACCOUNT)
    actions.withdraw_consent(consent=given, withdrawn_by=Giver.SELF)
    ConsentFactory(representative=adolescent, text=given.text, verified_by=coordinator)

    sign_in(client, adolescent.user)

    assert is_signed_in(client)


def it_is(monkeypatch, day):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *moment: day)
