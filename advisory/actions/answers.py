"""How an answer is written and approved, before it is published."""

from django.db import transaction
from django_fsm import TransitionNotAllowed

from advisory import policies
from advisory.actions.contributions import locked
from advisory.choices import State
from advisory.models import Answer, Contribution


@transaction.atomic
def write_answer(*, answer: Answer, text: str, written_by) -> None:
    """Keep the text, unpublished; other words than a colleague approved wait for them again.

    ``answer`` is locked, after its contribution.
    """
    if text != answer.text:
        answer.text = text
        answer.written_by = written_by
        answer.approved_by = None
    answer.save()


@transaction.atomic
def approve(*, contribution: Contribution, version: int, approved_by) -> None:
    """Say yes to the answer as it was read, which is what ``version`` tells.

    Raises ``TransitionNotAllowed`` if it has changed since, or was approved or published.
    """
    contribution = locked(contribution)
    answer = Answer.objects.unpublished().filter(contribution=contribution, version=version).first()
    if (
        contribution.state != State.DECIDED
        or answer is None
        or not policies.can_approve_answer(approved_by, answer)
    ):
        raise TransitionNotAllowed
    answer.approved_by = approved_by
    answer.save()
