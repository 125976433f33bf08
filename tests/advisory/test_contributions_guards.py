"""What the database refuses of a contribution, whoever asks: a form, a script, raw SQL."""

import pytest
from django.db import DatabaseError, IntegrityError, InternalError, connection, transaction

from advisory.choices import Decision
from advisory.models import Contribution
from tests.factories.advisory import DraftFactory, answered, decided, done, submitted, under_review

pytestmark = pytest.mark.django_db
FACTS = "reference = 'AP-2026-0001', submitted_at = now(), promised_on = '2026-12-31'"

SENT_FACTS = {
    "reference": "AP-2026-0001",
    "submitted_at": "2026-01-01T12:00:00Z",
    "promised_on": "2026-02-01",
}


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def change(contribution, assignments):
    run(f"UPDATE advisory_contribution SET {assignments} WHERE id = %s", contribution.pk)


def end_of_transaction():
    """What is checked when a transaction ends, checked now."""
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SET CONSTRAINTS ALL DEFERRED")


# What was said stays as it was said.


@pytest.mark.parametrize("make", [submitted, answered, done], ids=lambda make: make.__name__)
@pytest.mark.parametrize(
    "assignment",
    [
        "words = words || '!'",
        "words = ''",
        "kind = 'idea'",
        "audience = 'team'",
        "reference = 'AP-2026-7777'",
        "submitted_at = submitted_at - interval '1 day'",
    ],
)
def test_what_was_sent_is_not_changed(coordinator, make, assignment):
    contribution = make() if make is submitted else make(owner=coordinator)

    with pytest.raises(InternalError, match="Cannot update rows from advisory_contribution"):
        change(contribution, assignment)


def test_what_the_team_may_set_right_is_changed():
    contribution = submitted()

    change(contribution, "area_id = NULL")

    assert Contribution.objects.get().version == contribution.version + 2


def test_a_draft_is_written_anew():
    draft = DraftFactory()

    change(draft, "words = 'Otra cosa', kind = 'idea', audience = 'team'")

    assert Contribution.objects.get().words == "Otra cosa"


def test_what_was_sent_is_not_deleted():
    contribution = submitted()

    with pytest.raises(InternalError, match="Cannot delete rows from advisory_contribution"):
        contribution.delete()


def test_a_draft_is_deleted():
    DraftFactory().delete()

    assert Contribution.objects.count() == 0


# What is sent is complete.


@pytest.mark.parametrize(
    "lacking",
    [
        "kind = ''",
        "audience = ''",
        "reference = NULL",
        "submitted_at = NULL",
        "promised_on = NULL",
    ],
)
def test_an_unfinished_draft_is_not_sent(lacking):
    draft = DraftFactory()
    column = lacking.split(" = ")[0]
    facts = ", ".join(fact for fact in FACTS.split(", ") if not fact.startswith(f"{column} ="))

    with pytest.raises(IntegrityError, match="contribution_sent_is_complete"):
        change(draft, f"state = 'submitted', {facts}, {lacking}")


@pytest.mark.parametrize("fact", FACTS.split(", "))
def test_a_draft_has_no_reference_and_no_promise_yet(fact):
    draft = DraftFactory()

    with pytest.raises(IntegrityError, match="contribution_sent_is_complete"):
        change(draft, fact)


@pytest.mark.parametrize(
    ("assignment", "constraint"),
    [
        ("kind = 'poem'", "contribution_kind_known"),
        ("audience = 'world'", "contribution_audience_known"),
        ("words = repeat('a', 4001)", "contribution_words_fit"),
        ("withdrawn_at = now()", "contribution_withdrawn_has_time"),
    ],
)
def test_a_draft_holds_only_what_can_be(assignment, constraint):
    draft = DraftFactory()

    with pytest.raises(IntegrityError, match=constraint):
        change(draft, assignment)


def test_what_is_taken_back_has_its_time():
    contribution = submitted()

    with pytest.raises(IntegrityError, match="contribution_withdrawn_has_time"):
        change(contribution, "state = 'withdrawn'")


def test_a_state_that_is_none_is_refused():
    with pytest.raises(IntegrityError, match="contribution_state_known"):
        DraftFactory(state="lost", **SENT_FACTS)


def test_a_token_is_given_once():
    draft = DraftFactory()

    with pytest.raises(IntegrityError, match="token"):
        DraftFactory(token=draft.token)


def test_two_contributions_have_no_common_reference():
    first, draft = submitted(), DraftFactory()

    with pytest.raises(IntegrityError, match="reference"):
        change(draft, f"state = 'submitted', {FACTS.replace('AP-2026-0001', first.reference)}")


# A state is earned.


def test_what_is_decided_has_a_decision(coordinator):
    contribution = under_review(owner=coordinator)

    change(contribution, "state = 'decided'")

    with pytest.raises(IntegrityError, match="contribution_decided_has_decision"):
        end_of_transaction()


def test_what_nobody_took_is_not_decided():
    contribution = submitted()

    change(contribution, "state = 'under_review'")
    change(contribution, "state = 'decided'")

    with pytest.raises(IntegrityError, match="contribution_decided_has_decision"):
        end_of_transaction()


def test_a_contribution_does_not_come_into_being_decided():
    DraftFactory(state="decided", **SENT_FACTS)

    with pytest.raises(IntegrityError, match="contribution_decided_has_decision"):
        end_of_transaction()


def test_a_decision_is_not_taken_away_from_what_is_decided(coordinator):
    contribution = decided(owner=coordinator, decision=Decision.DEFERRED)

    run(
        "UPDATE advisory_review SET decision = '', decided_by_id = NULL, decided_at = NULL"
        " WHERE contribution_id = %s",
        contribution.pk,
    )

    with pytest.raises(IntegrityError, match="contribution_decided_has_decision"):
        end_of_transaction()


@pytest.mark.parametrize("decision", ["accepted", "partly_accepted"])
def test_a_yes_has_a_commitment(coordinator, decision):
    contribution = decided(owner=coordinator, decision=Decision.DEFERRED)

    run(
        "UPDATE advisory_review SET decision = %s WHERE contribution_id = %s",
        decision,
        contribution.pk,
    )

    with pytest.raises(IntegrityError, match="contribution_accepted_has_commitment"):
        end_of_transaction()


@pytest.mark.parametrize("decision", ["not_accepted", "deferred", "outside_remit"])
def test_any_other_decision_needs_no_commitment(coordinator, decision):
    contribution = decided(owner=coordinator, decision=decision)

    end_of_transaction()

    assert contribution.commitments.count() == 0


def test_a_yes_whose_promise_was_dropped_is_not_answered(coordinator):
    contribution = decided(owner=coordinator, decision=Decision.ACCEPTED)
    end_of_transaction()
    run("DELETE FROM advisory_commitment")
    run(
        "UPDATE advisory_answer SET text = 'Sí.', published_by_id = %s, published_at = now()",
        coordinator.pk,
    )

    change(contribution, "state = 'answered'")

    with pytest.raises(IntegrityError, match="contribution_accepted_has_commitment"):
        end_of_transaction()


def test_what_is_answered_has_a_published_answer(coordinator):
    contribution = decided(owner=coordinator)

    change(contribution, "state = 'answered'")

    with pytest.raises(IntegrityError, match="contribution_answered_has_answer"):
        end_of_transaction()


def test_the_answer_tells_the_decision_that_was_made(coordinator):
    contribution = decided(owner=coordinator, decision=Decision.NOT_ACCEPTED)
    run(
        "UPDATE advisory_answer SET decision = 'deferred', text = 'Más tarde.',"
        " published_by_id = %s, published_at = now()",
        coordinator.pk,
    )

    change(contribution, "state = 'answered'")

    with pytest.raises(IntegrityError, match="contribution_answered_has_answer"):
        end_of_transaction()


def test_a_decision_that_was_answered_is_not_made_another(coordinator):
    contribution = answered(owner=coordinator)

    run(
        "UPDATE advisory_review SET decision = 'deferred' WHERE contribution_id = %s",
        contribution.pk,
    )

    with pytest.raises(IntegrityError, match="contribution_answered_has_answer"):
        end_of_transaction()


def test_the_whole_way_by_the_actions_is_let_through(coordinator):
    done(owner=coordinator)

    end_of_transaction()

    assert Contribution.objects.get().state == "done"


def test_a_contribution_is_kept_with_all_that_belongs_to_it(coordinator):
    done(owner=coordinator)
    tables = ["answer", "commitment", "review", "contribution", "mandate", "organization"]

    assert [table for table in tables if _can_be_emptied(table)] == []


def _can_be_emptied(table):
    try:
        with transaction.atomic():
            run(f"DELETE FROM advisory_{table}")
            end_of_transaction()
    except DatabaseError:
        return False
    return True
