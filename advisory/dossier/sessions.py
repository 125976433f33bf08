"""Where the child was, and what they wanted to talk about there."""

from advisory.choices import CAME, IN_CHILDS_WORDS
from advisory.models import AgendaItem, Attendance, Mark, MinutesCheck


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


def checked_minutes(representative):
    """What they said of the minutes; without a comment, that they are right."""
    found = MinutesCheck.objects.filter(mandate__representative=representative)
    return [
        {
            "session": check.minutes.session.number,
            "edition": check.edition,
            "comment": check.comment,
            "at": check.created_at,
        }
        for check in found.select_related("minutes__session").order_by("pk")
    ]


def of_the_child_alone(representative):
    """How each session was for them: the form promises that it is shown to nobody else."""
    return {"marks": _marks(representative)}


def _marks(representative):
    found = Mark.objects.filter(mandate__representative=representative)
    return [
        {
            "session": mark.session.number,
            "requirement": IN_CHILDS_WORDS[mark.requirement],
            "verdict": mark.get_verdict_display(),
        }
        for mark in found.select_related("session").order_by("pk")
    ]
