"""The five steps that a child sees: sent, being read, answered, being done, done."""

from datetime import UTC, date, datetime

import pytest

from advisory.models import Answer, Commitment, Contribution
from advisory.steps import sentence_of, steps_of
from tests.factories.advisory import days, today

SENT_AT = datetime(2026, 5, 2, 3, 0, tzinfo=UTC)  # in Lima it is still the first of May
READ_AT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
ANSWERED_AT = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)


def contribution_in(state, *, taken_at=None, promised_on=None):
    contribution = Contribution(
        state=state, submitted_at=SENT_AT, promised_on=promised_on or today() + days(1)
    )
    contribution.taken_at = taken_at
    return contribution


def answer_of(decision):
    return Answer(decision=decision, published_at=ANSWERED_AT)


def statuses(*arguments):
    return [step.status for step in steps_of(*arguments)]


@pytest.mark.parametrize(
    ("state", "decision", "expected"),
    [
        ("submitted", None, ["present", "future", "future", "future", "future"]),
        ("under_review", None, ["past", "present", "future", "future", "future"]),
        ("decided", None, ["past", "present", "future", "future", "future"]),
        ("answered", "accepted", ["past", "past", "present", "future", "future"]),
        ("answered", "partly_accepted", ["past", "past", "present", "future", "future"]),
        ("answered", "not_accepted", ["past", "past", "present", "skipped", "skipped"]),
        ("answered", "deferred", ["past", "past", "present", "skipped", "skipped"]),
        ("answered", "outside_remit", ["past", "past", "present", "skipped", "skipped"]),
        ("in_progress", "accepted", ["past", "past", "past", "present", "future"]),
        ("done", "accepted", ["past", "past", "past", "past", "past"]),
        ("withdrawn", None, ["past", "skipped", "skipped", "skipped", "skipped"]),
    ],
)
def test_each_state_is_a_place_on_the_way(state, decision, expected):
    answer = answer_of(decision) if decision else None

    assert statuses(contribution_in(state), answer, []) == expected


def test_what_was_taken_back_while_it_was_read_has_been_read():
    contribution = contribution_in("withdrawn", taken_at=READ_AT)

    steps = steps_of(contribution, None, [])

    assert [step.status for step in steps] == ["past", "past", "skipped", "skipped", "skipped"]


def test_the_steps_have_names_that_a_child_knows():
    steps = steps_of(contribution_in("submitted"), None, [])

    assert [(step.slug, step.label) for step in steps] == [
        ("sent", "Sent"),
        ("reading", "Being read"),
        ("answered", "Answered"),
        ("doing", "Being done"),
        ("done", "Done"),
    ]


def test_each_step_bears_its_day_in_lima():
    contribution = contribution_in("done", taken_at=READ_AT)
    promises = [
        Commitment(started_on=date(2026, 6, 2), done_on=date(2026, 7, 1)),
        Commitment(started_on=date(2026, 6, 1), done_on=date(2026, 7, 9)),
    ]

    steps = steps_of(contribution, answer_of("accepted"), promises)

    assert [step.on for step in steps] == [
        date(2026, 5, 1),
        date(2026, 5, 4),
        date(2026, 5, 20),
        date(2026, 6, 1),
        date(2026, 7, 9),
    ]


def test_a_promise_kept_while_another_is_open_is_not_the_end():
    contribution = contribution_in("in_progress", taken_at=READ_AT)
    promises = [
        Commitment(started_on=date(2026, 6, 2), done_on=date(2026, 7, 1)),
        Commitment(),
    ]

    steps = steps_of(contribution, answer_of("accepted"), promises)

    assert (steps[3].on, steps[4].on) == (date(2026, 6, 2), None)


@pytest.mark.parametrize(
    ("state", "decision", "sentence"),
    [
        ("submitted", None, "We have it. You will have an answer by 9 May 2099."),
        ("under_review", None, "The team is reading it. You will have an answer by 9 May 2099."),
        ("decided", None, "The team is writing your answer. You will have it by 9 May 2099."),
        ("answered", "accepted", "You have an answer. Next, we do what we promised."),
        ("answered", "not_accepted", "You have an answer."),
        ("in_progress", "accepted", "We are doing what we promised you."),
        ("done", "accepted", "Done. We did what we promised you."),
        ("withdrawn", None, "It was taken back. Nobody is working on it."),
    ],
)
def test_a_sentence_says_where_it_is_and_what_comes_next(state, decision, sentence):
    answer = answer_of(decision) if decision else None

    assert sentence_of(contribution_in(state, promised_on=date(2099, 5, 9)), answer, []) == sentence


@pytest.mark.parametrize("state", ["submitted", "under_review", "decided"])
def test_who_waits_longer_than_promised_is_told_that_we_are_late(state):
    contribution = contribution_in(state, promised_on=date(2020, 5, 9))

    sentence = sentence_of(contribution, None, [])

    assert sentence.startswith("We promised you an answer by 9 May 2020, and we are late.")


@pytest.mark.parametrize("state", ["under_review", "decided"])
def test_what_was_reopened_is_read_again_and_says_so(state):
    contribution = contribution_in(state, taken_at=READ_AT, promised_on=date(2099, 5, 9))
    contribution.reopened_at = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)
    promise = Commitment(started_on=date(2026, 5, 30))

    steps = steps_of(contribution, answer_of("accepted"), [promise])

    assert [(step.status, step.on) for step in steps] == [
        ("past", date(2026, 5, 1)),
        ("present", date(2026, 6, 3)),
        ("future", None),
        ("future", None),
        ("future", None),
    ]
    assert sentence_of(contribution, answer_of("accepted"), [promise]) == (
        "Our answer was not good enough. The team is reading it again."
        " You will have a new answer by 9 May 2099."
    )


def test_a_second_answer_that_is_a_no_leaves_the_way_open_for_what_was_promised_before():
    contribution = contribution_in("answered")

    steps = steps_of(contribution, answer_of("not_accepted"), [Commitment()])

    assert [step.status for step in steps][3:] == ["future", "future"]
