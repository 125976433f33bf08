"""Who may do what with a question to the council that they can see. Pure: no queries, no models."""

from accounts.policies import is_council_or_team
from advisory.choices import UNDECIDED, ConsultationState, State


def can_read_consultations(user) -> bool:
    """Read what the council is asked; which of it, says ``visible_to``."""
    return is_council_or_team(user)


def can_prepare_consultations(user) -> bool:
    """Write a question, open it, close it and answer it."""
    return user.is_coordinator


def can_edit_consultation(user, consultation) -> bool:
    """Until it is open: what was asked stays as it was asked."""
    return can_prepare_consultations(user) and consultation.state == ConsultationState.DRAFT


def can_close_consultation(user, consultation) -> bool:
    return can_prepare_consultations(user) and consultation.state == ConsultationState.OPEN


def can_extend_consultation(user, consultation) -> bool:
    """Give more time, as long as it is not closed."""
    return can_prepare_consultations(user) and consultation.state == ConsultationState.OPEN


def can_reply(user, consultation, mandate) -> bool:
    """Say something on it: a representative or alternate whose mandate runs today."""
    return user.is_representative and mandate is not None and consultation.takes_replies


def can_say_no_opinion(user, consultation, mandate, *, has_replied: bool) -> bool:
    """For an organization that has not replied with words of its own."""
    return can_reply(user, consultation, mandate) and not has_replied


def can_answer_consultation(user, consultation) -> bool:
    """Write the joint answer, when it is closed."""
    return can_prepare_consultations(user) and consultation.state == ConsultationState.CLOSED


def can_publish_joint_answer(user, joint) -> bool:
    """Where an answer needs approval, somebody else than who wrote it."""
    return user.is_coordinator and not (joint.needs_approval and joint.written_by_id == user.pk)


def needs_decision(reply, replies) -> bool:
    """Whether nothing is decided on it, nor on the reply that it is answered with; ``replies`` are
    all of the question, each with its join."""
    if reply.state not in UNDECIDED:
        return False
    join = getattr(reply, "join", None)
    if join is None or reply.reopened_at is not None:
        return True
    return not any(each.pk == join.main_id and each.state == State.DECIDED for each in replies)
