"""What happens to a question to the council.

Who locks replies too locks them first, as everybody locks a contribution before what hangs on it.
"""

from django.db import transaction
from django_fsm import TransitionNotAllowed

from advisory import mail
from advisory.choices import ConsultationState
from advisory.models import Consultation, ConsultationPaper
from records import files
from records.content import Checked


def locked_consultation(consultation: Consultation) -> Consultation:
    """The same one, as it is now, and nobody else's until the transaction ends."""
    return Consultation.objects.select_for_update().get(pk=consultation.pk)


@transaction.atomic
def save_consultation(
    *, consultation: Consultation, paper: Checked | None, paper_title: str
) -> Consultation:
    """Keep the draft, with one more paper if there is one."""
    consultation.save()
    if paper:
        ConsultationPaper.objects.create(
            consultation=consultation, title=paper_title, attachment=files.store(paper)
        )
    consultation.refresh_from_db()
    return consultation


@transaction.atomic
def take_paper_out(*, paper: ConsultationPaper) -> None:
    """Out of a draft; the database refuses it for what is open."""
    paper.delete()
    files.delete(paper.attachment)


@transaction.atomic
def discard_consultation(*, consultation: Consultation) -> None:
    """Throw a draft away with its papers: nobody was asked. Raises ``TransitionNotAllowed`` if
    somebody opened it, or threw it away, a moment ago."""
    drafts = Consultation.objects.select_for_update().filter(state=ConsultationState.DRAFT)
    draft = drafts.filter(pk=consultation.pk).first()
    if draft is None:
        raise TransitionNotAllowed
    for paper in draft.papers.select_related("attachment"):
        take_paper_out(paper=paper)
    draft.delete()


@transaction.atomic
def open_consultation(*, consultation: Consultation, opened_by) -> None:
    """Ask the council, all who sit in it today."""
    consultation = locked_consultation(consultation)
    consultation.open(by=opened_by)
    consultation.save()
    mail.consultation_opened(consultation)


@transaction.atomic
def close_what_is_over(*, consultation: Consultation) -> bool:
    """Whether it was: somebody may have closed it or given more time a moment ago."""
    consultation = locked_consultation(consultation)
    if consultation.state != ConsultationState.OPEN or consultation.takes_replies:
        return False
    consultation.close(by=None)
    consultation.save()
    return True


@transaction.atomic
def close_consultation(*, consultation: Consultation, closed_by) -> None:
    """Take no more replies."""
    consultation = locked_consultation(consultation)
    consultation.close(by=closed_by)
    consultation.save()
