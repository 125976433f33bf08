"""What follows from a child's word on an answer."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from advisory import mail
from advisory.actions.contributions import locked
from advisory.choices import WITH_ANSWER, State
from advisory.models import Contribution, Rating, Review


@transaction.atomic
def rate(*, contribution: Contribution, rating: Rating) -> bool:
    """Keep what the child thinks of an answer; a no reopens the contribution. Tells whether so.
    The same said twice, as by a second tap, is said once.

    Raises ``TransitionNotAllowed`` if somebody has said something else of the answer, or it isn't
    the newest any more.
    """
    contribution = locked(contribution)
    newest = contribution.answers.published().newest()
    if contribution.state == State.DIVERTED or newest is None or newest.pk != rating.answer_id:
        raise TransitionNotAllowed
    said = Rating.objects.filter(answer=newest).first()
    if said and said.says_the_same_as(rating):
        return said.has_a_no
    if said or contribution.state not in WITH_ANSWER:
        raise TransitionNotAllowed
    rating.save()
    if rating.has_a_no:
        reopen(contribution=contribution)
    return rating.has_a_no


@transaction.atomic
def reopen(*, contribution: Contribution) -> None:
    """Read it again: decide anew, answer anew, by a day of its own. What was promised stays."""
    contribution = locked(contribution)
    contribution.reopen(
        promised_on=timezone.localdate() + timedelta(days=settings.ANSWER_WITHIN_DAYS)
    )
    contribution.save()
    review = Review.objects.select_for_update().get(contribution=contribution)
    review.decision = review.reason = ""
    review.decided_by = review.decided_at = None
    review.save()
    mail.reopened(contribution)
