"""Two people at the same moment in a session: one result, nothing lost, and a page for each."""

import pytest
from django.urls import reverse
from post_office.models import Email

from accounts.choices import Role
from advisory.models import AgendaItem, Attendance, Contribution, Session
from tests.concurrency import IN_THE_MEANTIME, both
from tests.factories.accounts import UserFactory
from tests.factories.advisory import days, today
from tests.factories.sessions import (
    AgendaItemFactory,
    SessionFactory,
    assessed,
    at,
    convoked,
    held,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def colleague():
    return UserFactory(roles=[Role.COORDINATOR])


@pytest.fixture
def today_session(mandate):
    return assessed(starts_at=at(today(), hour=0))


def url(name, session):
    return reverse(f"advisory:{name}", args=[session.number])


def came(mandate, value):
    return {"seen": "0", f"organization_{mandate.organization_id}": value}


def plan(coordinator, **changes):
    return {
        "version": "1",
        "number": "7",
        "kind": "ordinary",
        "starts_at": f"{today() + days(9)}T16:30",
        "minutes": "90",
        "items_until": f"{today() + days(5)}",
        "place": "Casa de la Juventud",
        "facilitator": coordinator.pk,
        "language": "es",
    } | changes


def test_of_two_tabs_that_hold_it_the_second_is_told_what_stands(
    today_session, mandate, coordinator, colleague
):
    to = url("session-hold", today_session)

    read = both(
        (coordinator, to, came(mandate, mandate.pk)), (colleague, to, came(mandate, "absent"))
    )

    assert "saved this (now) while you were writing. Nothing is lost: here are both." in read
    assert Attendance.objects.get().presence == "representative"


def test_a_double_tap_holds_it_once(today_session, mandate, coordinator):
    to, form = url("session-hold", today_session), came(mandate, mandate.pk)

    read = both((coordinator, to, form), (coordinator, to, form))

    assert "It is written down who came." in read
    assert (Attendance.objects.get().version, Session.objects.get().state) == (1, "held")


def test_a_double_tap_plans_one_session(coordinator):
    to, form = reverse("advisory:session-new"), plan(coordinator)

    read = both((coordinator, to, form), (coordinator, to, form))

    assert "The session is planned." in read
    assert Session.objects.count() == 1


def test_two_who_plan_under_one_number_get_one_each(coordinator, colleague):
    to = reverse("advisory:session-new")

    read = both((coordinator, to, plan(coordinator)), (colleague, to, plan(colleague)))

    assert "There is a session of this number." in read
    assert Session.objects.get().facilitator == coordinator


def test_a_double_tap_calls_the_representatives_once(coordinator, representative):
    representative.email = "rosa@example.org"
    representative.save()
    session = SessionFactory()
    to = url("session-convoke", session)

    read = both((coordinator, to, {}), (coordinator, to, {}))

    assert IN_THE_MEANTIME in read
    assert Email.objects.count() == 1


def test_a_session_cancelled_at_that_moment_calls_nobody(coordinator, colleague):
    session = SessionFactory()

    read = both(
        (coordinator, url("session-cancel", session), {"reason": "Hay paro."}),
        (colleague, url("session-convoke", session), {}),
    )

    assert IN_THE_MEANTIME in read
    assert Session.objects.get().state == "cancelled"


def test_a_double_tap_brings_one_topic(representative):
    session = convoked()
    to, form = url("agenda-item-new", session), {"title": "La feria"}

    read = both((representative, to, form), (representative, to, form))

    assert "The topic is on the agenda." in read
    assert AgendaItem.objects.count() == 1


def test_two_topics_at_once_stand_one_after_the_other(representative, coordinator):
    session = convoked()
    to = url("agenda-item-new", session)

    both((representative, to, {"title": "La feria"}), (coordinator, to, {"title": "El agua"}))

    assert list(AgendaItem.objects.values_list("place", "title")) == [
        (1, "La feria"),
        (2, "El agua"),
    ]


def test_a_topic_brought_when_it_is_held_is_kept_by_its_author(
    today_session, mandate, representative, coordinator
):
    read = both(
        (coordinator, url("session-hold", today_session), came(mandate, mandate.pk)),
        (representative, url("agenda-item-new", today_session), {"title": "La feria"}),
    )

    assert "Topics can’t be added here any more." in read
    assert "La feria" in read
    assert not AgendaItem.objects.exists()


def test_a_topic_taken_out_when_it_is_held_stays(today_session, mandate, coordinator, colleague):
    item = AgendaItemFactory(session=today_session)

    read = both(
        (coordinator, url("session-hold", today_session), came(mandate, mandate.pk)),
        (colleague, reverse("advisory:agenda-item-remove", args=[item.pk]), {}),
    )

    assert IN_THE_MEANTIME in read
    assert AgendaItem.objects.get() == item


def test_a_topic_that_is_taken_out_is_moved_nowhere(coordinator, colleague):
    session = SessionFactory()
    item = [AgendaItemFactory(session=session, place=place) for place in (1, 2)][1]

    both(
        (coordinator, reverse("advisory:agenda-item-remove", args=[item.pk]), {}),
        (colleague, reverse("advisory:agenda-item-up", args=[item.pk]), {}),
    )

    assert AgendaItem.objects.get().place == 1


def test_the_risk_of_a_session_that_is_held_is_not_assessed_anew(
    today_session, mandate, coordinator, colleague
):
    risk = {
        "version": "1",
        "risks": "Otra cosa.",
        "measures": "Nada.",
        "level": "low",
        "in_charge": colleague.pk,
    }

    read = both(
        (coordinator, url("session-hold", today_session), came(mandate, mandate.pk)),
        (colleague, url("session-risk", today_session), risk),
    )

    assert IN_THE_MEANTIME in read
    assert Session.objects.get().risk.risks == "El camino de noche."


def test_what_they_said_is_not_lost_when_their_absence_is_written_at_that_moment(
    mandate, coordinator, colleague
):
    session = convoked(starts_at=at(today(), hour=0))
    item = AgendaItemFactory(session=session)
    held(session)
    row = {
        "token": "0b7e6f8e-6e63-4c0e-9b0d-0a8d3c2f1b11",
        "agenda_item": item.pk,
        "occasion": "session",
        "medium": "oral",
        "said_on": today(),
        "language": "es",
        "audience": "council",
        "organization": mandate.organization.slug,
        "kind": "idea",
        "words": "Queremos un caño.",
    }

    read = both(
        (coordinator, url("session-hold", session), came(mandate, "absent") | {"seen": "1"}),
        (colleague, reverse("advisory:contribution-log"), row),
    )

    assert "This can’t stand under this topic any more." in read
    assert "Queremos un caño." in read
    assert not Contribution.objects.exists()
