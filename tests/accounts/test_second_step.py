"""The second step of the sign-in: with an app or a key, for adults alone."""

import time
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.admin import site
from django.core.cache import cache
from django.core.management import CommandError, call_command

from accounts.choices import Role
from tests.conftest import client_of
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SIGN_IN, STEP = "/accounts/login/", "/accounts/second-step/authenticate/"
OWN = "/accounts/second-step/"
TYPED = {"login": "rosa", "password": PASSWORD}

NO_KEYS = pytest.mark.parametrize(
    "data",
    [
        {},
        {"credential": ""},
        {"credential": "no json"},
        {"credential": "[]"},
        {"credential": '{"id": 7}'},
        {"credential": '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {}}'},
    ],
    ids=["nothing", "empty", "no JSON", "a list", "a number", "no answer"],
)


@pytest.fixture(autouse=True)
def _no_limits_yet():
    cache.clear()


@pytest.fixture
def rosa():
    return UserFactory(username="rosa", roles=[Role.COORDINATOR])


@pytest.fixture
def with_app(rosa):
    TOTP.activate(rosa, SECRET)
    return rosa


def code(secret=SECRET):
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def proven(user):
    """A client that has just shown once more who it is."""
    client = client_of(user)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def test_the_password_alone_lets_nobody_in_who_added_an_app(client, with_app):
    response = client.post(SIGN_IN, TYPED)

    assert response.url == STEP
    assert client.get("/contributions/").url.startswith(SIGN_IN)


def test_the_code_of_the_app_lets_them_in(client, with_app):
    client.post(SIGN_IN, TYPED)

    response = client.post(STEP, {"code": code()}, follow=True)

    assert response.context["user"] == with_app


def test_a_wrong_code_is_told_at_its_field_and_lets_nobody_in(client, with_app):
    client.post(SIGN_IN, TYPED)

    response = client.post(STEP, {"code": "000 000"})

    assert response.context["form"].errors == {"code": ["Incorrect code."]}
    assert client.get("/contributions/").url.startswith(SIGN_IN)


def test_a_code_works_once(client, with_app):
    client.post(SIGN_IN, TYPED)
    now = code()
    client.post(STEP, {"code": now})
    second = client_of()
    second.post(SIGN_IN, TYPED)

    response = second.post(STEP, {"code": now})

    assert response.context["form"].errors == {"code": ["Incorrect code."]}


def test_codes_are_guessed_five_times_and_no_more(client, with_app):
    client.post(SIGN_IN, TYPED)
    for _ in range(5):
        client.post(STEP, {"code": "000000"})

    response = client.post(STEP, {"code": code()})

    assert response.context["form"].errors["code"] == [
        "Too many failed login attempts. Try again later."
    ]


def test_nobody_comes_to_the_second_step_without_the_first(client, with_app):
    assert client.get(STEP).url == SIGN_IN


def test_the_app_is_added_with_its_code_and_codes_on_paper_come_with_it(rosa):
    client = proven(rosa)
    secret = client.get(f"{OWN}app/").context["form"].secret

    response = client.post(f"{OWN}app/", {"code": code(secret)}, follow=True)

    assert response.redirect_chain == [(f"{OWN}codes/", 302)]
    assert len(response.context["unused_codes"]) == 10
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_a_wrong_code_adds_no_app(rosa):
    client = proven(rosa)
    client.get(f"{OWN}app/")

    response = client.post(f"{OWN}app/", {"code": "12"})

    assert response.context["form"].errors == {"code": ["Incorrect code."]}
    assert not Authenticator.objects.exists()


def test_a_code_on_paper_lets_in_once(client, rosa):
    own = proven(rosa)
    secret = own.get(f"{OWN}app/").context["form"].secret
    page = own.post(f"{OWN}app/", {"code": code(secret)}, follow=True)
    on_paper = page.context["unused_codes"][0]
    client.post(SIGN_IN, TYPED)
    assert client.post(STEP, {"code": on_paper}, follow=True).context["user"] == rosa
    second = client_of()
    second.post(SIGN_IN, TYPED)

    response = second.post(STEP, {"code": on_paper})

    assert response.context["form"].errors == {"code": ["Incorrect code."]}


def test_removing_the_app_takes_the_codes_on_paper_along(with_app):
    client = proven(with_app)
    client.post(f"{OWN}codes/new/")

    response = client.post(f"{OWN}app/remove/", follow=True)

    assert "You have no second step yet." in response.content.decode()
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("page", ["app/remove/", "codes/new/", "keys/new/", "keys/1/remove/"])
def test_before_a_change_one_shows_once_more_who_it_is(with_app, page):
    client = client_of(with_app)

    response = client.post(OWN + page)

    assert response.url.startswith("/accounts/reauthenticate/")


@NO_KEYS
def test_what_is_no_key_adds_none_and_breaks_nothing(rosa, data):
    client = proven(rosa)
    client.get(f"{OWN}keys/new/")

    response = client.post(f"{OWN}keys/new/", data | {"name": "la azul"})

    assert response.context["form"].errors
    assert not Authenticator.objects.exists()


@NO_KEYS
def test_what_is_no_key_lets_nobody_in_and_breaks_nothing(client, with_app, data):
    client.post(SIGN_IN, TYPED)
    client.get(STEP)

    response = client.post(STEP, data)

    assert response.status_code == 200
    assert client.get("/contributions/").url.startswith(SIGN_IN)


def test_a_child_has_no_second_step(representative):
    assert client_of(representative).get(OWN).status_code == 404


def test_no_administrator_sees_or_removes_the_second_step_of_another():
    assert Authenticator not in site._registry


def test_the_page_of_ones_own_sign_in_is_found_by_ones_name(rosa, representative):
    team, child = client_of(rosa).get("/"), client_of(representative).get("/")

    assert f'href="{OWN}"' in team.content.decode()
    assert 'href="/accounts/password/change/"' in child.content.decode()


@pytest.fixture
def needed(settings):
    settings.TEAM_NEEDS_SECOND_STEP = True


@pytest.mark.usefixtures("needed")
def test_where_the_team_needs_it_who_has_none_gets_to_the_page_to_add_it_alone(rosa):
    client = client_of(rosa)

    assert client.get("/contributions/").url == OWN
    assert client.get(OWN).status_code == 200
    assert client.get("/accounts/password/change/").status_code == 200


@pytest.mark.usefixtures("needed")
def test_where_the_team_needs_it_who_has_one_goes_where_they_want(with_app):
    assert client_of(with_app).get("/contributions/").status_code == 200


@pytest.mark.usefixtures("needed")
def test_where_the_team_needs_it_the_admin_is_behind_it_too(administrator):
    assert client_of(administrator).get("/admin/").url == OWN


@pytest.mark.usefixtures("needed")
def test_where_the_team_needs_it_a_child_and_the_public_are_asked_for_nothing(
    client, representative
):
    assert client_of(representative).get("/").status_code == 200
    assert client.get("/").status_code == 200


def test_a_lost_second_step_is_taken_away_on_the_server(client, with_app):
    call_command("remove_second_step", "rosa", stdout=StringIO())

    response = client.post(SIGN_IN, TYPED, follow=True)

    assert response.context["user"] == with_app


@pytest.mark.parametrize("username", ["rosa", "nadie"])
def test_on_the_server_nothing_is_removed_where_nothing_is(rosa, username):
    with pytest.raises(CommandError):
        call_command("remove_second_step", username)


def test_nobody_removes_the_key_of_another(with_app):
    lucia = UserFactory(username="lucia", roles=[Role.COORDINATOR])
    key = Authenticator.objects.create(user=with_app, type="webauthn", data={"name": "la azul"})

    response = proven(lucia).post(f"{OWN}keys/{key.pk}/remove/")

    assert response.status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_one_removes_ones_own_key(rosa):
    client = proven(rosa)
    key = Authenticator.objects.create(user=rosa, type="webauthn", data={"name": "la azul"})

    response = client.post(f"{OWN}keys/{key.pk}/remove/")

    assert response.url == OWN
    assert not Authenticator.objects.exists()
