"""Sessions as a calendar file (RFC 5545).

Times are in UTC, which every calendar turns into the time of its place. A link to a video call is
left out: a calendar is read by others too, and copied; it leads to the page on the site instead.
"""

from collections.abc import Iterable
from datetime import UTC
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from advisory.choices import SessionState
from advisory.models import Session

CONTENT_TYPE = "text/calendar; charset=utf-8"


def calendar_of(sessions: Iterable[Session]) -> bytes:
    """In the language of today's reader."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{_host()}//Consejo//ES")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Children Advisory Council"))
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    for session in sessions:
        calendar.add_component(_event(session))
    return calendar.to_ical()


def _event(session):
    event = Event()
    event.add("uid", f"session-{session.pk}@{_host()}")
    event.add("dtstamp", _utc(session.updated_at))
    event.add("last-modified", _utc(session.updated_at))
    event.add("sequence", session.version)
    event.add("dtstart", _utc(session.starts_at))
    event.add("dtend", _utc(session.ends_at))
    event.add("summary", _("%(session)s of the council") % {"session": session})
    event.add("location", session.place or _("By video call"))
    event.add("url", settings.SITE_URL + session.get_absolute_url())
    is_cancelled = session.state == SessionState.CANCELLED
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def _utc(moment):
    return moment.astimezone(UTC)


def _host():
    return urlsplit(settings.SITE_URL).hostname
