"""When the council gets more time for a question, or the team for its answer."""

from django.db import transaction
from django_fsm import TransitionNotAllowed

from advisory import mail
from advisory.actions.consultations import locked_consultation
from advisory.choices import ConsultationState
from advisory.models import Consultation, Contribution, Extension, Postponement


@transaction.atomic
def extend_consultation(*, consultation: Consultation, extension: Extension, moved_by) -> None:
    """Move its days, and with them the promised day of each reply; all who sit in the council are
    told why.

    The question is locked first, so that no reply comes in between: nobody waits for an open one
    while they hold a reply that was sent. Raises ``TransitionNotAllowed`` if it was closed or moved
    a moment ago.
    """
    consultation = locked_consultation(consultation)
    days = (consultation.closes_on, consultation.answer_by)
    seen = (extension.old_closes_on, extension.old_answer_by)
    if consultation.state != ConsultationState.OPEN or days != seen:
        raise TransitionNotAllowed
    extension.consultation = consultation
    extension.moved_by = moved_by
    extension.save()
    consultation.closes_on = extension.new_closes_on
    consultation.answer_by = extension.new_answer_by
    consultation.save()
    if extension.new_answer_by > extension.old_answer_by:
        _move_replies(extension)
    mail.consultation_extended(consultation)


def _move_replies(extension):
    """Those that wait for the day of the question; another day was promised with its own reason."""
    waiting = Contribution.objects.waiting().filter(
        consultation=extension.consultation, promised_on=extension.old_answer_by
    )
    for reply in waiting.select_for_update(of=("self",)).order_by("pk"):
        Postponement.objects.create(
            contribution=reply,
            old_day=extension.old_answer_by,
            new_day=extension.new_answer_by,
            reason=extension.reason,
            moved_by=extension.moved_by,
        )
        reply.promised_on = extension.new_answer_by
        reply.save()
