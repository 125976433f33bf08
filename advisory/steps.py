"""The five steps of a contribution, as the child sees them: sent – being read – answered – being
done – done (design, section 6)."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from advisory.choices import PROMISING, State

REACHED = {
    State.SUBMITTED: 0,
    State.UNDER_REVIEW: 1,
    State.DECIDED: 1,
    State.ANSWERED: 2,
    State.IN_PROGRESS: 3,
    State.DONE: 4,
    State.WITHDRAWN: 0,
}


@dataclass(frozen=True)
class Step:
    """One station. ``status`` is past, present, future, or skipped when it will not come."""

    slug: str
    label: str
    status: str
    on: date | None


def steps_of(contribution, answer, commitments) -> list[Step]:
    """The five stations. ``answer`` is the newest published one or None; ``commitments`` are
    those that the child can read; ``contribution.taken_at`` comes from ``for_detail``. What was
    reopened is at the second station again."""
    started = [each.started_on for each in commitments if each.started_on]
    done = [each.done_on for each in commitments if each.done_on]
    taken_at = contribution.reopened_at if contribution.is_reopened else contribution.taken_at
    stations = [
        ("sent", pgettext("step", "Sent"), _day(contribution.submitted_at)),
        ("reading", pgettext("step", "Being read"), _day(taken_at)),
        ("answered", pgettext("step", "Answered"), _day(answer and answer.published_at)),
        ("doing", pgettext("step", "Being done"), min(started, default=None)),
        (
            "done",
            pgettext("step", "Done"),
            max(done, default=None) if contribution.state == State.DONE else None,
        ),
    ]
    reached = REACHED[contribution.state]
    last = _last(contribution, answer, commitments)
    statuses = [_status(place, reached, last, contribution.state) for place in range(5)]
    return [
        Step(slug, label, status, on if status in ("past", "present") else None)
        for status, (slug, label, on) in zip(statuses, stations, strict=True)
    ]


def sentence_of(contribution, answer, commitments) -> str:
    """Where it is now and what comes next, in one or two short sentences."""
    promised = date_format(contribution.promised_on, "DATE_FORMAT")
    if contribution.is_late:
        return _(
            "We promised you an answer by %(date)s, and we are late. We are sorry."
            " The team sees that yours comes first."
        ) % {"date": promised}
    if contribution.is_reopened:
        return _(
            "Our answer was not good enough. The team is reading it again."
            " You will have a new answer by %(date)s."
        ) % {"date": promised}
    sentences = {
        State.SUBMITTED: _("We have it. You will have an answer by %(date)s."),
        State.UNDER_REVIEW: _("The team is reading it. You will have an answer by %(date)s."),
        State.DECIDED: _("The team is writing your answer. You will have it by %(date)s."),
        State.IN_PROGRESS: _("We are doing what we promised you."),
        State.DONE: _("Done. We did what we promised you."),
        State.WITHDRAWN: _("It was taken back. Nobody is working on it."),
    }
    if contribution.state == State.ANSWERED:
        if answer.decision in PROMISING or commitments:
            return _("You have an answer. Next, we do what we promised.")
        return _("You have an answer.")
    return sentences[contribution.state] % {"date": promised}


def _day(moment):
    return timezone.localdate(moment) if moment else None


def _last(contribution, answer, commitments):
    """The last station that this contribution can reach."""
    if contribution.state == State.WITHDRAWN:
        return 1 if contribution.taken_at else 0
    if (
        contribution.state == State.ANSWERED
        and answer.decision not in PROMISING
        and not commitments
    ):
        return 2
    return 4


def _status(place, reached, last, state):
    if place > last:
        return "skipped"
    if place < reached or state in (State.DONE, State.WITHDRAWN):
        return "past"
    return "present" if place == reached else "future"
