"""What a representative says of the minutes: that they are right, what is not, and something else
after thinking again."""

import pytest
from django.urls import reverse

from advisory import actions
from advisory.models import MinutesCheck
from tests.conftest import client_of
from tests.factories.minutes import sent

pytestmark = pytest.mark.django_db


def url(name, session):
    return reverse(f"advisory:minutes-{name}", args=[session.number])


def test_a_second_tap_on_yes_says_once_that_they_are_right(coordinator, mandate):
    minutes = sent()
    client = client_of(mandate.representative.user)
    page = client.get(url("check", minutes.session)).content.decode()
    yes = {"action": "confirm", "edition": "1"}

    first = client.post(url("check", minutes.session), yes)
    again = client.post(url("check", minutes.session), yes)

    assert "Hablamos del agua." in page
    assert first.url == again.url == minutes.get_absolute_url()
    assert MinutesCheck.objects.get().comment == ""
    assert url("check", minutes.session) not in client.get("/").content.decode()


def test_a_representative_says_what_is_not_right_and_the_team_reads_it(coordinator, mandate):
    minutes = sent()
    client = client_of(mandate.representative.user)

    empty = client.post(url("check", minutes.session), {"action": "comment", "edition": "1"})
    client.post(
        url("check", minutes.session),
        {"action": "comment", "edition": "1", "comment": "También hablamos de la luz."},
    )

    assert "Write what is not right." in empty.content.decode()
    page = client_of(coordinator).get(minutes.get_absolute_url()).content.decode()
    assert "También hablamos de la luz." in page


def test_who_confirmed_can_think_again_until_they_are_approved(coordinator, mandate):
    minutes = sent()
    client = client_of(mandate.representative.user)
    to = url("check", minutes.session)
    client.post(to, {"action": "confirm", "edition": "1"})

    page = client.get(minutes.get_absolute_url()).content.decode()
    client.post(to, {"action": "comment", "edition": "1", "comment": "Falta la luz."})
    read = client_of(coordinator).get(minutes.get_absolute_url()).content.decode()
    approve = reverse("advisory:minutes-approve", args=[minutes.session.number])
    client_of(coordinator).post(approve)
    late = client.post(to, {"action": "confirm", "edition": "1"}, follow=True)

    assert "You said: it is right." in page
    assert to in page
    assert "it is right" not in read
    assert "Falta la luz." in read
    assert "This has changed in the meantime." in late.content.decode()
    said = MinutesCheck.objects.order_by("pk").values_list("comment", flat=True)
    assert list(said) == ["", "Falta la luz."]


@pytest.mark.parametrize("edition", ["0", "x", "99999999999", ""])
def test_an_edition_that_is_none_is_refused(edition, mandate):
    minutes = sent()

    response = client_of(mandate.representative.user).post(
        url("check", minutes.session), {"action": "confirm", "edition": edition}
    )

    assert response.status_code == 200
    assert not MinutesCheck.objects.exists()


def test_a_yes_to_what_was_mended_meanwhile_does_not_count(mandate):
    minutes = sent()
    actions.take_back_minutes(minutes=minutes)
    actions.send_minutes(minutes=minutes)

    response = client_of(mandate.representative.user).post(
        url("check", minutes.session), {"action": "confirm", "edition": "1"}, follow=True
    )

    assert "This has changed in the meantime." in response.content.decode()
    assert not MinutesCheck.objects.exists()
