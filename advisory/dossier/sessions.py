"""Where the child was, and what they wanted to talk about there."""

from advisory.models import AgendaItem, Attendance
from advisory.session_choices import CAME


def came(representative):
    """The sessions to which they went for their organization."""
    found = Attendance.objects.filter(mandate__representative=representative, presence__in=CAME)
    return [
        {"session": attendance.session.number, "at": attendance.session.starts_at}
        for attendance in found.select_related("session").order_by("pk")
    ]


def topics(representative):
    """What they put on an agenda."""
    found = AgendaItem.objects.filter(mandate__representative=representative)
    return [
        {"session": item.session.number, "topic": item.title, "at": item.created_at}
        for item in found.select_related("session").order_by("pk")
    ]
