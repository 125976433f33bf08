"""The form behind the link of an invitation, sent whatever may be sent."""

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import example, given

from accounts.models import Invitation
from accounts.querysets import UserQuerySet
from tests.accounts.invitations import LINK, PASSWORD, chosen
from tests.conftest import client_of
from tests.factories.accounts import InvitationFactory, UserFactory
from tests.strategies import encoded, modest, named_errors, pairs, post, shown

pytestmark = pytest.mark.django_db
LETTERS = (
    "Use only letters from a to z, without accents or ñ, numbers and .\xa0-\xa0_ and leave no "
    "spaces."
)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("username", "", "Make up a username."),
        ("username", "luz del sol", LETTERS),
        ("username", "luz<b>", LETTERS),
        ("username", "ñusta", LETTERS),
        ("username", "t\u0430ken", LETTERS),  # with the Cyrillic letter that looks like an a
        ("username", "Taken", "Somebody has this username already. Change it a little."),
        ("username", "tAKEN", "Somebody has this username already. Change it a little."),
        ("username", "ＴＡＫＥＮ", "Somebody has this username already. Change it a little."),
        ("username", "a\x00b", "Null characters are not allowed."),
        ("password", "", "Choose a password."),
        ("password", "a1b2c3d", "This is too short. Use at least 8 letters or numbers."),
        ("password", "7305918264", "These are only numbers. Add some letters."),
        ("password", "password1", "Many people use this password. Choose one that is only yours."),
        ("repeat", "", "Type your password a second time."),
        ("repeat", "tres-llamas", "The two passwords are not the same. Type both again."),
        ("repeat", f"{PASSWORD} ", "The two passwords are not the same. Type both again."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_in_plain_words(
    client, invitation, field, value, message
):
    UserFactory(username="taken")
    changes = {field: value}
    if field == "password" and value:
        changes["repeat"] = value

    response = client.post(LINK, chosen(**changes))

    assert response.status_code == 200
    assert message in response.context["form"].errors[field]
    assert field in named_errors(response)
    assert shown(response)["username"] == chosen(**changes)["username"]
    assert not Invitation.objects.filter(used_at__isnull=False).exists()


def test_a_password_like_the_chosen_username_is_too_easy(client, invitation):
    response = client.post(
        LINK, chosen(username="luzdelalba", password="luzdelalba1", repeat="luzdelalba1")
    )

    assert response.context["form"].errors == {
        "password": ["This is too much like your username. Choose something else."]
    }


def test_eight_letters_or_numbers_are_enough_as_the_page_says(client, invitation):
    assert "At least 8 letters or numbers" in client.get(LINK).content.decode()

    response = client.post(LINK, chosen(password="a1b2c3dz", repeat="a1b2c3dz"))

    assert response.status_code == 302


def test_after_a_mistake_the_username_is_there_and_no_password_is(client, invitation):
    response = client.post(LINK, chosen(repeat="another"))

    assert shown(response)["username"] == "luz"
    assert shown(response)["password"] == ""
    assert PASSWORD not in response.content.decode()


def test_with_another_username_the_passwords_are_asked_for_again(client, invitation):
    response = client.post(LINK, chosen(username="luz del sol"))

    assert "Type both passwords again, please." in response.content.decode()
    assert PASSWORD not in response.content.decode()


def test_of_several_weaknesses_of_a_password_one_is_said(client, invitation):
    response = client.post(LINK, chosen(password="1234", repeat="1234"))

    assert response.context["form"].errors == {
        "password": ["This is too short. Use at least 8 letters or numbers."]
    }


def test_a_username_that_is_taken_in_the_same_moment_is_a_mistake_like_others(
    client, invitation, monkeypatch
):
    UserFactory(username="Luz")
    monkeypatch.setattr(UserQuerySet, "named", lambda self, username: self.none())

    response = client.post(LINK, chosen())

    assert response.status_code == 200
    assert named_errors(response) == {"username"}
    invitation.refresh_from_db()
    assert invitation.state == "open"


@modest
@given(
    sent=pairs(
        {
            "username": ("luz", "Taken", "a" * 50, "a" * 51),
            "password": (PASSWORD, "password"),
            "repeat": (PASSWORD,),
        }
    )
)
@example(sent=list(chosen(username="\ufdfa" * 50).items()))  # one letter, eighteen once unfolded
@example(sent=list(chosen(username="\ufb01" * 50).items()))
@example(sent=list(chosen(password="x" * 100_000, repeat="x" * 100_000).items()))
def test_whatever_is_sent_it_is_accepted_or_given_back(sent):
    """Each example has an invitation of its own, and undoes what it did."""
    with transaction.atomic():
        cache.clear()
        UserFactory(username="taken")
        invitation = InvitationFactory(token="secret")

        response = post(client_of(), LINK, encoded(sent))

        invitation.refresh_from_db()
        assert response.status_code in (200, 302)
        assert b"<script>alert" not in response.content
        assert (response.status_code == 302) == (invitation.state == "used")
        if response.status_code == 200 and sent:
            assert named_errors(response) == set(response.context["form"].errors)
        transaction.set_rollback(True)


def test_many_tries_in_a_minute_are_stopped_for_a_while(client, invitation):
    statuses = [client.get(LINK).status_code for _ in range(60)]

    assert set(statuses) == {200}
    assert client.get(LINK).status_code == 429
    assert client.post(LINK, chosen()).status_code == 429
    assert client_of().get("/accounts/invitations/guess/").status_code == 429
