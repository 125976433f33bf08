"""No password is a word of the council, of an organization or the own username."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.models import User
from tests.accounts.invitations import LINK, chosen
from tests.conftest import client_of
from tests.factories.accounts import PASSWORD, InvitationFactory
from tests.factories.advisory import OrganizationFactory

pytestmark = pytest.mark.django_db
CHOSEN = "tres-llamas-azules"
SENTENCE = (
    "A word of the council or your username is easy to guess. Add words that only you would think"
    " of."
)


@pytest.fixture(autouse=True)
def _organization():
    OrganizationFactory(
        acronym="MANTHOC", name="Niñas Constructoras del Perú", name_en="Children Who Build"
    )


@pytest.mark.parametrize(
    "password",
    [
        "consejo1",
        "Consejo-2026!",
        "consejoninas",
        "council99",
        "manthoc1",
        "constructoras",
        "Constructorás 2",
        "build2026",
        "quinua-7",
        "quinuaconsejo9",
    ],
)
def test_what_everybody_here_would_try_is_refused(password):
    with pytest.raises(ValidationError) as refused:
        validate_password(password, User(username="quinua"))

    assert SENTENCE in refused.value.messages


@pytest.mark.parametrize(
    "password", ["tres-llamas-azules", "consejo de mi abuela", "a1b2c3dz", "quinuacontomate"]
)
def test_own_words_beside_them_are_enough(password):
    validate_password(password, User(username="quinua"))


def test_the_page_of_an_invitation_says_so_at_the_field(client):
    InvitationFactory(token="secret")

    response = client.post(LINK, chosen(password="manthoc-1", repeat="manthoc-1"))

    assert response.context["form"].errors == {"password": [SENTENCE]}


def test_the_page_for_another_password_says_so_at_the_field(representative):
    response = client_of(representative).post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": "manthoc-1", "password2": "manthoc-1"},
    )

    assert response.context["form"].errors["password1"] == [SENTENCE]


def test_who_chose_another_password_is_led_on_and_not_asked_again(representative):
    response = client_of(representative).post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": CHOSEN, "password2": CHOSEN},
    )

    assert response.url == "/"


def test_no_page_sends_a_child_for_a_mail_that_will_not_come(representative, coordinator):
    child = client_of(representative).get("/accounts/password/change/").content.decode()
    adult = client_of(coordinator).get("/accounts/password/change/").content.decode()

    assert "/accounts/password/reset/" not in child
    assert "Ask the person on the team who gave you your account." in child
    assert "/accounts/password/reset/" in adult
