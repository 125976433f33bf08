"""Two people at the same moment: the second waits for the first, and finds what it did."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django_fsm import TransitionNotAllowed

from advisory import actions
from advisory.models import Answer, Commitment, Contribution, Join, ReferenceYear
from tests.concurrency import in_own_connection, together
from tests.conftest import client_of
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    answered,
    decided,
    submitted,
    today,
    under_review,
)

pytestmark = pytest.mark.django_db(transaction=True)
FORM = {
    "version": "1",
    "words": "Queremos agua limpia.",
    "kind": "suggestion",
    "audience": "council",
    "action": "send",
}


def test_two_who_send_at_once_get_two_numbers_one_after_the_other():
    mine, yours = DraftFactory(), DraftFactory()

    together(lambda: actions.submit(contribution=mine), lambda: actions.submit(contribution=yours))

    references = Contribution.objects.order_by("pk").values_list("reference", flat=True)
    year = today().year
    assert list(references) == [f"AP-{year}-0001", f"AP-{year}-0002"]


def test_a_sending_that_fails_beside_another_leaves_no_gap():
    mine, yours = DraftFactory(), DraftFactory()

    together(
        lambda: actions.submit(contribution=mine),
        lambda: actions.submit(contribution=yours),
        first_fails=True,
    )

    references = Contribution.objects.order_by("pk").values_list("reference", flat=True)
    assert list(references) == [None, f"AP-{today().year}-0001"]


def test_eight_who_send_at_once_get_eight_numbers():
    drafts = [DraftFactory() for _ in range(8)]

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(
            pool.map(
                lambda draft: in_own_connection(lambda: actions.submit(contribution=draft)), drafts
            )
        )

    references = sorted(Contribution.objects.values_list("reference", flat=True))
    assert references == [f"AP-{today().year}-000{number}" for number in range(1, 9)]


def test_the_same_form_sent_twice_at_once_is_one_contribution():
    user = MandateFactory().representative.user
    url = f"/contributions/drafts/{uuid.uuid4()}/"
    form = {**FORM, "page": str(uuid.uuid4())}
    first, second = client_of(user), client_of(user)

    reply = together(lambda: first.post(url, form), lambda: second.post(url, form))

    contribution = Contribution.objects.get()
    assert (reply.status_code, reply.url) == (302, contribution.get_absolute_url())
    assert ReferenceYear.objects.get().last == 1


def test_of_two_people_with_one_token_the_second_is_told_that_it_is_not_theirs():
    user, other = (MandateFactory().representative.user for _ in range(2))
    url = f"/contributions/drafts/{uuid.uuid4()}/"
    form = {**FORM, "page": str(uuid.uuid4())}
    first, second = client_of(user), client_of(other)

    reply = together(lambda: first.post(url, form), lambda: second.post(url, form))

    assert reply.status_code == 404
    assert Contribution.objects.get().mandate.representative.user == user


def test_of_two_who_take_the_same_the_first_is_in_charge(coordinator, lead):
    contribution = submitted()

    outcome = together(
        lambda: actions.take(contribution=contribution, owner=coordinator),
        lambda: actions.take(contribution=contribution, owner=lead),
    )

    assert outcome is TransitionNotAllowed
    assert Contribution.objects.get().review.owner == coordinator


def test_what_is_taken_back_at_the_same_moment_is_not_taken(coordinator):
    contribution = submitted()

    outcome = together(
        lambda: actions.withdraw(contribution=contribution),
        lambda: actions.take(contribution=contribution, owner=coordinator),
    )

    assert outcome is TransitionNotAllowed
    assert Contribution.objects.get().state == "withdrawn"


def test_what_is_decided_at_the_same_moment_is_not_taken_back(coordinator):
    contribution = under_review(owner=coordinator)
    review = contribution.review
    review.decision, review.reason = "deferred", "Este año no hay fondos."

    outcome = together(
        lambda: actions.decide(
            contribution=contribution, review=review, commitment=None, decided_by=coordinator
        ),
        lambda: actions.withdraw(contribution=contribution),
    )

    assert outcome is TransitionNotAllowed
    assert Contribution.objects.get().state == "decided"


def test_what_is_parted_at_the_same_moment_gets_no_answer_of_the_other(coordinator):
    contribution, other = decided(owner=coordinator, decision="deferred"), submitted()
    actions.join(contribution=other, main=contribution, joined_by=coordinator)
    answer = contribution.answers.get()
    answer.text = "Este año no."

    together(
        lambda: actions.part(contribution=other, parted_by=coordinator),
        lambda: actions.publish(contribution=contribution, answer=answer, published_by=coordinator),
    )

    states = Contribution.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["answered", "under_review"]


def test_two_joined_with_each_other_at_once_are_joined_one_way(coordinator):
    one, two = under_review(owner=coordinator), under_review(owner=coordinator)

    outcome = together(
        lambda: actions.join(contribution=one, main=two, joined_by=coordinator),
        lambda: actions.join(contribution=two, main=one, joined_by=coordinator),
    )

    assert outcome is TransitionNotAllowed
    assert Join.objects.get().main == two


def test_an_answer_published_by_two_at_once_is_published_once(coordinator, lead):
    contribution = decided(owner=coordinator)
    answer = contribution.answers.get()
    answer.text = "¡Sí!"

    outcome = together(
        lambda: actions.publish(contribution=contribution, answer=answer, published_by=coordinator),
        lambda: actions.publish(
            contribution=contribution, answer=contribution.answers.get(), published_by=lead
        ),
    )

    assert outcome is TransitionNotAllowed
    assert Answer.objects.get().published_by == coordinator


def test_the_last_two_promises_kept_at_once_make_all_done(coordinator):
    contribution = answered(owner=coordinator)
    second = Commitment(promise="Regar los árboles.", owner=coordinator, due_on=today())
    actions.promise(contribution=contribution, commitment=second, promised_by=coordinator)
    promises = list(contribution.commitments.all())
    for promise in promises:
        promise.outcome, promise.without_evidence = "Hecho.", "Se ve."

    together(
        lambda: actions.finish(commitment=promises[0], on=today(), finished_by=promises[0].owner),
        lambda: actions.finish(commitment=promises[1], on=today(), finished_by=promises[1].owner),
    )

    assert Contribution.objects.get().state == "done"


def test_a_draft_thrown_away_while_it_is_sent_stays_sent():
    draft = DraftFactory()

    together(
        lambda: actions.submit(contribution=draft),
        lambda: actions.discard_draft(contribution=draft),
    )

    assert Contribution.objects.get().state == "submitted"
