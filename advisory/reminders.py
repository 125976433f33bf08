"""What the team is reminded of: answers that were promised, commitments, resolutions and
concerns that are open."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.models import User
from accounts.reminders import Due
from advisory import consent
from advisory.choices import State
from advisory.models import (
    Commitment,
    Concern,
    Consultation,
    Contribution,
    Mandate,
    Organization,
    Representative,
    Resolution,
)

THRESHOLDS = (7, 1, -1, -7)  # days before the promised day
BEFORE_CLOSE = (7, 2)  # days before a question closes


def owed() -> Iterator[Due]:
    yield from _answers()
    yield from _commitments()
    yield from _resolutions()
    yield from _concerns()
    yield from _questions()
    yield from _joint_answers()


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


def _resolutions():
    for resolution in Resolution.objects.due_by(_last_day()):
        yield Due(
            kind="resolution",
            subject=resolution.pk,
            label=_("Resolution"),
            name=f"{resolution.session.number}.{resolution.number}",
            due_on=resolution.due_on,
            recipient=resolution.owner,
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


def _questions():
    """To who sits for an organization that has said nothing yet, before the question closes. Who
    replied and is with safeguarding did reply."""
    last_day = timezone.localdate() + timedelta(days=max(BEFORE_CLOSE))
    for asked in Consultation.objects.taking_replies().filter(closes_on__lte=last_day):
        diverted = Contribution.with_diverted.diverted().filter(consultation=asked)
        silent = Organization.objects.silent_on(asked).exclude(
            pk__in=diverted.order_by().values("organization")
        )
        seats = Mandate.objects.current().filter(organization__in=silent)
        holders = Representative.objects.filter(mandates__in=seats).select_related("user")
        for holder in holders.with_consents():
            if consent.covers_account(holder):
                yield Due(
                    kind="question",
                    subject=asked.pk,
                    label=_("A question to answer"),
                    name=asked.question,
                    due_on=asked.closes_on,
                    recipient=holder.user,
                    thresholds=BEFORE_CLOSE,
                )


def _joint_answers():
    """To who opened the question; if they have left, to all who could answer."""
    team = list(User.objects.active().with_role(Role.COORDINATOR))
    asked = Consultation.objects.unanswered().filter(answer_by__lte=_last_day())
    for each in asked.select_related("opened_by"):
        for person in [each.opened_by] if each.opened_by.is_active else team:
            yield Due(
                kind="consultation",
                subject=each.pk,
                label=_("Answer to the council"),
                name=each.question,
                due_on=each.answer_by,
                recipient=person,
                thresholds=THRESHOLDS,
            )


def _last_day():
    return timezone.localdate() + timedelta(days=max(THRESHOLDS))


def _name(contribution):
    return f"{contribution.reference} ({contribution.organization})"
