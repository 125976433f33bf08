"""What the team does with a contribution among itself: sum it up, hand it on, note, ask."""

from django.db import transaction
from django_fsm import TransitionNotAllowed

from advisory import mail, policies
from advisory.actions.contributions import locked
from advisory.models import Contribution, Note, Review


@transaction.atomic
def sum_up(*, contribution: Contribution, review: Review, summed_up_by) -> None:
    """Keep what the team makes of it for itself: the summary, its stage, its project.

    Raises ``TransitionNotAllowed`` if the author took it back a moment ago.
    """
    if not policies.can_review_contribution(summed_up_by, locked(contribution)):
        raise TransitionNotAllowed
    review.save()


@transaction.atomic
def assign(*, contribution: Contribution, review: Review, assigned_by) -> None:
    """Put it in the charge of ``review.owner``, who finds it on their desk, and tell them.

    Raises ``TransitionNotAllowed`` if the author took it back a moment ago.
    """
    hand_on(contribution=contribution, review=review, handed_on_by=assigned_by)
    mail.assigned([contribution], to=review.owner, by=assigned_by)


@transaction.atomic
def hand_on(*, contribution: Contribution, review: Review, handed_on_by) -> None:
    """The same without a mail, for who hands on several at once."""
    if not policies.can_assign_contribution(handed_on_by, locked(contribution)):
        raise TransitionNotAllowed
    review.save()


@transaction.atomic
def write_note(*, contribution: Contribution, note: Note, written_by) -> Note:
    """Add a note, a question or a reply; the same one twice, by a second tap, is one.

    Raises ``TransitionNotAllowed`` if it was taken back, or a colleague replied a moment ago.
    """
    contribution = locked(contribution)
    if not policies.can_note_contribution(written_by, contribution):
        raise TransitionNotAllowed
    last = contribution.notes.last()
    said = {"text": note.text, "asked_id": note.asked_id, "reply_to_id": note.reply_to_id}
    if last and last.written_by_id == written_by.pk and said.items() <= vars(last).items():
        return last
    if note.reply_to and not contribution.notes.unanswered().filter(pk=note.reply_to.pk).exists():
        raise TransitionNotAllowed
    note.contribution = contribution
    note.written_by = written_by
    note.save()
    if note.asked:
        mail.asked(note)
    return note
