"""Who may do what with a session that they can see. Pure: no queries, no models."""

from accounts.policies import is_council_or_team
from advisory.choices import AHEAD, SessionState

MENDABLE = (*AHEAD, SessionState.HELD)


def can_read_sessions(user) -> bool:
    """When and where children meet is told to who sits in the council and to the team alone."""
    return is_council_or_team(user)


def can_keep_sessions(user) -> bool:
    """Plan, convoke, hold."""
    return user.is_coordinator


def can_see_risk(user) -> bool:
    """The risk assessment is the team's; a lead reads it too, and changes nothing."""
    return user.is_coordinator or user.is_lead


def can_edit_session(user, session) -> bool:
    return user.is_coordinator and session.state in AHEAD


def can_convoke_session(user, session) -> bool:
    return user.is_coordinator and session.state == SessionState.PLANNED


def can_cancel_session(user, session) -> bool:
    return user.is_coordinator and session.state in AHEAD


def can_assess_session(user, session) -> bool:
    return user.is_coordinator and session.state in AHEAD


def can_hold_session(user, session) -> bool:
    """Write down who came, on its day or after, once the risk is assessed; until the
    representatives have the minutes that can be mended."""
    if not user.is_coordinator:
        return False
    if session.state == SessionState.CONVOKED:
        return session.is_assessed and session.has_come
    return session.state == SessionState.HELD and not session.is_in_minutes


def has_to_take_minutes_back(user, session) -> bool:
    """Before who came and the topics can be mended: they are part of what the representatives say
    yes to."""
    return user.is_coordinator and session.state == SessionState.HELD and session.is_in_minutes


def can_bring_topics(user) -> bool:
    return user.is_coordinator or user.is_representative


def can_add_agenda_item(user, session, mandate) -> bool:
    """The team until the representatives have the minutes; who sits in the council today, until
    the day that the session says."""
    if user.is_coordinator:
        return session.state in MENDABLE and not session.is_in_minutes
    return (
        user.is_representative
        and mandate is not None
        and session.state == SessionState.CONVOKED
        and session.takes_items
    )


def can_order_agenda(user, session) -> bool:
    return user.is_coordinator and session.state in AHEAD


def can_remove_agenda_item(user, item, mandate) -> bool:
    """The team its own; an organization its own, as long as it may add some."""
    if item.session.state not in AHEAD:
        return False
    if item.mandate_id is None:
        return user.is_coordinator
    return (
        user.is_representative
        and mandate is not None
        and mandate.organization_id == item.mandate.organization_id
        and item.session.takes_items
    )


def can_write_under(user, session) -> bool:
    """Write down what was said, topic by topic."""
    return user.is_coordinator and session.state == SessionState.HELD


def can_tell_answers(user, session) -> bool:
    """Write down that an answer was told by word of mouth."""
    return user.is_coordinator and session.state == SessionState.HELD


def can_add_paper(user, session) -> bool:
    return user.is_coordinator and session.state in MENDABLE


def can_remove_paper(user, session) -> bool:
    return user.is_coordinator and session.state in AHEAD


def what_may_be_done(user, session, mandate) -> dict[str, bool]:
    """For the page of a session: each verb that has a button there."""
    return {
        "keep": can_keep_sessions(user),
        "see_risk": can_see_risk(user),
        "add_item": can_add_agenda_item(user, session, mandate),
        "order": can_order_agenda(user, session),
        "edit": can_edit_session(user, session),
        "convoke": can_convoke_session(user, session),
        "cancel": can_cancel_session(user, session),
        "assess": can_assess_session(user, session),
        "hold": can_hold_session(user, session),
        "take_back": has_to_take_minutes_back(user, session),
        "write_under": can_write_under(user, session),
        "tell": can_tell_answers(user, session),
        "add_paper": can_add_paper(user, session),
        "remove_paper": can_remove_paper(user, session),
    }
