"""What happens to promises: made, told of, moved, kept.

Who locks a commitment has locked its contribution before.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from advisory import mail, policies
from advisory.actions.contributions import keep_pace, locked, locked_together
from advisory.choices import WITH_ANSWER
from advisory.models import Commitment, CommitmentUpdate, Contribution
from records import files


@transaction.atomic
def promise(*, contribution: Contribution, commitment: Commitment, promised_by) -> None:
    """Add a commitment to those that were made with the decision; the same one twice is one.

    Raises ``TransitionNotAllowed`` when all is done already, the yes has become a no, or
    safeguarding has the contribution by now.
    """
    contribution = locked(contribution)
    if not policies.can_promise_contribution(promised_by, contribution):
        raise TransitionNotAllowed
    same = {name: getattr(commitment, name) for name in ("promise", "owner", "due_on")}
    if not contribution.commitments.filter(**same).exists():
        commitment.contribution = contribution
        if contribution.state in WITH_ANSWER:
            commitment.told_at = timezone.now()
        commitment.save()


@transaction.atomic
def hold_commitment(*, commitment: Commitment, held_by) -> Commitment:
    """The same commitment as it is now, nobody else's until the transaction ends, to be followed
    up.

    Raises ``TransitionNotAllowed`` when it is done by now, or safeguarding has the contribution.
    """
    contribution = locked_together(commitment.contribution)
    commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
    commitment.contribution = contribution
    if not policies.can_follow_up_commitment(held_by, commitment):
        raise TransitionNotAllowed
    return commitment


@transaction.atomic
def tell_progress(*, commitment: Commitment, update: CommitmentUpdate, told_by) -> None:
    """Tell the child how far it is; the first time, work has begun, which puts the contribution in
    progress. The same told twice, as by a second tap, is told once.

    Raises ``TransitionNotAllowed`` as ``hold_commitment`` does.
    """
    commitment = hold_commitment(commitment=commitment, held_by=told_by)
    last = commitment.updates.last()
    if last and (last.text, last.written_by_id) == (update.text, told_by.pk):
        return
    update.commitment = commitment
    update.written_by = told_by
    update.save()
    commitment.started_on = commitment.started_on or timezone.localdate()
    commitment.save()
    keep_pace(commitment.contribution)
    mail.progress(commitment)


@transaction.atomic
def change_commitment(*, commitment: Commitment, reason: str, changed_by) -> None:
    """Save who keeps it and until when; that the day has moved, the child reads with the reason.

    Raises ``TransitionNotAllowed`` as ``hold_commitment`` does.
    """
    before = hold_commitment(commitment=commitment, held_by=changed_by)
    has_moved = commitment.due_on != before.due_on
    if has_moved:
        CommitmentUpdate.objects.create(
            commitment=before,
            text=reason,
            moved_from=before.due_on,
            moved_to=commitment.due_on,
            written_by=changed_by,
        )
    commitment.save()
    if has_moved:
        mail.progress(commitment)


@transaction.atomic
def finish(*, commitment: Commitment, on: date, finished_by, evidence=None) -> None:
    """A promise is kept; the last one makes the contribution done. ``evidence`` is a checked file
    or None. Raises ``TransitionNotAllowed`` as ``hold_commitment`` does.
    """
    before = hold_commitment(commitment=commitment, held_by=finished_by)
    commitment.started_on = commitment.started_on or on
    commitment.done_on = on
    if evidence is not None:
        commitment.evidence = files.store(evidence)
    commitment.save()
    keep_pace(before.contribution)
    mail.progress(commitment)
