"""Who may do what about safeguarding concerns."""

from advisory.choices import DIVERTIBLE, ConcernState


def can_divert_contribution(user, contribution) -> bool:
    """Mark it as a concern: whoever of the team reads what was sent."""
    return (user.is_coordinator or user.is_lead) and contribution.state in DIVERTIBLE


def can_read_concerns(user) -> bool:
    return user.is_lead


def can_tell_concern(user) -> bool:
    """Tell something to a person of trust: every representative, with or without a seat today."""
    return user.is_representative


def can_take_concern(user, concern) -> bool:
    """A new one, or one that another lead has."""
    return user.is_lead and concern.closed_at is None and concern.taken_by_id != user.pk


def can_close_concern(user, concern) -> bool:
    return user.is_lead and concern.state == ConcernState.TAKEN
