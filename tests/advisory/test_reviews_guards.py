"""What the database refuses of a review, an answer and a promise, whoever asks."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, connection
from django.utils import timezone

from advisory.choices import Decision
from advisory.models import Answer, Commitment
from tests.factories.advisory import answered, days, decided, done, today, under_review

pytestmark = pytest.mark.django_db


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


# A decision has a reason and a named adult.


@pytest.mark.parametrize(
    "assignments",
    [
        "decision = 'deferred', decided_by_id = %(adult)s, decided_at = now()",
        "decision = 'deferred', reason = E' \\n', decided_by_id = %(adult)s, decided_at = now()",
        "decision = 'deferred', reason = 'No hay fondos.', decided_at = now()",
        "decision = 'deferred', reason = 'No hay fondos.', decided_by_id = %(adult)s",
        "decided_by_id = %(adult)s",
        "decided_at = now()",
    ],
)
def test_a_decision_has_a_reason_an_adult_and_a_time(coordinator, assignments):
    under_review(owner=coordinator)

    with (
        pytest.raises(IntegrityError, match="review_decision_has_reason_and_adult"),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE advisory_review SET {assignments}", {"adult": coordinator.pk})


def test_what_a_decision_lacks_is_said_in_words(coordinator):
    review = under_review(owner=coordinator).review
    review.decision = Decision.DEFERRED

    with pytest.raises(ValidationError) as error:
        review.full_clean()

    assert error.value.messages == ["A decision has a reason and a named adult."]


def test_a_decision_that_nobody_offers_is_refused(coordinator):
    decided(owner=coordinator)

    with pytest.raises(IntegrityError, match="review_decision_known"):
        run("UPDATE advisory_review SET decision = 'perhaps'")


def test_a_review_is_kept(coordinator):
    review = under_review(owner=coordinator).review

    with pytest.raises(InternalError, match="Cannot delete rows from advisory_review"):
        review.delete()


def test_a_contribution_has_one_review(coordinator):
    under_review(owner=coordinator)

    with pytest.raises(IntegrityError, match="contribution_id"):
        run(
            "INSERT INTO advisory_review (version, contribution_id, owner_id, taken_at, summary,"
            " stage, decision, reason) SELECT 1, contribution_id, owner_id, now(), '', '', '', ''"
            " FROM advisory_review"
        )


# An answer is published once, with a text for children and a named adult.


@pytest.mark.parametrize(
    "assignments",
    [
        "published_by_id = %(adult)s, published_at = now()",
        "text = '', published_by_id = %(adult)s, published_at = now()",
        "text = E' \\n\\t', published_by_id = %(adult)s, published_at = now()",
        "text = 'Sí.', published_at = now()",
        "text = 'Sí.', published_by_id = %(adult)s",
    ],
)
def test_nothing_is_published_without_a_text_for_children_and_an_adult(coordinator, assignments):
    decided(owner=coordinator)

    with (
        pytest.raises(IntegrityError, match="answer_published_has_text_and_adult"),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE advisory_answer SET {assignments}", {"adult": coordinator.pk})


@pytest.mark.parametrize(
    "assignment",
    [
        "text = 'Otra cosa.'",
        "decision = 'deferred'",
        "published_at = now()",
        "published_at = NULL, published_by_id = NULL",
    ],
)
def test_what_a_child_has_read_is_not_changed(coordinator, assignment):
    answered(owner=coordinator)

    with pytest.raises(InternalError, match="Cannot update or delete rows from advisory_answer"):
        run(f"UPDATE advisory_answer SET {assignment}")


def test_what_a_child_has_read_is_not_deleted(coordinator):
    answered(owner=coordinator)

    with pytest.raises(InternalError, match="Cannot update or delete rows from advisory_answer"):
        run("DELETE FROM advisory_answer")


def test_one_answer_is_written_at_a_time(coordinator):
    contribution = decided(owner=coordinator)

    with pytest.raises(IntegrityError, match="answer_one_unpublished"):
        Answer.objects.create(contribution=contribution, decision=Decision.ACCEPTED, number=2)


def test_an_answer_tells_a_decision_that_there_is(coordinator):
    decided(owner=coordinator)

    with pytest.raises(IntegrityError, match="answer_decision_known"):
        run("UPDATE advisory_answer SET decision = ''")


# A promise says what, and is kept.


@pytest.mark.parametrize("make", [answered, done], ids=lambda make: make.__name__)
def test_a_promise_that_a_child_has_read_is_not_dropped(coordinator, make):
    make(owner=coordinator)

    with pytest.raises(IntegrityError, match="commitment_of_answered_is_kept"):
        run("DELETE FROM advisory_commitment")


def test_a_promise_that_no_child_has_read_is_dropped(coordinator):
    contribution = under_review(owner=coordinator)
    promise = Commitment.objects.create(
        contribution=contribution, promise="Plantar.", owner=coordinator, due_on=today()
    )

    promise.delete()

    assert Commitment.objects.count() == 0


@pytest.mark.parametrize("text", ["", " ", "\n\t"], ids=repr)
def test_a_promise_says_what_will_be_done(coordinator, text):
    contribution = decided(owner=coordinator)

    with pytest.raises(IntegrityError, match="commitment_says_what"):
        Commitment.objects.create(
            contribution=contribution, promise=text, owner=coordinator, due_on=today()
        )


@pytest.mark.parametrize(
    "assignments",
    [
        "done_on = '2026-05-02'",
        "done_on = '2026-05-02', started_on = '2026-05-01'",
        "done_on = '2026-05-02', started_on = '2026-05-01', outcome = E' \\n'",
        "done_on = '2026-05-02', outcome = 'Plantamos.'",
        "done_on = '2026-05-02', started_on = '2026-05-03', outcome = 'Plantamos.'",
    ],
)
def test_what_is_done_has_begun_and_says_what_was_done(coordinator, assignments):
    answered(owner=coordinator)

    with pytest.raises(IntegrityError, match="commitment_done_says_what"):
        run(f"UPDATE advisory_commitment SET without_evidence = 'Se ve.', {assignments}")


def test_a_promise_may_be_kept_on_the_day_on_which_it_was_begun(coordinator):
    answered(owner=coordinator)

    run(
        "UPDATE advisory_commitment SET done_on = '2026-05-02', started_on = '2026-05-02',"
        " outcome = 'Plantamos.', without_evidence = 'Se ve.'"
    )

    assert Commitment.objects.get().outcome == "Plantamos."


def test_a_promise_is_late_after_its_day_until_it_is_kept(coordinator):
    promise = answered(owner=coordinator).commitments.get()

    promise.due_on = today()
    on_the_day = promise.is_late
    promise.due_on = today() - days(1)
    a_day_later = promise.is_late
    promise.done_on = today()
    when_kept = promise.is_late

    assert (on_the_day, a_day_later, when_kept) == (False, True, False)


# What belongs to one contribution stays with it, and what a child has read stays as it was.


@pytest.mark.parametrize("table", ["advisory_review", "advisory_answer", "advisory_commitment"])
def test_nothing_is_moved_to_another_contribution(coordinator, table):
    contribution = decided(owner=coordinator)
    other = decided(owner=coordinator)

    with pytest.raises(InternalError, match="Cannot update rows"):
        run(
            f"UPDATE {table} SET contribution_id = %s WHERE contribution_id = %s",
            other.pk,
            contribution.pk,
        )


@pytest.mark.parametrize("assignment", ["promise = 'Otra cosa.'", "due_on = due_on + 30"])
def test_a_promise_that_a_child_has_read_is_not_rewritten(coordinator, assignment):
    answered(owner=coordinator)

    with pytest.raises(IntegrityError, match=r"commitment_(of_answered_stays|day_moves)"):
        run(f"UPDATE advisory_commitment SET {assignment}")


def test_what_nobody_answered_has_no_published_answer(coordinator):
    contribution = under_review(owner=coordinator)
    Answer.objects.create(
        contribution=contribution,
        decision=Decision.DEFERRED,
        text="Todavía no.",
        published_by=coordinator,
        published_at=contribution.submitted_at,
    )

    with pytest.raises(IntegrityError, match="contribution_with_answer_is_answered"):
        run("SET CONSTRAINTS ALL IMMEDIATE")


def test_nothing_is_done_while_a_promise_is_open(coordinator):
    contribution = done(owner=coordinator)
    Commitment.objects.create(
        contribution=contribution,
        promise="Regar.",
        owner=coordinator,
        due_on=today() + days(9),
        told_at=timezone.now(),
    )

    with pytest.raises(IntegrityError, match="contribution_done_has_no_open_commitment"):
        run("SET CONSTRAINTS ALL IMMEDIATE")
