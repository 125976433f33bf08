"""What came back after the sign-in is the form that it was, in the administration too."""

import pytest
from django.core.cache import cache

from alliances.models import Activity, Partner
from tests.conftest import client_of
from tests.factories.accounts import PASSWORD
from tests.factories.alliances import AllianceFactory, PartnerFactory
from tests.strategies import shown

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet():
    """The counts of the rate limits stand in the cache."""
    cache.clear()


def sent_without_a_session(client, path, form):
    """The session ends on the server while the page is open."""
    client.session.flush()
    client.post(path, form)


def sign_in(client, user):
    return client.post("/accounts/login/", {"login": user.username, "password": PASSWORD})


def test_the_page_that_was_left_open_is_the_form_that_came_back(coordinator):
    AllianceFactory(slug="minsa")
    client = client_of(coordinator)
    path = "/alliances/minsa/activities/new/"
    form = shown(client.get(path)) | {"title": "Taller", "kind": "training", "on": "2026-02-02"}
    form = {name: value for name, value in form.items() if name}
    sent_without_a_session(client, path, form)
    sign_in(client, coordinator)

    came_back = {name: value for name, value in shown(client.get(path)).items() if name}
    client.post(path, came_back)
    client.post(path, form)

    assert came_back["writer"] == form["writer"]
    assert Activity.objects.count() == 1


def test_what_was_typed_in_the_admin_comes_back_and_is_not_saved_yet(administrator):
    client = client_of(administrator)
    partner = PartnerFactory(name="Antes")
    path = f"/admin/alliances/partner/{partner.pk}/change/"
    form = shown(client.get(path)) | {"name": "Después"}
    sent_without_a_session(client, path, form)
    back = sign_in(client, administrator)

    page = client.get(back.url)
    before = Partner.objects.get().name
    client.post(path, shown(page))

    assert back.url == path
    assert "This is what you had typed, without files." in page.content.decode()
    assert before == "Antes"
    assert Partner.objects.get().name == "Después"
