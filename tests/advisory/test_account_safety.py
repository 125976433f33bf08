"""A child hears of what decides who can come into their account: links, passwords, the e-mail."""

import pghistory
import pgtrigger
import pytest
from django.test import Client

from accounts import actions
from accounts.models import Invitation, User
from tests.conftest import client_of
from tests.factories.accounts import PASSWORD, PreparedUserFactory
from tests.factories.advisory import MandateFactory, days
from tests.strategies import shown

pytestmark = pytest.mark.django_db
NEW = "tres-llamas-azules"
HOME = "Something changed in your account"
LINK = "Coordinator made a link to choose a new password"
CHOSEN = "With that link somebody chose a new password"
OWN = "With your account open, a new password was chosen"
UNKNOWN = "A new password was chosen"
MAIL = "Administrator changed your e-mail"


def page(user, path="/"):
    return client_of(user).get(path).content.decode()


@pytest.mark.parametrize("path", ["/", "/me/"])
def test_who_made_a_link_to_an_account_that_works_is_told_to_its_holder(
    representative, coordinator, path
):
    actions.invite(user=representative, invited_by=coordinator)

    found = page(representative, path)

    assert LINK in found
    assert CHOSEN not in found
    assert 'href="/me/write/">Tell it here</a>' in found


@pytest.mark.parametrize("path", ["/", "/me/"])
def test_that_somebody_chose_a_new_password_is_told(representative, coordinator, path):
    invitation, _token = actions.invite(user=representative, invited_by=coordinator)
    user = actions.accept(invitation=invitation, username="luz", password=NEW)

    found = page(user, path)

    assert found.index(CHOSEN) < found.index(LINK)


def test_the_link_by_which_a_child_came_is_no_news(coordinator):
    newcomer = MandateFactory(representative__user=PreparedUserFactory()).representative.user
    newcomer.groups.add(*MandateFactory().representative.user.groups.all())
    invitation, _token = actions.invite(user=newcomer, invited_by=coordinator)
    user = actions.accept(invitation=invitation, username="luz", password=NEW)

    assert HOME not in page(user)
    assert "What was done to your account" not in page(user, "/me/")


def test_a_password_that_was_chosen_with_the_account_open_stands_in_my_data_alone(representative):
    client = client_of(representative)
    client.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
    )

    assert OWN in client.get("/me/").content.decode()
    assert HOME not in client.get("/").content.decode()
    changes = client.get("/me/data.json").json()["changes"]
    assert [(each["by"], each["what"]) for each in changes] == [
        (representative.username, "Password chosen")
    ]


@pytest.mark.parametrize("path", ["/", "/me/"])
def test_a_password_that_a_command_set_is_told_without_a_name(representative, path):
    representative.set_password(NEW)
    representative.save()

    assert UNKNOWN in page(representative, path)


def test_a_digest_that_a_sign_in_renews_is_no_new_password(representative, settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    form = {"login": representative.username, "password": PASSWORD}
    Client().post("/accounts/login/", form)

    renewed = User.objects.get(pk=representative.pk)
    assert renewed.password.startswith("pbkdf2_sha256$")
    assert renewed.password_chosen_at == representative.password_chosen_at
    assert "What was done to your account" not in page(representative, "/me/")


@pytest.mark.parametrize("path", ["/", "/me/"])
def test_an_e_mail_that_an_administrator_set_is_told(representative, administrator, path):
    admin = client_of(administrator)
    url = f"/admin/accounts/user/{representative.pk}/change/"
    admin.post(url, shown(admin.get(url)) | {"email": "somebody@example.org"})

    found = page(representative, path)

    assert User.objects.get(pk=representative.pk).email == "somebody@example.org"
    assert MAIL in found


def test_an_e_mail_that_a_command_changed_is_told_without_a_name(representative):
    User.objects.filter(pk=representative.pk).update(email="somebody@example.org")

    assert "Your e-mail was changed" in page(representative)


def test_another_change_of_the_account_is_not_taken_for_one(representative, administrator):
    with pghistory.context(user=administrator.pk):
        User.objects.filter(pk=representative.pk).update(language="en")

    assert HOME not in page(representative)


def test_after_a_month_it_stands_in_my_data_alone(representative, coordinator):
    invitation, _token = actions.invite(user=representative, invited_by=coordinator)
    with pgtrigger.ignore("accounts.Invitation:count_version"):  # which keeps the day
        Invitation.objects.filter(pk=invitation.pk).update(
            created_at=invitation.created_at - days(31)
        )

    assert LINK not in page(representative)
    assert LINK in page(representative, "/me/")


def test_what_was_done_to_another_account_is_told_to_nobody_else(
    representative, other_representative, coordinator
):
    actions.invite(user=other_representative, invited_by=coordinator)

    assert HOME not in page(representative)
