"""What a session leaves behind, for its page."""

from advisory import policies
from advisory.models import Minutes, MinutesCheck, Resolution


def of_session(user, session, seat):
    """For the page of a session that took place: its resolutions, its minutes, what may be done."""
    minutes = Minutes.objects.filter(session=session).first()
    shown = minutes if minutes and _may_read(user, minutes) else None
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


def may_say(user, minutes, seat):
    """Whether this person may say, or say again, if the minutes are right."""
    return (
        policies.hears_of_minutes(user, seat)
        and Minutes.objects.to_look_at(seat).filter(pk=minutes.pk).exists()
    )


def word_of(user, minutes, seat):
    """What this person said of the minutes, as long as they may say something else; or None."""
    if not minutes.is_sent or not policies.hears_of_minutes(user, seat):
        return None
    return MinutesCheck.objects.of_edition(minutes).filter(mandate=seat).first()


def asks(user, minutes, seat):
    """Whether this person is to say if the minutes are right."""
    return (
        policies.hears_of_minutes(user, seat)
        and Minutes.objects.waiting_for(seat).filter(pk=minutes.pk).exists()
    )
