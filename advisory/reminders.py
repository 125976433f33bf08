"""What the team is reminded of: answers that were promised, commitments and concerns that are
open."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.models import User
from accounts.reminders import Due
from advisory.choices import State
from advisory.models import Commitment, Concern, Contribution

THRESHOLDS = (7, 1, -1, -7)  # days before the promised day


def owed() -> Iterator[Due]:
    yield from _answers()
    yield from _commitments()
    yield from _concerns()


def _answers():
    """To who has taken it; as long as nobody has, or who has left, to all who could."""
    team = list(User.objects.active().with_role(Role.COORDINATOR))
    waiting = Contribution.objects.waiting().to_be_answered_alone()
    waiting = waiting.filter(promised_on__lte=_last_day())
    for contribution in waiting.select_related("organization", "review__owner").defer("search"):
        review = getattr(contribution, "review", None)
        for person in [review.owner] if review and review.owner.is_active else team:
            yield Due(
                kind="answer",
                subject=contribution.pk,
                label=_("Answer"),
                name=_name(contribution),
                due_on=contribution.promised_on,
                recipient=person,
                thresholds=THRESHOLDS,
            )


def _commitments():
    open_ones = Commitment.objects.open().told().filter(due_on__lte=_last_day())
    open_ones = open_ones.exclude(contribution__state=State.DIVERTED)
    for commitment in open_ones.select_related("contribution__organization", "owner"):
        yield Due(
            kind="commitment",
            subject=commitment.pk,
            label=_("Commitment"),
            name=_name(commitment.contribution),
            due_on=commitment.due_on,
            recipient=commitment.owner,
            thresholds=THRESHOLDS,
        )


def _concerns():
    """To all leads, when nothing was done in time: that there are some, and nothing of them."""
    leads = list(User.objects.active().with_role(Role.LEAD))
    for concern in Concern.objects.overdue().only("due_at"):
        for person in leads:
            yield Due(
                kind="concern",
                subject=concern.pk,
                label=_("Concern"),
                name=_("nobody has looked after it"),
                due_on=timezone.localdate(concern.due_at),
                recipient=person,
                thresholds=(0, -1, -2, -7),
            )


def _last_day():
    return timezone.localdate() + timedelta(days=max(THRESHOLDS))


def _name(contribution):
    return f"{contribution.reference} ({contribution.organization})"
