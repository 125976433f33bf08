"""What a no does: it is read, decided and answered again, and nothing of before is lost."""

import pytest
from django.db import connection
from django_fsm import TransitionNotAllowed

from advisory import actions
from advisory.choices import Decision
from advisory.models import Commitment, Contribution, Rating
from tests.conftest import client_of
from tests.factories.advisory import (
    answered,
    days,
    decided,
    done,
    promised,
    rated,
    reopened,
    submitted,
    today,
    under_review,
)

pytestmark = pytest.mark.django_db


def rating_of(contribution, **fields):
    return Rating(
        answer=contribution.answers.newest(),
        mandate=contribution.mandate,
        **{"understood": "yes", "satisfied": "yes"} | fields,
    )


def decide_again(contribution, owner, decision, promise=""):
    review = Contribution.objects.get(pk=contribution.pk).review
    review.decision, review.reason = decision, "Lo vimos otra vez."
    commitment = Commitment(promise=promise, owner=owner, due_on=today() + days(9))
    actions.decide(
        contribution=contribution,
        review=review,
        commitment=commitment if promise else None,
        decided_by=owner,
    )


def answer_again(contribution, owner, decision, promise="", text="Lo vimos otra vez."):
    decide_again(contribution, owner, decision, promise)
    answer = contribution.answers.unpublished().get()
    answer.text = text
    actions.publish(contribution=contribution, answer=answer, published_by=owner)
    return Contribution.objects.get(pk=contribution.pk)


def check_deferred():
    """What the database checks at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize(
    ("understood", "satisfied", "state"),
    [
        ("yes", "yes", "answered"),
        ("partly", "yes", "answered"),
        ("partly", "partly", "answered"),
        ("no", "yes", "under_review"),
        ("yes", "no", "under_review"),
        ("no", "no", "under_review"),
    ],
)
def test_a_no_to_either_question_reopens_it(coordinator, understood, satisfied, state):
    contribution = rated(owner=coordinator, understood=understood, satisfied=satisfied)

    check_deferred()
    assert contribution.state == state
    assert (contribution.reopened_at is not None) == (state == "under_review")


def test_what_is_done_is_reopened_too(coordinator):
    contribution = done(owner=coordinator)

    assert actions.rate(contribution=contribution, rating=rating_of(contribution, satisfied="no"))

    check_deferred()
    assert Contribution.objects.get().state == "under_review"


def test_the_next_answer_is_promised_within_thirty_days_of_the_no(coordinator):
    contribution = answered(owner=coordinator)
    promised(contribution, today() - days(40))

    actions.rate(contribution=contribution, rating=rating_of(contribution, satisfied="no"))

    assert Contribution.objects.get().promised_on == today() + days(30)


def test_the_decision_is_open_again_and_its_reason_kept_with_the_answer(coordinator):
    contribution = reopened(owner=coordinator)

    review, answer = contribution.review, contribution.answers.get()
    assert (review.decision, review.reason, review.decided_by) == ("", "", None)
    assert review.owner == coordinator
    assert (answer.decision, answer.grounds.reason) == ("accepted", "Hay presupuesto.")
    assert answer.grounds.decided_by == coordinator


def test_an_answer_is_rated_once(coordinator):
    contribution = rated(owner=coordinator)

    with pytest.raises(TransitionNotAllowed):
        actions.rate(contribution=contribution, rating=rating_of(contribution, satisfied="no"))

    assert Contribution.objects.get().state == "answered"


def test_an_answer_that_another_one_followed_is_not_rated_any_more(coordinator):
    contribution = reopened(owner=coordinator)
    late = rating_of(contribution, satisfied="no")
    answer_again(contribution, coordinator, Decision.NOT_ACCEPTED)

    with pytest.raises(TransitionNotAllowed):
        actions.rate(contribution=contribution, rating=late)


def test_the_second_answer_can_be_said_no_to_as_well(coordinator):
    contribution = reopened(owner=coordinator)
    contribution = answer_again(contribution, coordinator, Decision.NOT_ACCEPTED)

    actions.rate(contribution=contribution, rating=rating_of(contribution, understood="no"))

    check_deferred()
    assert Contribution.objects.get().state == "under_review"
    assert list(contribution.answers.values_list("number", "decision")) == [
        (1, "accepted"),
        (2, "not_accepted"),
    ]


def test_what_was_promised_stays_when_the_second_answer_is_a_no(coordinator):
    contribution = reopened(owner=coordinator)

    contribution = answer_again(contribution, coordinator, Decision.NOT_ACCEPTED)

    check_deferred()
    assert contribution.state == "answered"
    assert [promise.promise for promise in contribution.commitments.open()] == [
        "Plantar diez árboles."
    ]


def test_a_second_decision_that_changes_drops_only_what_nobody_read(coordinator):
    contribution = reopened(owner=coordinator)
    decide_again(contribution, coordinator, Decision.ACCEPTED, promise="Regar los árboles.")

    decide_again(contribution, coordinator, Decision.DEFERRED)

    check_deferred()
    assert list(contribution.commitments.values_list("promise", flat=True)) == [
        "Plantar diez árboles."
    ]


def test_a_second_yes_may_stand_on_the_first_promise(coordinator):
    contribution = reopened(owner=coordinator)

    contribution = answer_again(contribution, coordinator, Decision.ACCEPTED)

    check_deferred()
    assert contribution.state == "answered"


def test_work_goes_on_while_it_is_read_again(coordinator):
    contribution = reopened(owner=coordinator)
    commitment = contribution.commitments.get()
    client = client_of(coordinator)

    client.post(
        f"/commitments/{commitment.pk}/done/",
        {"version": commitment.version, "outcome": "Plantamos.", "without_evidence": "Se ve."},
    )

    check_deferred()
    commitment.refresh_from_db()
    assert commitment.done_on == today()
    assert Contribution.objects.get().state == "under_review"


@pytest.mark.parametrize(
    ("decision", "promise", "state"),
    [
        (Decision.NOT_ACCEPTED, "", "done"),
        (Decision.ACCEPTED, "Regar los árboles.", "in_progress"),
    ],
)
def test_the_next_answer_finds_the_work_where_it_is(coordinator, decision, promise, state):
    contribution = done(owner=coordinator)
    actions.rate(contribution=contribution, rating=rating_of(contribution, satisfied="no"))

    contribution = answer_again(contribution, coordinator, decision, promise)

    check_deferred()
    assert contribution.state == state


def test_what_was_answered_once_is_not_taken_back(coordinator):
    contribution = reopened(owner=coordinator)

    with pytest.raises(TransitionNotAllowed):
        actions.withdraw(contribution=contribution)


def test_a_no_to_look_at_is_one_that_nobody_has_decided_anew(coordinator):
    under_review(owner=coordinator)
    submitted()
    decided(owner=coordinator)
    looked_at = reopened(owner=coordinator)
    decide_again(looked_at, coordinator, Decision.DEFERRED)
    waiting = reopened(owner=coordinator)

    assert list(Contribution.objects.with_a_no()) == [waiting]


def test_both_answers_are_read_by_the_child_and_the_grounds_only_by_the_team(coordinator):
    contribution = reopened(owner=coordinator, words="Queremos un árbol.")
    answer_again(contribution, coordinator, Decision.DEFERRED, text="El próximo año.")
    url = contribution.get_absolute_url()

    child = client_of(contribution.mandate.representative.user).get(url).content.decode()
    team = client_of(coordinator).get(url).content.decode()

    for page in (child, team):
        assert page.index("El próximo año.") < page.index("¡Sí! Vamos a plantar árboles.")
    assert "Hay presupuesto." in team
    assert "Hay presupuesto." not in child
