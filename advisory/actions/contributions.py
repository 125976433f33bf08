"""What happens to contributions: each verb writes all that belongs together, or nothing.

An action takes the row it changes by its key and locks it, so that of two people who press the
same button the second finds what the first one did: ``TransitionNotAllowed``. Who locks a review
or an answer too locks the contribution first, so that no two wait for each other.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from advisory import mail
from advisory.actions.enclosures import empty_out
from advisory.actions.persons import hold_person
from advisory.choices import State
from advisory.models import (
    Answer,
    Commitment,
    Contribution,
    Grounds,
    Mandate,
    ReferenceYear,
    Review,
)


def locked(contribution: Contribution) -> Contribution:
    """The same contribution, as it is now, and nobody else's until the transaction ends.

    One that was diverted is found too, so that each verb refuses it by its state.
    """
    return Contribution.with_diverted.select_for_update().get(pk=contribution.pk)


@transaction.atomic
def open_draft(*, token: UUID, mandate: Mandate, page: UUID) -> Contribution:
    """The row of this form, made if it is not there yet, and locked.

    Of two requests with one token (a double tap, a repeated send) one makes the row and the other
    waits for it.

    Raises ``Contribution.DoesNotExist`` if the token is another person's, and
    ``Representative.DoesNotExist`` if this person was erased meanwhile.
    """
    hold_person(mandate.representative_id)
    Contribution.objects.bulk_create(
        [
            Contribution(
                token=token, page=page, mandate=mandate, organization_id=mandate.organization_id
            )
        ],
        ignore_conflicts=True,
    )
    draft = Contribution.with_diverted.select_for_update().get(
        token=token, mandate__representative=mandate.representative_id
    )
    if draft.state == State.DRAFT:  # begun in an earlier mandate, it is said in this one
        draft.mandate, draft.organization_id = mandate, mandate.organization_id
    return draft


@transaction.atomic
def submit(*, contribution: Contribution) -> Contribution:
    """Send a draft: the reference, the time and the day of the answer are fixed."""
    # From now on its days are not moved away from today (``holds_what_was_said``).
    Mandate.objects.select_for_update(no_key=True).get(pk=contribution.mandate_id)
    today = timezone.localdate()
    number = ReferenceYear.objects.take_number(today.year)
    contribution.submit(
        reference=f"AP-{today.year}-{number:04d}",
        promised_on=today + timedelta(days=settings.ANSWER_WITHIN_DAYS),
    )
    contribution.save()
    mail.received(contribution)
    return contribution


@transaction.atomic
def discard_draft(*, contribution: Contribution) -> None:
    """Throw a draft away; what was sent meanwhile, in another tab, stays."""
    drafts = Contribution.objects.select_for_update().filter(state=State.DRAFT)
    for draft in drafts.filter(pk=contribution.pk):
        empty_out(contribution=draft)
        draft.delete()


@transaction.atomic
def withdraw(*, contribution: Contribution) -> None:
    contribution = locked(contribution)
    contribution.withdraw()
    contribution.save()


@transaction.atomic
def take(*, contribution: Contribution, owner) -> None:
    """Put it under review, in the charge of ``owner``."""
    contribution = locked(contribution)
    contribution.take()
    contribution.save()
    Review.objects.create(contribution=contribution, owner=owner, taken_at=timezone.now())


@transaction.atomic
def decide(
    *, contribution: Contribution, review: Review, commitment: Commitment | None, decided_by
) -> None:
    """Write the decision with its reason and, for a yes, the commitment that makes it one.

    Until its answer is published a decision can be made anew; a no then drops what a yes promised,
    but for what the child has read with an earlier answer. Raises ``TransitionNotAllowed`` when it
    is too late.
    """
    contribution = locked(contribution)
    if contribution.state != State.DECIDED:
        contribution.decide()
        contribution.save()
    review.decided_by = decided_by
    review.decided_at = timezone.now()
    review.save()
    if commitment is None:
        contribution.commitments.untold().delete()
    else:
        commitment.contribution = contribution
        commitment.save()
    last = contribution.answers.newest()
    Answer.objects.unpublished().update_or_create(
        contribution=contribution,
        defaults={"decision": review.decision, "approved_by": None},
        create_defaults={
            "decision": review.decision,
            "needs_approval": settings.ANSWER_NEEDS_APPROVAL,
            "number": last.number + 1 if last else 1,
        },
    )


@transaction.atomic
def publish(*, contribution: Contribution, answer: Answer, published_by) -> None:
    """Let the child read the answer, and what it promises.

    Raises ``TransitionNotAllowed`` while it waits for a colleague to approve it, too.
    """
    contribution = locked(contribution)
    if answer.waits_for_approval:
        raise TransitionNotAllowed
    contribution.answer()
    review = contribution.review
    answer.decision = review.decision
    answer.published_by = published_by
    answer.published_at = timezone.now()
    answer.save()
    Grounds.objects.create(
        answer=answer,
        reason=review.reason,
        decided_by=review.decided_by,
        decided_at=review.decided_at,
    )
    contribution.commitments.untold().update(told_at=answer.published_at)
    contribution.save()
    keep_pace(contribution)
    mail.answered(contribution)


def keep_pace(contribution: Contribution) -> None:
    """Once answered, it is as far as its promises are; those of an earlier answer count too."""
    promises = contribution.commitments
    if contribution.state == State.ANSWERED and promises.begun().exists():
        contribution.start()
        contribution.save()
    if contribution.state == State.IN_PROGRESS and not promises.open().exists():
        contribution.finish()
        contribution.save()
