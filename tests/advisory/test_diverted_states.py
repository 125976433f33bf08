"""A contribution goes to safeguarding and back: where from, where to, and nothing else."""

import pytest
from django.db import IntegrityError, InternalError, connection, transaction
from django_fsm import TransitionNotAllowed

from advisory import actions, policies
from advisory.choices import ConcernOutcome, State
from advisory.models import Concern, Contribution
from tests.advisory.states import in_state
from tests.factories.advisory import answered, submitted, under_review
from tests.factories.safeguarding import closed, diverted

pytestmark = pytest.mark.django_db
SENT = [
    "submitted",
    "under_review",
    "decided",
    "answered",
    "in_progress",
    "done",
    "withdrawn",
]


def state_of(contribution):
    return Contribution.with_diverted.values_list("state", flat=True).get(pk=contribution.pk)


def refused(sql, *values):
    """What the database says to this statement when the transaction ends; nothing of it lasts."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            transaction.set_rollback(True)
    except (IntegrityError, InternalError) as error:
        return str(error).split("\n")[0]
    return ""


@pytest.mark.parametrize("state", SENT)
def test_whatever_was_sent_is_diverted_and_given_back_to_where_it_was(coordinator, lead, state):
    contribution = in_state(state, coordinator)

    concern = diverted(contribution=contribution, raised_by=coordinator)
    between = state_of(contribution)
    closed(concern, by=lead, outcome=ConcernOutcome.NO_CONCERN)

    assert (between, state_of(contribution)) == ("diverted", state)


def test_a_draft_is_not_diverted(coordinator):
    draft = in_state("draft", coordinator)

    with pytest.raises(TransitionNotAllowed):
        diverted(contribution=draft, raised_by=coordinator)

    assert not Concern.objects.exists()


def test_who_marks_it_second_is_refused(coordinator, lead):
    concern = diverted(raised_by=coordinator)

    with pytest.raises(TransitionNotAllowed):
        diverted(contribution=concern.contribution, raised_by=lead)

    assert Concern.objects.count() == 1


def test_what_was_no_concern_can_be_marked_again(coordinator, lead):
    contribution = submitted()
    first = diverted(contribution=contribution, raised_by=coordinator)
    closed(first, by=lead, outcome=ConcernOutcome.NO_CONCERN)
    actions.take(contribution=contribution, owner=coordinator)

    second = diverted(contribution=contribution, raised_by=coordinator)
    closed(second, by=lead, outcome=ConcernOutcome.NO_CONCERN)

    assert state_of(contribution) == "under_review"


@pytest.mark.parametrize("outcome", ["referred", "accompanied"])
def test_what_was_a_concern_never_comes_back(coordinator, lead, outcome):
    concern = closed(diverted(raised_by=coordinator), by=lead, outcome=outcome)

    assert state_of(concern.contribution) == "diverted"
    assert (
        refused(
            "UPDATE advisory_contribution SET state = 'submitted' WHERE id = %s",
            concern.contribution_id,
        )
        == "contribution_diverted_has_concern"
    )


@pytest.mark.parametrize("state", SENT)
def test_sql_diverts_nothing_without_a_concern(coordinator, state):
    contribution = in_state(state, coordinator)

    assert (
        refused(
            "UPDATE advisory_contribution SET state = 'diverted' WHERE id = %s", contribution.pk
        )
        == "contribution_diverted_has_concern"
    )


def test_sql_makes_no_concern_about_what_is_not_diverted(coordinator):
    contribution = submitted()

    assert (
        refused(
            "INSERT INTO advisory_concern (token, raised_by_id, contribution_id, came_from, words,"
            " reach, contact, state, due_at, outcome, told, version) VALUES (gen_random_uuid(), %s,"
            " %s, 'submitted', 'x', '', '', 'new', now(), '', '', 1)",
            coordinator.pk,
            contribution.pk,
        )
        == "contribution_diverted_has_concern"
    )


@pytest.mark.parametrize("state", [state for state in SENT if state != "answered"])
def test_sql_gives_it_back_to_no_other_state(coordinator, state):
    concern = diverted(contribution=answered(owner=coordinator), raised_by=coordinator)

    assert (
        refused(
            "UPDATE advisory_contribution SET state = %s WHERE id = %s",
            state,
            concern.contribution_id,
        )
        == "contribution_returns_to_where_it_was"
    )


def test_sql_makes_no_draft_of_it(coordinator):
    concern = diverted(raised_by=coordinator)

    found = refused(
        "UPDATE advisory_contribution SET state = 'draft' WHERE id = %s", concern.contribution_id
    )

    assert 'Invalid transition of field "state"' in found


def test_what_was_promised_is_kept_while_it_is_diverted(coordinator):
    concern = diverted(contribution=answered(owner=coordinator), raised_by=coordinator)

    assert (
        refused(
            "DELETE FROM advisory_commitment WHERE contribution_id = %s", concern.contribution_id
        )
        == "commitment_of_answered_is_kept"
    )


def test_what_was_diverted_is_in_no_ordinary_queryset(coordinator):
    contribution = under_review(owner=coordinator)
    diverted(contribution=contribution, raised_by=coordinator)

    assert not Contribution.objects.exists()
    assert not contribution.mandate.contributions.exists()
    assert not contribution.organization.contributions.exists()
    assert Contribution.with_diverted.get() == contribution


@pytest.mark.parametrize("state", State.values)
def test_who_may_mark_a_contribution(coordinator, lead, administrator, representative, state):
    contribution = Contribution(state=state)
    people = (coordinator, lead, administrator, representative)

    may = [policies.can_divert_contribution(user, contribution) for user in people]

    assert may == [state in SENT, state in SENT, False, False]
