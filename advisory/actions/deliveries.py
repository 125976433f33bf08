"""Answers that are told by word of mouth."""

from django_fsm import TransitionNotAllowed

from advisory.actions.contributions import locked
from advisory.actions.ratings import rate
from advisory.actions.sessions import locked_session, or_refused
from advisory.choices import WITH_ANSWER
from advisory.models import Answer, Delivery, Rating, Session


@or_refused()
def tell_answer(*, session: Session, answer: Answer, rating: Rating | None) -> Delivery:
    """Write down that it was told in the session, and what was said of it; a no reopens it.

    Raises ``SessionRefused``, and ``TransitionNotAllowed`` if the answer was rated meanwhile, or
    safeguarding has the contribution by now.
    """
    contribution = locked(answer.contribution)  # before the session, as everybody does
    if contribution.state not in WITH_ANSWER:
        raise TransitionNotAllowed
    session = locked_session(session)
    if rating is not None:
        rating.answer = answer
        rating.mandate = session.attendances.get(organization=contribution.organization_id).mandate
        rate(contribution=contribution, rating=rating)
    return Delivery.objects.create(session=session, answer=answer, rating=rating)
