"""The menu: where each reader can go, and where they are."""

import pytest

from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import submitted

pytestmark = pytest.mark.django_db


def menu(response):
    return [entry.label for entry in response.context["navigation"]]


def current(response):
    return [entry.label for entry in response.context["navigation"] if entry.current]


def test_everyone_is_led_to_what_is_public(client):
    response = client.get("/")

    assert menu(response) == [
        "The council",
        "What changed",
        "Organizations",
        "Areas",
        "Alliances",
    ]
    assert "Sign in" in response.content.decode()
    assert "Sign out" not in response.content.decode()


def test_a_child_is_led_to_five_places(representative):
    response = client_of(representative).get("/")

    assert menu(response) == ["Home", "Say something", "Sessions", "What we said", "My data"]
    assert '<body class="shell-child">' in response.content.decode()


def test_staff_is_led_to_the_desk(coordinator):
    response = client_of(coordinator).get("/")

    assert menu(response) == [
        "Desk",
        "Contributions",
        "Sessions",
        "Consultations",
        "Representatives",
        "What changed",
        "Organizations",
        "Areas",
        "Alliances",
    ]
    assert '<body class="shell-staff">' in response.content.decode()


def test_an_administrator_is_led_to_the_records(administrator):
    response = client_of(administrator).get("/")

    assert menu(response) == [
        "Home",
        "What changed",
        "Organizations",
        "Areas",
        "Alliances",
        "Administration",
    ]


def test_who_is_staff_and_administrator_is_led_to_both(db):
    user = UserFactory(roles=["coordinator", "administrator"])

    response = client_of(user).get("/")

    assert menu(response)[0] == "Desk"
    assert menu(response)[-1] == "Administration"


def test_the_entry_of_the_page_is_marked(mandate, representative):
    contribution = submitted(mandate=mandate)
    client = client_of(representative)

    assert current(client.get("/")) == ["Home"]
    assert current(client.get("/contributions/new/")) == ["Say something"]
    assert current(client.get("/contributions/?kind=idea")) == ["What we said"]
    assert current(client.get(contribution.get_absolute_url())) == ["What we said"]
    assert current(client.get("/me/data/")) == ["My data"]
    assert client.get("/").content.decode().count('aria-current="page"') == 1


def test_a_page_about_a_seat_belongs_to_the_representatives(mandate, coordinator):
    client = client_of(coordinator)
    consent = mandate.representative.consents.first()

    for path in (f"/mandates/{mandate.pk}/hand-over/", f"/consents/{consent.pk}/withdraw/"):
        assert current(client.get(path)) == ["Representatives"]


def test_every_entry_of_every_menu_opens(client, representative, coordinator, lead, administrator):
    everybody = [None, representative, coordinator, lead, administrator]
    for user in everybody:
        reader = client_of(user)
        for entry in reader.get("/").context["navigation"]:
            assert reader.get(entry.url).status_code == 200


def test_the_page_names_who_is_signed_in(representative, coordinator):
    child = client_of(representative).get("/").content.decode()
    staff = client_of(coordinator).get("/").content.decode()

    assert f'<span translate="no">{representative.username}</span>' in child
    assert '<span translate="no">Coordinator</span>' in staff


def test_every_page_names_its_icon_the_administration_too(client, administrator):
    for page in (client.get("/"), client_of(administrator).get("/admin/")):
        assert page.content.decode().count('<link rel="icon" type="image/svg+xml"') == 1
