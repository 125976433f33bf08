"""The pages behind the link of an invitation."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts import actions
from accounts.models import User
from accounts.views import invitations
from tests.accounts.invitations import LINK, PASSWORD, PAST, Page, chosen, said
from tests.conftest import client_of
from tests.factories.accounts import InvitationFactory, PreparedUserFactory, UserFactory
from tests.strategies import shown

pytestmark = pytest.mark.django_db


# --- The child's page ---


def test_an_open_link_welcomes_and_asks_for_a_username_and_a_password(client, invitation):
    response = client.get(LINK)

    assert response.status_code == 200
    assert "Rosa Quispe has made a place for you here." in response.content.decode()
    assert shown(response).keys() >= {"username", "password", "repeat"}
    assert shown(response)["username"] == ""
    assert "prepared" not in response.content.decode()


def test_what_a_child_chooses_is_theirs_and_the_next_page_is_the_sign_in(client, invitation):
    response = client.post(LINK, chosen())

    user = User.objects.get(pk=invitation.user_id)
    assert response.status_code == 302
    assert response.url == "/accounts/login/"
    assert said(response) == ["Well done! Your username is “luz”. Now sign in."]
    assert user.username == "luz"
    assert user.check_password(PASSWORD)
    assert "sessionid" not in client.cookies or "_auth_user_id" not in client.session


def test_with_what_was_chosen_the_child_can_sign_in(client, invitation):
    client.post(LINK, chosen(username="  Luz  "))

    response = client.post("/accounts/login/", {"login": "luz", "password": PASSWORD})

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(invitation.user_id)


def test_an_account_that_is_closed_stays_closed(client):
    InvitationFactory(token="secret", user__is_active=False)

    client.post(LINK, chosen())
    response = client.post("/accounts/login/", {"login": "luz", "password": PASSWORD})

    assert response.status_code == 302
    assert response.url == "/accounts/inactive/"


def test_the_form_is_protected_against_forgery(invitation):
    strict = client_of(enforce_csrf_checks=True)

    response = strict.post(LINK, chosen())

    assert response.status_code == 403
    invitation.refresh_from_db()
    assert invitation.state == "open"


def test_the_page_is_kept_nowhere_and_tells_its_address_to_nobody(client, invitation):
    for response in (client.get(LINK), client.post(LINK, {"username": "luz"})):
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "strict-origin"


def test_the_page_fits_a_childs_phone(client, invitation):
    response = client.get(LINK)
    page = Page(response)

    buttons = [each for each in page.all("a", "button") if "btn-primary" in each.get("class", "")]
    labelled = {each.get("for") for each in page.all("label")}
    typed = [each for each in page.all("input") if each.get("type") != "hidden"]
    assert len(buttons) == 1
    assert "lead-action" in buttons[0]["class"]  # 48 px tall
    assert {each["id"] for each in typed} <= labelled
    assert [each["autocomplete"] for each in typed] == ["username", "new-password", "new-password"]
    assert typed[0]["autocapitalize"] == "none"
    assert "width=device-width" in str(page.all("meta"))
    assert not [each for _tag, each in page.elements if "style" in each]
    assert not page.all("style")
    assert all(each.get("src") for each in page.all("script"))
    assert len(response.content) < 15_000


def test_who_is_signed_in_is_asked_to_sign_out_first(invitation, coordinator):
    client = client_of(coordinator)

    response = client.get(LINK)

    assert response.status_code == 200
    assert f"On this device, {coordinator} is signed in." in response.content.decode()
    assert "password" not in shown(response)
    assert client.post("/accounts/logout/", {"next": shown(response)["next"]}).url == LINK
    assert "password" in shown(client.get(LINK))


def test_who_is_signed_in_can_not_accept_for_somebody_else(invitation, coordinator):
    client = client_of(coordinator)

    response = client.post(LINK, chosen())

    assert response.status_code == 200
    invitation.refresh_from_db()
    assert invitation.state == "open"


def test_who_is_invited_again_finds_the_username_they_have(client):
    InvitationFactory(token="secret", user=UserFactory(username="luz"))

    assert shown(client.get(LINK))["username"] == "luz"
    assert client.post(LINK, chosen()).status_code == 302


def test_the_child_is_told_how_long_the_link_works(client):
    InvitationFactory(token="secret", expires_at=datetime.now(UTC) + timedelta(days=1))

    assert "This link works once, until" in client.get(LINK).content.decode()


# --- Links that open nothing ---


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("times", "heading"),
    [
        ({"used_at": PAST}, "This link has been used"),
        ({"revoked_at": PAST}, "This link was taken back"),
        ({"expires_at": PAST}, "This link is too old"),
        ({"expires_at": PAST, "used_at": PAST}, "This link has been used"),
        ({"expires_at": PAST, "revoked_at": PAST}, "This link was taken back"),
    ],
)
def test_a_link_that_is_over_says_why_and_what_to_do(client, method, times, heading):
    invitation = InvitationFactory(token="secret", **times)

    response = getattr(client, method)(LINK, chosen())

    assert response.status_code == 410
    assert f"<h1>{heading}</h1>" in response.content.decode()
    assert "the person on the team who gave" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert not User.objects.get(pk=invitation.user_id).has_usable_password()


@pytest.mark.parametrize("token", ["unknown", "secre", "secret2", "x" * 3000, "ñ%00'\"<b>"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_unknown_link_says_so_in_the_same_friendly_page(client, invitation, method, token):
    response = getattr(client, method)(f"/accounts/invitations/{token}/", chosen())

    assert response.status_code == 404
    assert "<h1>We do not know this link</h1>" in response.content.decode()
    assert "<b>" not in response.content.decode()


def test_the_digest_is_no_key_to_the_account(client, invitation):
    response = client.get(f"/accounts/invitations/{invitation.token_digest}/")

    assert response.status_code == 404


def test_the_second_of_a_double_tap_is_told_that_all_is_well(client, invitation, monkeypatch):
    """Both requests find an open invitation; the action lets one through."""
    accept = actions.accept

    def accept_twice(**fields):
        accept(**fields)
        return accept(**fields)

    monkeypatch.setattr(invitations.actions, "accept", accept_twice)

    response = client.post(LINK, chosen())

    assert response.status_code == 410
    assert "Was it you? Then all is well" in response.content.decode()


@pytest.mark.parametrize("state", ["used", "revoked", "expired", ""])
@pytest.mark.parametrize("signed_in", [True, False])
def test_every_page_of_an_ended_link_has_one_main_action(state, signed_in, coordinator):
    times = {"used": "used_at", "revoked": "revoked_at", "expired": "expires_at"}
    if state:
        InvitationFactory(token="secret", **{times[state]: PAST})

    response = client_of(coordinator if signed_in else None).get(LINK)

    buttons = [each for each in Page(response).all("a", "button") if "btn" in str(each)]
    assert len([each for each in buttons if "btn-primary" in each["class"]]) == 1


# --- Queries ---


def test_queries_of_the_childs_page(client, invitation, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(LINK)


def test_queries_of_a_link_that_is_unknown(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(LINK)


def test_queries_of_accepting_do_not_grow_with_invitations_or_people(
    client, django_assert_num_queries
):
    for number in range(2):
        user = PreparedUserFactory()
        for _ in range(3 * number):
            InvitationFactory(user=user, revoked_at=PAST)
        InvitationFactory(token=f"secret{number}", user=user)
        UserFactory.create_batch(3 * number)
        with django_assert_num_queries(9):
            client.post(f"/accounts/invitations/secret{number}/", chosen(username=f"u{number}"))
