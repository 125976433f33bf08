"""What a session leaves behind, for its page and for the printed minutes."""

from django.utils import timezone

from advisory import policies
from advisory.models import Contribution, Minutes, MinutesCheck, Resolution


def of_session(user, session, seat):
    """For the page of a session that took place: its resolutions, its minutes, what may be done."""
    minutes = Minutes.objects.filter(session=session).first()
    shown = minutes if minutes and minutes.session_id and _may_read(user, minutes) else None
    attended = attended_by(user, session)
    return {
        "resolutions": Resolution.objects.filter(session=session).for_list(),
        "minutes": shown,
        "asks_me": shown is not None and asks(user, shown, seat),
        "can_write_minutes": policies.can_write_minutes(user, session, minutes),
        "can_adopt": policies.can_adopt_resolution(user, session, minutes),
        "can_mark": policies.can_mark_session(user, session, attended),
        "can_keep_minutes": policies.can_keep_minutes(user),
    }


def _may_read(user, minutes):
    return not minutes.is_draft or policies.can_keep_minutes(user) or user.is_lead


def attended_by(user, session):
    """The mandate under which this person was there; or None."""
    came = session.attendances.came().filter(mandate__representative__user=user)
    attendance = came.select_related("mandate").first()
    return attendance.mandate if attendance else None


def asks(user, minutes, seat):
    """Whether this person is to say if the minutes are right."""
    return (
        policies.hears_of_minutes(user, seat)
        and Minutes.objects.waiting_for(seat).filter(pk=minutes.pk).exists()
    )


def acta(user, minutes):
    """All that the printed minutes hold."""
    session = minutes.session
    items = list(session.items.for_detail())
    written = {section.item_id: section.text for section in minutes.sections.all()}
    said = _said(user, minutes, items)
    checks = list(MinutesCheck.objects.of_edition(minutes))
    attendances = list(session.attendances.for_detail().with_seated())
    return {
        "minutes": minutes,
        "session": session,
        "attendances": attendances,
        "came": [attendance for attendance in attendances if attendance.came],
        "topics": [
            {"item": item, "text": written.get(item.pk, ""), "said": said.pop(item.pk, [])}
            for item in items
        ],
        "said_beside": said.pop(None, []),
        "resolutions": Resolution.objects.filter(session=session).for_list(),
        "confirmed": [check for check in checks if not check.comment],
        "comments": [check for check in checks if check.comment],
        "awaited": _awaited(attendances, checks),
        "now": timezone.now(),
    }


def _said(user, minutes, items):
    """The words of that day by the key of their topic, or under None. What was approved stays: of
    what is written down or corrected later the minutes say nothing."""
    until = minutes.approved_at
    visible = Contribution.objects.visible_to(user).heard_in(minutes.session, items).for_list()
    if until:
        visible = visible.filter(transcription__created_at__lte=until)
    said = {}
    for contribution in visible:
        written = contribution.transcription
        is_corrected = written.is_checked and (until is None or written.checked_at <= until)
        words = {
            "contribution": contribution,
            "correction": written.correction if is_corrected else "",
        }
        said.setdefault(written.agenda_item_id, []).append(words)
    return said


def _awaited(attendances, checks):
    """The organizations that were there, have said nothing to this edition, and have somebody who
    could today."""
    said = {check.mandate.organization_id for check in checks}
    return [
        attendance.organization
        for attendance in attendances
        if attendance.came and attendance.is_seated and attendance.organization_id not in said
    ]
