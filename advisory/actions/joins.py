"""What is answered together: joined and parted."""

from django.db import transaction
from django_fsm import TransitionNotAllowed

from advisory import policies
from advisory.actions.contributions import locked, locked_together, part_from_all, take
from advisory.choices import State
from advisory.models import Contribution, Join


@transaction.atomic
def join(*, contribution: Contribution, main: Contribution, joined_by) -> None:
    """Answer it with the main one; who is in charge of that takes this one too.

    Raises ``TransitionNotAllowed`` if either has moved on, is joined, or leads others.
    """
    both = Contribution.with_diverted.select_for_update().order_by("pk")
    rows = {row.pk: row for row in both.filter(pk__in=[contribution.pk, main.pk])}
    contribution, main = rows[contribution.pk], rows[main.pk]
    may = policies.can_join_contribution(joined_by, contribution)
    leads = Join.objects.filter(main=contribution).exists()
    if not may or leads or not Contribution.objects.can_lead().filter(pk=main.pk).exists():
        raise TransitionNotAllowed
    if contribution.state == State.SUBMITTED:
        take(contribution=contribution, owner=main.review.owner)
    Join.objects.create(contribution=contribution, main=main, joined_by=joined_by)


@transaction.atomic
def part(*, contribution: Contribution, parted_by) -> None:
    """Answer it alone again.

    Raises ``TransitionNotAllowed`` when it is answered, or was parted a moment ago.
    """
    for main in Contribution.with_diverted.filter(joins__contribution=contribution):
        locked_together(main)  # as who publishes the answer to them does
    contribution = locked(contribution)
    if not policies.can_part_contribution(parted_by, contribution):
        raise TransitionNotAllowed
    part_from_all(contribution=contribution)
