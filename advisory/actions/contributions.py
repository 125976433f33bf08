"""What happens to contributions: each verb writes all that belongs together, or nothing.

An action takes the row it changes by its key and locks it, so that of two people who press the
same button the second finds what the first one did: ``TransitionNotAllowed``. Who locks a review
or an answer too locks the contribution first, so that no two wait for each other.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from advisory import mail
from advisory.actions.enclosures import empty_out
from advisory.actions.persons import hold_person
from advisory.actions.replies import join_question
from advisory.choices import State
from advisory.models import (
    Answer,
    Commitment,
    Contribution,
    Grounds,
    Join,
    Mandate,
    ReferenceYear,
    Review,
)


def locked(contribution: Contribution) -> Contribution:
    """The same contribution, as it is now, and nobody else's until the transaction ends.

    One that was diverted is found too, so that each verb refuses it by its state.
    """
    return Contribution.with_diverted.select_for_update().get(pk=contribution.pk)


def locked_together(contribution: Contribution) -> Contribution:
    """The same as ``locked``, with those that are answered with it; all in the order of their
    keys, as everybody locks several."""
    keys = [contribution.pk, *contribution.joins.values_list("contribution_id", flat=True)]
    rows = Contribution.with_diverted.select_for_update().filter(pk__in=keys).order_by("pk")
    return {row.pk: row for row in rows}[contribution.pk]


@transaction.atomic
def open_draft(*, token: UUID, mandate: Mandate, page: UUID) -> Contribution:
    """The row of this form, made if it is not there yet, and locked.

    Of two requests with one token (a double tap, a repeated send) one makes the row and the other
    waits for it.

    Raises ``Contribution.DoesNotExist`` if the token is another person's, and ``PersonErased``.
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
    """Send a draft: the reference, the time and the day of the answer are fixed.

    Raises ``TransitionNotAllowed`` if it replies to a question that was closed meanwhile.
    """
    # From now on its days are not moved away from today (``holds_what_was_said``).
    Mandate.objects.select_for_update(no_key=True).get(pk=contribution.mandate_id)
    today = timezone.localdate()
    promised_on = today + timedelta(days=settings.ANSWER_WITHIN_DAYS)
    if contribution.consultation_id:
        promised_on = join_question(reply=contribution)
    number = ReferenceYear.objects.take_number(today.year)
    contribution.submit(reference=f"AP-{today.year}-{number:04d}", promised_on=promised_on)
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
    part_from_all(contribution=contribution)
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
    _open_answer(contribution, review.decision)


def _open_answer(contribution, decision):
    """The answer that is to be written for this decision: the one begun already, or the next."""
    last = contribution.answers.newest()
    Answer.objects.unpublished().update_or_create(
        contribution=contribution,
        defaults={"decision": decision, "approved_by": None},
        create_defaults={
            "decision": decision,
            "needs_approval": settings.ANSWER_NEEDS_APPROVAL,
            "number": last.number + 1 if last else 1,
        },
    )


@transaction.atomic
def publish(*, contribution: Contribution, answer: Answer, published_by) -> None:
    """Let the child read the answer, and what it promises.

    Raises ``TransitionNotAllowed`` while it waits for a colleague to approve it, too.
    """
    contribution = locked_together(contribution)
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
    for follower in _followers(contribution).filter(state=State.UNDER_REVIEW, reopened_at=None):
        _answer_alike(follower, answer, review)
    keep_pace(contribution)
    mail.answered(contribution)


def part_from_all(*, contribution: Contribution) -> None:
    """What was to be answered together goes its own way; what was answered stays."""
    joins = Join.objects.filter(Q(contribution=contribution) | Q(main=contribution))
    joins.filter(contribution__state=State.UNDER_REVIEW, contribution__reopened_at=None).delete()


def keep_pace(contribution: Contribution) -> None:
    """Once answered, it is as far as its promises are, and so are those that are joined with it;
    promises of an earlier answer count too."""
    for each in (contribution, *_followers(contribution)):
        promises = Commitment.objects.kept_for(each)
        if each.state == State.ANSWERED and promises.begun().exists():
            each.start()
            each.save()
        if each.state == State.IN_PROGRESS and not promises.open().exists():
            each.finish()
            each.save()


def _followers(contribution):
    """Those that are joined with it, as they are now, locked."""
    joined = Contribution.objects.select_for_update(of=("self",)).filter(join__main=contribution)
    return joined.order_by("pk")


def _answer_alike(contribution, answer, review):
    """Give it the answer of the main one, step by step as if it were its own."""
    own = Review.objects.select_for_update().get(contribution=contribution)
    for name in ("decision", "reason", "decided_by", "decided_at"):
        setattr(own, name, getattr(review, name))
    own.save()
    contribution.decide()
    contribution.save()
    told = Answer.objects.create(
        contribution=contribution,
        **{
            name: getattr(answer, name)
            for name in ("decision", "text", "written_by", "needs_approval", "approved_by")
        },
        published_by=answer.published_by,
        published_at=answer.published_at,
    )
    Grounds.objects.create(
        answer=told,
        reason=own.reason,
        decided_by=own.decided_by,
        decided_at=own.decided_at,
    )
    contribution.answer()
    contribution.save()
    mail.answered(contribution)
