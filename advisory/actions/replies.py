"""How an organization replies to a question: with a contribution, or that it has no opinion."""

from datetime import date

from django.db import transaction
from django_fsm import TransitionNotAllowed

from advisory.models import Consultation, Contribution, Mandate, NoOpinion


@transaction.atomic
def join_question(*, reply: Contribution) -> date:
    """Send it in time, in the place of “we have no opinion”; returns the day of the answer.

    ``reply`` is locked. Raises ``TransitionNotAllowed`` when the question was closed meanwhile.
    """
    question = _held(reply.consultation_id)
    NoOpinion.objects.filter(consultation=question, organization_id=reply.organization_id).delete()
    return question.answer_by


@transaction.atomic
def say_no_opinion(*, consultation: Consultation, mandate: Mandate) -> None:
    """For the organization of the mandate; said twice, once.

    Raises ``TransitionNotAllowed`` when the question was closed, or the organization replied, a
    moment ago.
    """
    question = _held(consultation.pk)
    if question.replies.standing().filter(organization=mandate.organization_id).exists():
        raise TransitionNotAllowed
    NoOpinion.objects.get_or_create(
        consultation=question,
        organization_id=mandate.organization_id,
        defaults={"mandate": mandate},
    )


@transaction.atomic
def take_no_opinion_back(*, consultation: Consultation, mandate: Mandate) -> None:
    """Whoever of the organization said it. Raises ``TransitionNotAllowed`` when it is too late."""
    question = _held(consultation.pk)
    question.no_opinions.filter(organization=mandate.organization_id).delete()


def _held(pk):
    """The question, which nobody closes until the transaction ends."""
    question = Consultation.objects.select_for_update(no_key=True).get(pk=pk)
    if not question.takes_replies:
        raise TransitionNotAllowed
    return question
