"""What the team is reminded of: answers that were promised, commitments, resolutions and
concerns that are open. What belongs to somebody who has left is told to all who could see to it."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy, lazystr
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.reminders import Due
from advisory import consent, mail
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
    Session,
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
    yield from _risks()
    yield from _sessions()


def _answers():
    """To who has taken it; as long as nobody has, to all who could."""
    team = list(User.objects.coordinators())
    waiting = Contribution.objects.waiting().to_be_answered_alone()
    waiting = waiting.filter(promised_on__lte=_last_day())
    for contribution in waiting.select_related("organization", "review__owner").defer("search"):
        review = getattr(contribution, "review", None)
        for person in mail.in_charge_or_team(review.owner) if review else team:
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
        for person in mail.in_charge_or_team(commitment.owner):
            yield Due(
                kind="commitment",
                subject=commitment.pk,
                label=_("Commitment"),
                name=_name(commitment.contribution),
                due_on=commitment.due_on,
                recipient=person,
                thresholds=THRESHOLDS,
            )


def _resolutions():
    for resolution in Resolution.objects.due_by(_last_day()):
        for person in mail.in_charge_or_team(resolution.owner):
            yield Due(
                kind="resolution",
                subject=resolution.pk,
                label=_("Resolution"),
                name=f"{resolution.session.number}.{resolution.number}",
                due_on=resolution.due_on,
                recipient=person,
                thresholds=THRESHOLDS,
            )


def _concerns():
    """To all leads, when nothing was done in time: that there are some, and nothing of them."""
    leads = list(User.objects.leads())
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
    """To who opened the question."""
    asked = Consultation.objects.unanswered().filter(answer_by__lte=_last_day())
    for each in asked.select_related("opened_by"):
        for person in mail.in_charge_or_team(each.opened_by):
            yield Due(
                kind="consultation",
                subject=each.pk,
                label=_("Answer to the council"),
                name=each.question,
                due_on=each.answer_by,
                recipient=person,
                thresholds=THRESHOLDS,
            )


def _risks():
    """To who leads a session whose risk nobody has assessed."""
    coming = Session.objects.ahead().filter(risk__isnull=True).select_related("facilitator")
    for session in coming.filter(starts_at__date__lte=_last_day()):
        for person in mail.in_charge_or_team(session.facilitator):
            yield Due(
                kind="risk",
                subject=session.pk,
                label=_("Risk assessment"),
                name=lazystr(session),
                due_on=session.day,
                recipient=person,
                thresholds=(7, 1),
            )


def _sessions():
    """To the representatives, that the council meets soon; not after it has begun."""
    coming = Session.objects.convoked().filter(
        starts_at__gt=timezone.now(), starts_at__date__lte=_last_day()
    )
    for session in coming:
        for person in mail.called_to(session.day):
            yield Due(
                kind="session",
                subject=session.pk,
                label=_("Session"),
                name=lazy(_when, str)(session),
                due_on=session.day,
                recipient=person,
                thresholds=(3, 1),
                template="advisory/mail/session_soon.txt",
            )


def _when(session):
    """In the language of who reads it."""
    moment = timezone.localtime(session.starts_at)
    return gettext("%(day)s, %(date)s, at %(time)s in Lima") % {
        "day": date_format(moment, "l"),
        "date": date_format(moment, "DATE_FORMAT"),
        "time": date_format(moment, "TIME_FORMAT"),
    }


def _last_day():
    return timezone.localdate() + timedelta(days=max(THRESHOLDS))


def _name(contribution):
    return f"{contribution.reference} ({contribution.organization})"
