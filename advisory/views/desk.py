"""The desk of the team: what waits for one person, in the order in which it is due."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from advisory import consent, policies
from advisory.choices import State
from advisory.filters import REOPENED, TO_APPROVE, UNCHECKED, WAITING, Due, Progress, Sort
from advisory.models import (
    Commitment,
    Concern,
    Consultation,
    Contribution,
    Mandate,
    Note,
    Organization,
    Referral,
    Resolution,
    Session,
)
from alliances import models as alliances
from alliances import reminders
from records.paging import Count, count_of

LINES = 20
QUESTIONS = 100  # far more than one person is asked


@dataclass(frozen=True)
class Task:
    """One line: a contribution, a commitment or a resolution, and what to do with it; nothing for
    who reads."""

    due_on: date
    action: str
    row: Contribution | Commitment | alliances.Commitment | Resolution


@dataclass(frozen=True)
class Tally:
    """How much there is of something, and the list of all of it."""

    label: str
    count: Count
    url: str
    is_pressing: bool = False


def show(request: HttpRequest) -> HttpResponse:
    can_work = policies.can_work_on_contributions(request.user)
    waiting = Contribution.objects.visible_to(request.user).waiting().to_be_answered_alone()
    promised = Commitment.objects.visible_to(request.user).open().told()
    context = {"can_work": can_work, "questions": _questions(request.user)}
    if can_work:
        context |= {
            **_council(),
            "consultations": Consultation.objects.unanswered().for_list(),
            "to_prepare": Session.objects.to_prepare(),
            "renewals": reminders.ending(),
            "silent": _silent(request.user),
            "minutes_to_keep": Session.objects.without_approved_minutes()[:LINES],
            "tallies": _tallies_of_worker(request.user, waiting, promised),
            "tasks": _tasks_of_worker(request.user, waiting, promised),
        }
    else:
        context |= {"tallies": _tallies_of_reader(waiting), "tasks": _tasks(waiting, "read")}
    if policies.can_read_concerns(request.user):
        concerns = Concern.objects.visible_to(request.user).for_list()
        context["concerns"] = concerns.open().in_due_order()[:LINES]
    return render(request, "advisory/home/desk.html", context)


def _questions(user):
    return Note.objects.unanswered_by(user)[:QUESTIONS]


def _silent(user):
    """What was passed on to an entity that has said nothing for too long."""
    referrals = Referral.objects.visible_to(user).for_list()
    return referrals.silent_for(days=settings.REFERRAL_NOTICE_DAYS)[:LINES]


def _tasks_of_worker(user, waiting, promised):
    """What anybody may take, and what is this person's: the first lines of it all."""
    mine = waiting.filter(review__owner=user)
    found = [
        *_tasks(waiting.filter(state=State.SUBMITTED), "take"),
        *_tasks(mine.filter(state=State.UNDER_REVIEW), "decide"),
        *_tasks(mine.filter(state=State.DECIDED), "answer"),
        *_tasks(waiting.to_approve(by=user), "approve"),
        *(
            Task(commitment.due_on, "keep", commitment)
            for commitment in promised.filter(owner=user)
            .for_list()
            .order_by("due_on", "pk")[:LINES]
        ),
        *(
            Task(commitment.due_on, "alliance", commitment)
            for commitment in reminders.kept_by(user)[:LINES]
        ),
        *(
            Task(resolution.due_on, "resolve", resolution)
            for resolution in Resolution.objects.visible_to(user)
            .to_see_to(user)
            .order_by("due_on", "pk")[:LINES]
        ),
    ]
    return sorted(found, key=lambda task: task.due_on)[:LINES]


def _tasks(contributions, action):
    rows = contributions.for_list().in_due_order()[:LINES]
    return [Task(row.promised_on, action, row) for row in rows]


def _tallies_of_worker(user, waiting, promised):
    mine = waiting.filter(review__owner=user)
    kept_by_me = promised.filter(owner=user)
    me = user.get_username()
    return [
        _tally(_("To take"), waiting.filter(state=State.SUBMITTED), state=State.SUBMITTED),
        _tally(_("Mine, without an answer"), mine, owner=me, state=WAITING),
        _tally(_("A “no” to look at"), mine.with_a_no(), owner=me, state=REOPENED),
        _tally(
            _("Answers to publish"),
            mine.filter(state=State.DECIDED),
            owner=me,
            state=State.DECIDED,
        ),
        *_to_approve(waiting),
        *_tallies_of_reader(waiting)[1:],
        _tally(
            _("Words not confirmed yet"),
            Contribution.objects.visible_to(user).unchecked(),
            origin=UNCHECKED,
        ),
        _promises(_("My commitments"), kept_by_me, owner=me),
        _promises(_("Overdue commitments"), promised.late(), state=Progress.LATE),
    ]


def _to_approve(waiting):
    """Said where the setting asks for it, and while anything of before waits."""
    tally = _tally(_("Answers to approve"), waiting.to_approve(), state=TO_APPROVE)
    return [tally] if settings.ANSWER_NEEDS_APPROVAL or tally.count.number else []


def _tallies_of_reader(waiting):
    return [
        _tally(_("Waiting for an answer"), waiting, state=WAITING),
        _tally(_("Overdue answers"), waiting.late(), due=Due.LATE),
    ]


def _tally(label, contributions: QuerySet, **query):
    query["sort"] = Sort.PROMISED
    return _linked(label, contributions, "advisory:contribution-list", query)


def _promises(label, commitments: QuerySet, **query):
    return _linked(label, commitments, "advisory:commitment-list", query)


def _linked(label, rows, address, query):
    count = count_of(rows)
    url = f"{reverse(address)}?{urlencode(query)}"
    is_late = Due.LATE in query.values()
    return Tally(label, count, url, is_pressing=is_late and count.number > 0)


def _council():
    """What is amiss in the council: an empty seat, a mandate or a consent that ends soon.

    The consents of who comes next are asked for before the first day.
    """
    today = timezone.localdate()
    mandates = Mandate.objects.not_over().of_present().for_list()
    seated = {
        mandate.representative_id: mandate
        for mandate in mandates.prefetch_related("representative__consents__text")
    }
    unconsented = [
        {
            "mandate": mandate,
            "missing": consent.missing(mandate.representative),
            "withdrawal": consent.withdrawal(mandate.representative),
            "asked_again_on": consent.next_time_asked(mandate.representative),
        }
        for mandate in seated.values()
        if consent.missing(mandate.representative)
        or consent.ends_within(mandate.representative, settings.MANDATE_NOTICE_DAYS)
    ]
    notice = today + timedelta(days=settings.MANDATE_NOTICE_DAYS)
    return {
        "vacant": Organization.objects.without_titular(today).for_list(),
        "ending": Mandate.objects.ending_before(notice).for_list(),
        "unconsented": unconsented,
    }
