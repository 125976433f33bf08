"""Sessions in a calendar: the file, and the secret address of a person."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar

from advisory import actions
from advisory.choices import Purpose
from advisory.models import CalendarFeed, Consent, Session
from tests.conftest import client_of
from tests.factories.advisory import days, today, with_days
from tests.factories.sessions import SessionFactory, at, convoked

pytestmark = pytest.mark.django_db

FOUR_IN_LIMA = datetime(2031, 3, 12, 16, 0, tzinfo=ZoneInfo("America/Lima"))


def events(response):
    calendar = Calendar.from_ical(response.content)
    assert calendar.errors == []
    return calendar.walk("VEVENT")


@pytest.fixture
def feed(representative, mandate):
    """The path of a child's address."""
    return f"/calendar/{actions.make_feed(user=representative)}.ics"


def test_a_session_is_a_calendar_file_with_the_right_hour_in_lima_and_utc(mandate, representative):
    session = convoked(starts_at=FOUR_IN_LIMA, minutes=90, place="Casa de la Juventud")

    response = client_of(representative).get(f"/sessions/{session.number}/session.ics")

    (event,) = events(response)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"DTSTART:20310312T210000Z\r\n" in response.content
    assert event.start == datetime(2031, 3, 12, 21, 0, tzinfo=UTC)
    assert event.end.astimezone(ZoneInfo("America/Lima")).isoformat() == "2031-03-12T17:30:00-05:00"
    assert event["summary"] == f"Session {session.number} of the council"
    assert event["location"] == "Casa de la Juventud"
    assert event["uid"] == f"session-{session.pk}@consejo.example"
    assert event["url"] == f"https://consejo.example/sessions/{session.number}/"


def test_a_calendar_takes_the_newer_of_two_and_takes_out_what_is_cancelled(feed, client):
    session = convoked()
    (before,) = events(client.get(feed))
    actions.cancel_session(session=session, reason="Llueve.")

    (after,) = events(client.get(feed))

    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]


def test_the_link_of_a_video_call_stays_on_the_site(feed, client):
    convoked(place="", link="https://reunion.example/secreto")

    response = client.get(feed)

    assert b"secreto" not in response.content
    assert events(response)[0]["location"] == "Por videollamada"


def test_a_feed_has_what_its_person_may_see_and_nothing_that_is_only_planned(feed, client):
    SessionFactory()
    session = convoked()
    Session.objects.filter(pk=convoked().pk).update(
        starts_at=at(today() - days(200)), items_until=today() - days(200)
    )

    assert [each["uid"].split("@")[0] for each in events(client.get(feed))] == [
        f"session-{session.pk}"
    ]


def test_the_secret_is_shown_once_and_kept_nowhere(representative, mandate, client):
    convoked()
    child = client_of(representative)

    made = child.post("/sessions/calendar/", {"action": "make"}).context["url"]

    assert made.startswith("https://consejo.example/calendar/")
    path = made.removeprefix("https://consejo.example")
    assert len(events(client.get(path))) == 1
    secret = path.removeprefix("/calendar/").removesuffix(".ics")
    assert len(secret) == 43
    assert secret not in child.get("/sessions/calendar/").content.decode()
    assert secret not in CalendarFeed.objects.get().token_digest


def test_another_address_ends_the_first_and_stopping_ends_it_too(representative, mandate, client):
    child = client_of(representative)
    paths = [
        child.post("/sessions/calendar/", {"action": "make"})
        .context["url"]
        .removeprefix("https://consejo.example")
        for _time in range(2)
    ]

    assert [client.get(path).status_code for path in paths] == [404, 200]
    child.post("/sessions/calendar/", {"action": "stop"})

    assert client.get(paths[1]).status_code == 404


def test_an_address_that_nobody_made_opens_nothing(client):
    for token in ("x", "0" * 64, "a" * 5000, "á"):
        assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_a_feed_is_empty_without_a_seat_and_closed_with_the_account(
    feed, client, mandate, representative
):
    convoked()
    consents = Consent.objects.filter(text__purpose=Purpose.ACCOUNT)
    with_days(mandate, today() - days(100), today())
    assert events(client.get(feed)) == []

    consents.update(withdrawn_at=timezone.now(), withdrawn_by="self")
    assert client.get(feed).status_code == 404


def test_a_feed_is_closed_with_a_person_who_may_sign_in_no_more(client, coordinator):
    path = f"/calendar/{actions.make_feed(user=coordinator)}.ics"
    assert client.get(path).status_code == 200
    coordinator.is_active = False
    coordinator.save()

    assert client.get(path).status_code == 404


def test_no_cache_keeps_a_feed(feed, client):
    response = client.get(feed)

    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["Referrer-Policy"] == "no-referrer"
