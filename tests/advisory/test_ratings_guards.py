"""What the database refuses of ratings, rounds and grounds, whoever asks."""

import pytest
from django.db import IntegrityError, InternalError, connection

from advisory.choices import Decision
from advisory.models import Answer, Rating
from tests.factories.advisory import (
    MandateFactory,
    answered,
    decided,
    rated,
    reopened,
)

pytestmark = pytest.mark.django_db


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def end_of_transaction():
    run("SET CONSTRAINTS ALL IMMEDIATE")


def rate(answer, mandate, *, satisfied="yes"):
    return Rating.objects.create(
        answer=answer, mandate=mandate, understood="yes", satisfied=satisfied
    )


def begin_round(contribution, number):
    Answer.objects.create(contribution=contribution, number=number, decision=Decision.DEFERRED)
    end_of_transaction()


@pytest.mark.parametrize(
    "assignment", ["satisfied = 'no'", "words = 'Otra cosa.'", "mandate_id = mandate_id"]
)
def test_what_a_child_said_of_an_answer_is_not_changed(coordinator, assignment):
    rated(owner=coordinator)

    with pytest.raises(InternalError, match="Cannot update or delete rows from advisory_rating"):
        run(f"UPDATE advisory_rating SET {assignment}")


def test_what_a_child_said_of_an_answer_is_not_deleted(coordinator):
    rated(owner=coordinator)

    with pytest.raises(InternalError, match="Cannot update or delete rows from advisory_rating"):
        run("DELETE FROM advisory_rating")


def test_an_answer_has_one_rating(coordinator):
    contribution = rated(owner=coordinator)

    with pytest.raises(IntegrityError, match="advisory_rating_answer_id_key"):
        rate(contribution.answers.get(), contribution.mandate)


def test_another_organization_does_not_rate_it(coordinator):
    contribution = answered(owner=coordinator)

    with pytest.raises(IntegrityError, match="rating_is_of_own_answer"):
        rate(contribution.answers.get(), MandateFactory())


def test_what_nobody_can_read_yet_is_not_rated(coordinator):
    contribution = decided(owner=coordinator)

    with pytest.raises(IntegrityError, match="rating_is_of_own_answer"):
        rate(contribution.answers.get(), contribution.mandate)


@pytest.mark.parametrize("column", ["understood", "satisfied"])
def test_a_rating_says_one_of_three_things(coordinator, column):
    contribution = answered(owner=coordinator)
    values = {"understood": "yes", "satisfied": "yes"} | {column: "perhaps"}

    with pytest.raises(IntegrityError, match=f"rating_{column}_known"):
        Rating.objects.create(
            answer=contribution.answers.get(), mandate=contribution.mandate, **values
        )


def test_a_no_without_reopening_is_refused(coordinator):
    contribution = answered(owner=coordinator)
    rate(contribution.answers.get(), contribution.mandate, satisfied="no")

    with pytest.raises(IntegrityError, match="contribution_with_a_no_is_reopened"):
        end_of_transaction()


def test_reopening_without_a_no_is_refused(coordinator):
    contribution = rated(owner=coordinator)
    contribution.reopen(promised_on=contribution.promised_on)
    contribution.save()

    with pytest.raises(IntegrityError, match="contribution_with_answer_is_answered"):
        end_of_transaction()


def test_the_old_answer_does_not_close_it_again(coordinator):
    reopened(owner=coordinator)
    run("UPDATE advisory_contribution SET state = 'decided'")
    run("UPDATE advisory_contribution SET state = 'answered'")
    run(
        "UPDATE advisory_review SET decision = 'accepted', reason = 'Sí.', decided_at = now(),"
        " decided_by_id = %s",
        coordinator.pk,
    )

    with pytest.raises(IntegrityError, match="contribution_with_a_no_is_reopened"):
        end_of_transaction()


def test_what_was_reopened_is_not_taken_back(coordinator):
    reopened(owner=coordinator)

    with pytest.raises(IntegrityError, match="contribution_reopened_was_answered"):
        run("UPDATE advisory_contribution SET state = 'withdrawn', withdrawn_at = now()")


@pytest.mark.parametrize(
    ("number", "name"),
    [(0, "answer_number_from_one"), (1, "answer_number_unique"), (3, "answer_rounds_count_up")],
)
def test_answers_are_counted_without_a_gap(coordinator, number, name):
    contribution = reopened(owner=coordinator)

    with pytest.raises(IntegrityError, match=name):
        begin_round(contribution, number)


def test_the_grounds_of_an_answer_are_kept_with_it(coordinator):
    contribution = decided(owner=coordinator)
    run("UPDATE advisory_contribution SET state = 'answered'")
    run(
        "UPDATE advisory_answer SET text = 'Sí.', published_at = now(), published_by_id = %s",
        coordinator.pk,
    )
    contribution.commitments.update(told_at=contribution.submitted_at)

    with pytest.raises(IntegrityError, match="answer_published_has_grounds"):
        end_of_transaction()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE advisory_grounds SET reason = 'Otra cosa.'", "DELETE FROM advisory_grounds"],
)
def test_the_grounds_of_an_answer_stay_as_they_were(coordinator, statement):
    answered(owner=coordinator)

    with pytest.raises(InternalError, match="Cannot update or delete rows from advisory_grounds"):
        run(statement)


def test_an_answer_tells_all_that_was_promised(coordinator):
    contribution = answered(owner=coordinator)
    contribution.commitments.create(
        promise="Regar.", owner=coordinator, due_on=contribution.promised_on
    )

    with pytest.raises(IntegrityError, match="commitment_is_told_with_answer"):
        end_of_transaction()


def test_nothing_is_told_before_the_answer(coordinator):
    contribution = decided(owner=coordinator)
    contribution.commitments.update(told_at=contribution.submitted_at)

    with pytest.raises(IntegrityError, match="commitment_is_told_with_answer"):
        end_of_transaction()


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("UPDATE advisory_commitment SET promise = 'Otra cosa.'", "commitment_of_answered"),
        (
            "UPDATE advisory_commitment SET due_on = due_on + 30",
            "commitment_day_moves_with_a_reason",
        ),
        ("UPDATE advisory_commitment SET told_at = NULL", "commitment_of_answered"),
        ("DELETE FROM advisory_commitment", "commitment_of_answered"),
    ],
)
def test_a_promise_stays_as_the_child_read_it_while_it_is_read_again(
    coordinator, statement, refusal
):
    reopened(owner=coordinator)

    with pytest.raises(IntegrityError, match=refusal):
        run(statement)
