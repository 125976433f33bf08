"""How the team answers all that the council said on a question."""

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from advisory import mail, policies
from advisory.actions.answers import write_answer
from advisory.actions.consultations import locked_consultation
from advisory.actions.contributions import publish
from advisory.choices import State
from advisory.models import Consultation, Contribution, JointAnswer


@transaction.atomic
def open_joint_answer(*, consultation: Consultation, opened_by) -> JointAnswer:
    """The answer, perhaps unsaved yet, and nobody else's until the transaction ends.

    Raises ``TransitionNotAllowed`` if it was published a moment ago.
    """
    consultation = locked_consultation(consultation)
    if not policies.can_answer_consultation(opened_by, consultation):
        raise TransitionNotAllowed
    found = JointAnswer.objects.select_for_update().filter(consultation=consultation).first()
    return found or JointAnswer(
        consultation=consultation,
        version=0,
        needs_approval=settings.ANSWER_NEEDS_APPROVAL,
        written_by=opened_by,
    )


@transaction.atomic
def save_joint_answer(*, joint: JointAnswer, written_by) -> JointAnswer:
    """Keep what ``open_joint_answer`` gave, unpublished."""
    joint.written_by = written_by
    joint.version = joint.version or 1  # 0 is what a page saw before it was there
    joint.save()
    return joint


def hold_replies(consultation: Consultation) -> list[Contribution]:
    """All replies, the diverted ones too, locked before the question, with what is answered with
    one of them; in the order of their keys, as everybody locks several."""
    of_question = Q(consultation=consultation) | Q(join__main__consultation=consultation)
    rows = Contribution.with_diverted.select_for_update(of=("self",)).select_related("join")
    held = rows.filter(of_question).exclude(state=State.DRAFT).order_by("pk")
    return [row for row in held if row.consultation_id == consultation.pk]


@transaction.atomic
def publish_joint_answer(*, joint: JointAnswer, replies: list[Contribution], published_by) -> None:
    """Let the council read it; each reply that was decided on gets its answer with it.

    ``replies`` are held, and ``joint`` after them. Raises ``TransitionNotAllowed`` while one of
    them has no decision, or if somebody else has to publish it.
    """
    if any(policies.needs_decision(reply, replies) for reply in replies):
        raise TransitionNotAllowed
    if not policies.can_publish_joint_answer(published_by, joint):
        raise TransitionNotAllowed
    consultation = locked_consultation(joint.consultation)
    consultation.answer()
    consultation.save()
    joint.published_by = published_by
    joint.published_at = timezone.now()
    joint.save()
    told = [reply for reply in replies if reply.state == State.DECIDED]
    for reply in told:
        _answer_reply(reply, joint)
    mail.consultation_answered(consultation, but={reply.organization_id for reply in told})


def _answer_reply(reply, joint):
    """With its own words, if somebody wrote some, else with those for all."""
    answer = reply.answers.select_for_update().get(published_at__isnull=True)
    if not answer.text.strip():
        write_answer(answer=answer, text=joint.text, written_by=joint.written_by)
    if answer.waits_for_approval:
        if answer.written_by_id == joint.published_by_id:  # nobody approves their own words
            raise TransitionNotAllowed
        answer.approved_by = joint.published_by
        answer.save()
    publish(contribution=reply, answer=answer, published_by=joint.published_by)
