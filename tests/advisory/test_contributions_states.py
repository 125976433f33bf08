"""The life of a contribution: each step that there is, and no other, for the code and for SQL."""

import uuid
from datetime import date

import pytest
from django.db import InternalError, connection, transaction
from django_fsm import TransitionNotAllowed

from advisory import actions
from advisory.models import Contribution
from tests.advisory.states import in_state
from tests.factories.advisory import (
    DraftFactory,
    days,
    submitted,
    today,
    under_review,
)

STATES = [
    "draft",
    "submitted",
    "under_review",
    "decided",
    "answered",
    "in_progress",
    "done",
    "withdrawn",
    "diverted",
]
# verb: where it may be done → where it leads (design, section 6)
STEPS = {
    ("submit", "draft"): "submitted",
    ("withdraw", "submitted"): "withdrawn",
    ("withdraw", "under_review"): "withdrawn",
    ("take", "submitted"): "under_review",
    ("decide", "under_review"): "decided",
    ("answer", "decided"): "answered",
    ("start", "answered"): "in_progress",
    ("finish", "in_progress"): "done",
    ("reopen", "answered"): "under_review",
    ("reopen", "in_progress"): "under_review",
    ("reopen", "done"): "under_review",
    ("divert", "submitted"): "diverted",
    ("divert", "under_review"): "diverted",
    ("divert", "decided"): "diverted",
    ("divert", "answered"): "diverted",
    ("divert", "in_progress"): "diverted",
    ("divert", "done"): "diverted",
    ("divert", "withdrawn"): "diverted",
}
REFUSED = 'Invalid transition of field "state"'
VERBS = [
    "submit",
    "withdraw",
    "take",
    "decide",
    "answer",
    "start",
    "finish",
    "reopen",
    "divert",
]
# What a row needs beside its state, so that nothing but the step itself can be refused.
COMPLETE = """
    UPDATE advisory_contribution SET
        state = %s,
        reference = CASE WHEN %s THEN NULL ELSE COALESCE(reference, 'AP-2026-9999') END,
        submitted_at = CASE WHEN %s THEN NULL ELSE COALESCE(submitted_at, now()) END,
        promised_on = CASE
            WHEN %s AND state = 'draft' THEN NULL ELSE COALESCE(promised_on, '2026-12-31')
        END,
        withdrawn_at = CASE WHEN %s THEN now() END
    WHERE id = %s
"""


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", VERBS)
def test_a_contribution_takes_the_steps_that_there_are_and_no_other(verb, state):
    contribution = Contribution(token=uuid.uuid4(), state=state)
    facts = {
        "submit": {"reference": "AP-2026-0001", "promised_on": date(2026, 12, 31)},
        "reopen": {"promised_on": date(2026, 12, 31)},
    }
    step = getattr(contribution, verb)

    try:
        step(**facts.get(verb, {}))
    except TransitionNotAllowed:
        reached = None
    else:
        reached = contribution.state

    assert reached == STEPS.get((verb, state))


@pytest.mark.parametrize("state", [state for state in STATES if state != "diverted"])
def test_the_database_lets_no_other_step_through(db, coordinator, state):
    contribution = in_state(state, coordinator)

    reached = {target for target in STATES if _can_be_set(contribution, target)}

    assert reached == {target for (_, source), target in STEPS.items() if source == state} | {state}


def test_nobody_writes_the_state_by_hand():
    contribution = Contribution(token=uuid.uuid4())

    with pytest.raises(AttributeError, match="Direct state modification is not allowed"):
        contribution.state = "done"


def test_a_script_that_updates_many_rows_is_refused_too(db):
    submitted()

    with pytest.raises(InternalError, match=REFUSED):
        Contribution.objects.update(state="answered")


def test_sending_fixes_the_reference_the_time_and_the_day_of_the_answer(db):
    contribution = actions.submit(contribution=DraftFactory())

    contribution.refresh_from_db()
    assert contribution.reference == f"AP-{today().year}-0001"
    assert contribution.submitted_at is not None
    assert contribution.promised_on == today() + days(30)


def test_the_days_within_which_an_answer_is_promised_are_a_setting(db, settings):
    settings.ANSWER_WITHIN_DAYS = 7

    contribution = actions.submit(contribution=DraftFactory())

    assert contribution.promised_on == today() + days(7)


def test_references_count_up_without_a_gap(db):
    references = [submitted().reference for _ in range(3)]

    year = today().year
    assert references == [f"AP-{year}-0001", f"AP-{year}-0002", f"AP-{year}-0003"]


def test_a_sending_that_fails_takes_no_number(db):
    sent = submitted()
    with pytest.raises(TransitionNotAllowed):
        actions.submit(contribution=sent)

    assert submitted().reference == f"AP-{today().year}-0002"


def test_after_number_9999_a_reference_gets_longer(db):
    submitted()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE advisory_referenceyear SET last = 9999")

    assert submitted().reference == f"AP-{today().year}-10000"


@pytest.mark.parametrize(
    ("state", "is_waiting"),
    [
        ("submitted", True),
        ("under_review", True),
        ("decided", True),
        ("answered", False),
        ("in_progress", False),
        ("done", False),
        ("withdrawn", False),
    ],
)
def test_what_has_no_answer_waits_and_is_late_after_the_promised_day(
    db, coordinator, state, is_waiting
):
    contribution = in_state(state, coordinator)

    contribution.promised_on = today()
    on_the_day = contribution.is_late
    contribution.promised_on = today() - days(1)
    a_day_later = contribution.is_late

    assert contribution.is_waiting is is_waiting
    assert (on_the_day, a_day_later) == (False, is_waiting)


def test_what_its_author_took_back_a_moment_ago_is_not_summed_up(coordinator):
    contribution = under_review(owner=coordinator)
    review = contribution.review
    review.summary = "Piden árboles."
    actions.withdraw(contribution=contribution)

    with pytest.raises(TransitionNotAllowed):
        actions.sum_up(contribution=contribution, review=review, summed_up_by=coordinator)

    review.refresh_from_db()
    assert review.summary == ""


def _can_be_set(contribution, state):
    """Whether raw SQL may set this state; whatever it did is taken back."""
    is_draft, is_withdrawn = state == "draft", state == "withdrawn"
    values = [state, is_draft, is_draft, is_draft, is_withdrawn, contribution.pk]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(COMPLETE, values)
            transaction.set_rollback(True)
    except InternalError as error:
        return REFUSED not in str(error)
    return True
