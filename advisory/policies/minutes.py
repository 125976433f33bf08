"""Who may do what with what a session leaves behind: minutes, resolutions, the self-assessment.

Pure: no queries, no models. ``minutes`` is None as long as nobody has begun to write them.
"""

from accounts.policies import is_council_or_team
from advisory.choices import SessionState


def can_keep_minutes(user) -> bool:
    """Write, send and approve; adopt and follow up."""
    return user.is_coordinator


def can_write_minutes(user, session, minutes) -> bool:
    """From the day of the session until they go to the representatives."""
    return user.is_coordinator and _is_being_written(session, minutes)


def can_take_back_minutes(user, minutes) -> bool:
    """Mend what the representatives found; they are asked again afterwards."""
    return user.is_coordinator and minutes.is_sent


def can_approve_minutes(user, minutes, awaited, now) -> bool:
    """``awaited`` are the organizations that were there and could still say something: some days
    they have for it."""
    return (
        user.is_coordinator and minutes.is_sent and (not awaited or now >= minutes.confirmed_until)
    )


def can_add_addendum(user, minutes) -> bool:
    return user.is_coordinator and minutes.is_approved


def hears_of_minutes(user, seat) -> bool:
    """Representatives, while they hold a seat."""
    return user.is_representative and seat is not None


def can_adopt_resolution(user, session, minutes) -> bool:
    """Resolutions are part of what the representatives say yes to."""
    return user.is_coordinator and _is_being_written(session, minutes)


def can_follow_up_resolution(user, resolution) -> bool:
    return user.is_coordinator and resolution.is_open


def can_see_scores(user) -> bool:
    """What all together think of the sessions: who sits in the council, and the team."""
    return is_council_or_team(user)


def may_have_been_there(user, attended) -> bool:
    return user.is_coordinator or (user.is_representative and attended is not None)


def can_mark_session(user, session, attended) -> bool:
    """Say how it was: the team, and the children who were there (``attended`` is the mandate
    under which they were, or None), until the minutes are approved."""
    return may_have_been_there(user, attended) and session.state == SessionState.HELD


def _is_being_written(session, minutes):
    return session.state == SessionState.HELD and (minutes is None or minutes.is_draft)
