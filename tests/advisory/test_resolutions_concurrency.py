"""Two people at the same moment over what the council resolves."""

from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.choices import Role
from advisory.models import Resolution
from tests.concurrency import IN_THE_MEANTIME, both
from tests.factories.accounts import UserFactory
from tests.factories.advisory import days, today
from tests.factories.minutes import held, resolved, written

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def colleague():
    return UserFactory(roles=[Role.COORDINATOR])


def url(name, session, *place):
    return reverse(f"advisory:{name}", args=[session.number, *place])


def resolution(person, **fields):
    return {
        "version": 1,
        "text": "Pintar los baños.",
        "owner": person.pk,
        "due_on": today() + days(20),
    } | fields


def test_a_double_tap_adopts_one_resolution(mandate, coordinator):
    session = held()
    to, form = url("resolution-new", session), resolution(coordinator)

    read = both((coordinator, to, form), (coordinator, to, form))

    assert "The resolution is written down." in read
    assert Resolution.objects.count() == 1


def test_two_resolutions_at_once_get_two_numbers(mandate, coordinator, colleague):
    to = url("resolution-new", held())

    both(
        (coordinator, to, resolution(coordinator)),
        (colleague, to, resolution(colleague, text="Invitar a la UGEL.")),
    )

    assert list(Resolution.objects.order_by("number").values_list("number", "text")) == [
        (1, "Pintar los baños."),
        (2, "Invitar a la UGEL."),
    ]


def test_what_is_resolved_when_they_are_sent_is_not_sent_along(mandate, coordinator, colleague):
    minutes = written()
    session = minutes.session

    read = both(
        (
            coordinator,
            url("minutes-edit", session),
            {"version": minutes.version, "page": uuid4(), "opening": "Hola.", "action": "send"},
        ),
        (colleague, url("resolution-new", session), resolution(colleague)),
    )

    assert IN_THE_MEANTIME in read
    assert not Resolution.objects.exists()


def test_of_two_who_close_a_resolution_the_first_is_heard(mandate, coordinator, colleague):
    session = held()
    resolved(session, owner=coordinator)
    to = url("resolution-close", session, 1)

    read = both(
        (coordinator, to, {"state": "done", "outcome": "Ya están pintados."}),
        (colleague, to, {"state": "dropped", "outcome": "No alcanzó."}),
    )

    assert IN_THE_MEANTIME in read
    assert Resolution.objects.get().outcome == "Ya están pintados."


def test_of_two_who_mend_a_resolution_the_second_sees_both_texts(mandate, coordinator, colleague):
    session = held()
    kept = resolved(session, owner=coordinator)
    to = url("resolution-edit", session, 1)

    read = both(
        (coordinator, to, resolution(coordinator, version=kept.version, text="Lo tuyo.")),
        (colleague, to, resolution(coordinator, version=kept.version, text="Lo mío.")),
    )

    assert "Lo tuyo." in read
    assert "Lo mío." in read
    assert Resolution.objects.get().text == "Lo tuyo."


def test_a_resolution_taken_out_at_that_moment_is_not_mended(mandate, coordinator, colleague):
    session = held()
    kept = resolved(session, owner=coordinator)

    read = both(
        (coordinator, url("resolution-remove", session, 1), {}),
        (
            colleague,
            url("resolution-edit", session, 1),
            resolution(colleague, version=kept.version),
        ),
    )

    assert IN_THE_MEANTIME in read
    assert not Resolution.objects.exists()
