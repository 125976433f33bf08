"""The door: sign-in, its limits, sign-out, a new password, and the admin behind the same door."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from hypothesis import given

from tests.conftest import client_of
from tests.factories.accounts import PASSWORD, UserFactory
from tests.strategies import encoded, modest, named_errors, pairs, post, shown

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/login/"
WRONG = "The username and/or password you specified are not correct."


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet():
    """The counts of the rate limits stand in the cache."""
    cache.clear()
    yield
    cache.clear()


@modest
@given(
    sent=pairs(
        {
            "login": ("rosa",),
            "password": (PASSWORD, "wrong"),
            "remember": ("on",),
            "next": ("/contributions/", "//example.com", "http://[", "nowhere"),
        }
    )
)
def test_whatever_is_sent_the_door_opens_or_says_why_not(client, sent):
    cache.clear()
    client.logout()
    if not UserFactory._meta.model.objects.filter(username="rosa").exists():
        UserFactory(username="rosa")
    body = encoded(sent)

    response = post(client, SIGN_IN, body)

    assert response.status_code in (200, 302)
    assert b"<script>alert" not in response.content
    if response.status_code == 302:
        assert not response.url.startswith(("//", "http"))
    else:
        assert response.context["form"].errors
        assert shown(response)["login"] == response.context["form"].data.get("login", "")
        assert PASSWORD not in response.content.decode()


def test_a_person_signs_in_by_username(client):
    UserFactory(username="rosa")

    response = client.post(SIGN_IN, {"login": "rosa", "password": PASSWORD}, follow=True)

    assert response.redirect_chain == [("/", 302)]
    assert response.context["user"].username == "rosa"


def test_the_username_may_be_typed_with_a_capital_as_phones_do(client):
    UserFactory(username="rosa")

    response = client.post(SIGN_IN, {"login": "Rosa", "password": PASSWORD}, follow=True)

    assert response.context["user"].username == "rosa"


def test_an_e_mail_is_no_username(client):
    UserFactory(username="rosa", email="rosa@example.com")

    response = client.post(SIGN_IN, {"login": "rosa@example.com", "password": PASSWORD})

    assert WRONG in response.content.decode()


@pytest.mark.parametrize("name", ["rosa", "nobody"])
def test_a_wrong_password_and_an_unknown_name_read_the_same(client, name):
    UserFactory(username="rosa")

    response = client.post(SIGN_IN, {"login": name, "password": "wrong"})

    assert response.status_code == 200
    page = response.content.decode()
    assert WRONG in page
    assert shown(response)["login"] == name
    assert "wrong" not in shown(response).values()


@pytest.mark.parametrize("missing", ["login", "password"])
def test_what_is_missing_is_named_at_its_field(client, missing):
    response = client.post(SIGN_IN, {"login": "rosa", "password": PASSWORD} | {missing: ""})

    assert named_errors(response) == {missing}


def test_after_five_wrong_passwords_even_the_right_one_must_wait(client):
    UserFactory(username="rosa")
    for _ in range(5):
        client.post(SIGN_IN, {"login": "rosa", "password": "wrong"})

    response = client.post(SIGN_IN, {"login": "rosa", "password": PASSWORD})

    assert response.status_code == 200
    assert "Too many failed login attempts. Try again later." in response.content.decode()
    assert not response.context["user"].is_authenticated


def test_four_wrong_passwords_keep_nobody_out(client):
    UserFactory(username="rosa")
    for _ in range(4):
        client.post(SIGN_IN, {"login": "rosa", "password": "wrong"})

    response = client.post(SIGN_IN, {"login": "rosa", "password": PASSWORD})

    assert response.status_code == 302


def test_wrong_tries_at_one_account_do_not_close_another(client):
    UserFactory(username="rosa")
    for _ in range(5):
        client.post(SIGN_IN, {"login": "luis", "password": "wrong"})

    response = client.post(SIGN_IN, {"login": "rosa", "password": PASSWORD})

    assert response.status_code == 302


def test_thirty_tries_in_a_minute_from_one_place_are_enough(client):
    for number in range(30):
        client.post(SIGN_IN, {"login": f"name{number}", "password": ""})

    response = client.post(SIGN_IN, {"login": "rosa", "password": PASSWORD})

    assert response.status_code == 429
    assert "Too many tries in a short time" in response.content.decode()


def test_nobody_signs_up_alone(client):
    sent = {"username": "new", "password1": PASSWORD, "password2": PASSWORD}

    client.post("/accounts/signup/", sent)

    assert not UserFactory._meta.model.objects.filter(username="new").exists()


@pytest.mark.parametrize(
    "page", ["signup/", "email/", "confirm-email/", "confirm-email/old/", "password/set/", ""]
)
def test_the_library_has_no_other_door(client, representative, page):
    """An e-mail would open the way to a new password, so no child keeps one by themselves."""
    for answer in (client_of(representative).get, client_of(representative).post, client.get):
        response = answer(f"/accounts/{page}", {"email": "a@example.org", "action_add": ""})
        assert response.status_code in (302, 404)
        assert "email" not in response.headers.get("Location", "")
    assert not EmailAddress.objects.exists()


def test_a_closed_account_does_not_open(client):
    UserFactory(username="rosa", is_active=False)

    response = client.post(SIGN_IN, {"login": "rosa", "password": PASSWORD}, follow=True)

    assert not response.context["user"].is_authenticated
    assert "This account is closed" in response.content.decode()


def test_an_account_that_is_closed_meanwhile_is_signed_out(representative):
    client = client_of(representative)
    representative.is_active = False
    representative.save()

    response = client.get("/contributions/")

    assert response.url == "/accounts/login/?next=/contributions/"


def test_signing_out_asks_first_and_needs_a_button(representative):
    client = client_of(representative)

    asked = client.get("/accounts/logout/")

    assert "Do you want to sign out?" in asked.content.decode()
    assert client.get("/contributions/").status_code == 200
    assert client.post("/accounts/logout/").url == "/"
    assert client.get("/contributions/").status_code == 302


def test_the_sign_in_leads_back_to_the_page_that_was_asked_for(client, representative):
    asked = client.get("/contributions/?q=agua&kind=idea")

    response = client.post(asked.url, {"login": representative.username, "password": PASSWORD})

    assert response.url == "/contributions/?q=agua&kind=idea"


@pytest.mark.parametrize("away", ["https://example.com/", "//example.com", "javascript:alert(1)"])
def test_the_sign_in_leads_to_no_other_site(client, representative, away):
    response = client.post(
        SIGN_IN, {"login": representative.username, "password": PASSWORD, "next": away}
    )

    assert response.url == "/"


def test_the_admin_is_behind_the_same_door(client):
    first = client.get("/admin/login/?next=/admin/accounts/user/")

    assert first.url == "/accounts/login/?next=%2Fadmin%2Faccounts%2Fuser%2F"
    assert client.get("/admin/").status_code == 302


def test_who_is_no_administrator_does_not_reach_the_admin(coordinator, representative):
    for user in (coordinator, representative):
        response = client_of(user).get("/admin/", follow=True)

        assert response.status_code == 403
        assert "This page is not for your account" in response.content.decode()


def test_an_administrator_reaches_the_admin(administrator):
    assert client_of(administrator).get("/admin/").status_code == 200


def test_who_has_an_e_mail_gets_a_link_for_a_new_password(client):
    UserFactory(username="rosa", email="rosa@example.com")

    response = client.post("/accounts/password/reset/", {"email": "rosa@example.com"}, follow=True)

    assert "Look at your e-mail" in response.content.decode()
    assert mail.outbox[0].to == ["rosa@example.com"]
    link = next(
        word for word in mail.outbox[0].body.split() if "/accounts/password/reset/key/" in word
    )
    form = client.get(link.removeprefix("http://testserver"), follow=True)
    assert "Choose one that only you know." in form.content.decode()
    new = "another-long-one"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert client.login(username="rosa", password=new)


def test_an_unknown_e_mail_reads_like_a_known_one(client):
    response = client.post(
        "/accounts/password/reset/", {"email": "nobody@example.com"}, follow=True
    )

    assert "Look at your e-mail" in response.content.decode()


def test_a_link_for_a_new_password_works_once(client):
    response = client.get("/accounts/password/reset/key/1-abc-def/", follow=True)

    assert "This link does not work any more" in response.content.decode()


@modest
@given(sent=pairs({"email": ("rosa@example.com", "no-mail"), "next": ("//example.com",)}))
def test_whatever_is_sent_for_a_new_password_there_is_a_page(client, sent):
    cache.clear()

    response = post(client, "/accounts/password/reset/", encoded(sent))

    assert response.status_code in (200, 302)
    assert b"<script>alert" not in response.content
