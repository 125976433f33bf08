"""What says the same is answered together, each author on a page of their own."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django_fsm import TransitionNotAllowed
from post_office.models import Email

from advisory import actions
from advisory.models import Commitment, CommitmentUpdate, Contribution, Join, Rating
from tests.conftest import client_of
from tests.factories.advisory import (
    MandateFactory,
    answered,
    days,
    decided,
    submitted,
    today,
    under_review,
)
from tests.factories.safeguarding import closed, diverted
from tests.strategies import named_errors

pytestmark = pytest.mark.django_db


@pytest.fixture
def main(coordinator):
    return under_review(owner=coordinator, words="Queremos sombra en la feria.")


@pytest.fixture
def other(mandate):
    return submitted(mandate=mandate, words="Que haya techo en la feria.")


def joined(contribution, main, by):
    actions.join(contribution=contribution, main=main, joined_by=by)
    return Contribution.objects.get(pk=contribution.pk)


def decide(contribution, by, decision="accepted"):
    contribution = Contribution.objects.get(pk=contribution.pk)
    review = contribution.review
    review.decision, review.reason = decision, "Hay toldos."
    commitment = Commitment(promise="Poner toldos.", owner=by, due_on=today() + days(9))
    actions.decide(
        contribution=contribution,
        review=review,
        commitment=commitment if decision == "accepted" else None,
        decided_by=by,
    )


def publish(contribution, by, text="¡Sí! Habrá toldos."):
    answer = contribution.answers.unpublished().get()
    actions.write_answer(answer=answer, text=text, written_by=by)
    actions.publish(contribution=contribution, answer=answer, published_by=by)
    check_deferred()


def check_deferred():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def state(contribution):
    return Contribution.objects.get(pk=contribution.pk).state


def test_who_is_in_charge_of_the_main_one_reads_the_other_too(coordinator, main, other):
    response = client_of(coordinator).post(
        f"{other.get_absolute_url()}join/", {"reference": main.reference.lower()}, follow=True
    )

    assert "Joined. Both authors get the same answer." in response.content.decode()
    other = Contribution.objects.get(pk=other.pk)
    assert (other.state, other.review.owner) == ("under_review", coordinator)
    page = client_of(coordinator).get(main.get_absolute_url()).content.decode()
    assert f'<a href="{other.get_absolute_url()}">{other.reference}</a>' in page


def test_each_author_reads_the_answer_and_what_is_promised(
    mandate, representative, coordinator, main, other
):
    representative.email, representative.language = "nina@ica.pe", "en"
    representative.save()
    joined(other, main, coordinator)
    decide(main, coordinator)

    publish(main, coordinator)

    assert (state(main), state(other)) == ("answered", "answered")
    page = client_of(representative).get(other.get_absolute_url()).content.decode()
    assert "¡Sí! Habrá toldos." in page
    assert "Poner toldos." in page
    assert "Queremos sombra" not in page  # what the other author said is theirs
    assert [mail.subject for mail in Email.objects.filter(to="nina@ica.pe")] == [
        f"You have an answer: {other.reference}"
    ]


def test_both_are_in_progress_and_done_together(representative, coordinator, main, other):
    joined(other, main, coordinator)
    decide(main, coordinator)
    publish(main, coordinator)
    commitment = main.commitments.get()

    actions.tell_progress(
        commitment=commitment, update=CommitmentUpdate(text="Compramos."), told_by=coordinator
    )
    assert (state(main), state(other)) == ("in_progress", "in_progress")
    commitment.refresh_from_db()
    commitment.outcome, commitment.without_evidence = "Hay toldos.", "Se ve."
    actions.finish(commitment=commitment, on=today(), finished_by=commitment.owner)

    check_deferred()
    assert (state(main), state(other)) == ("done", "done")
    page = client_of(representative).get(other.get_absolute_url()).content.decode()
    assert "Compramos." in page
    assert "Hay toldos." in page


def test_what_waits_with_another_one_is_no_task_of_its_own(coordinator, main, other):
    joined(other, main, coordinator)
    client = client_of(coordinator)

    tasks = [task.row for task in client.get("/").context["tasks"]]

    assert tasks == [main]
    page = client.get(other.get_absolute_url()).content.decode()
    assert "It gets the answer of" in page
    assert f"{other.get_absolute_url()}decide/" not in page
    assert client.get(f"{other.get_absolute_url()}decide/").status_code == 302


def test_the_child_reads_that_others_said_the_same(representative, coordinator, main, other):
    joined(other, main, coordinator)

    page = client_of(representative).get(other.get_absolute_url()).content.decode()

    assert "Others said the same. We answer all of you together." in page
    assert main.reference not in page
    assert "Poner toldos." not in page


def test_of_what_others_joined_a_reader_is_not_called_its_author(coordinator, main, other):
    joined(other, main, coordinator)
    reader = MandateFactory().representative.user

    page = client_of(reader).get(other.get_absolute_url()).content.decode()

    assert "Others said the same. All of them get one answer." in page
    assert "We answer all of you together." not in page


def test_what_is_parted_is_answered_alone(coordinator, main, other):
    joined(other, main, coordinator)
    client_of(coordinator).post(f"{other.get_absolute_url()}part/")

    decide(main, coordinator, decision="deferred")
    publish(main, coordinator)

    assert not Join.objects.exists()
    assert (state(main), state(other)) == ("answered", "under_review")


def test_when_the_main_one_is_taken_back_the_other_goes_its_own_way(coordinator, main, other):
    joined(other, main, coordinator)

    actions.withdraw(contribution=main)

    assert not Join.objects.exists()
    assert state(other) == "under_review"


def test_when_safeguarding_takes_one_they_are_parted(coordinator, main, other):
    joined(other, main, coordinator)

    actions.divert(contribution=other, reason="Habla de golpes.", raised_by=coordinator)

    assert not Join.objects.exists()


def test_what_safeguarding_gives_back_is_as_far_as_what_it_is_joined_with(
    coordinator, lead, main, other
):
    joined(other, main, coordinator)
    decide(main, coordinator)
    publish(main, coordinator)
    concern = diverted(raised_by=coordinator, contribution=other)
    commitment = main.commitments.get()
    commitment.outcome, commitment.without_evidence = "Hay toldos.", "Se ve."
    actions.finish(commitment=commitment, on=today(), finished_by=commitment.owner)

    closed(concern, by=lead, outcome="no_concern")

    check_deferred()
    assert (state(main), state(other)) == ("done", "done")


def test_what_says_something_alike_is_offered(coordinator, main, other):
    alike = under_review(owner=coordinator, words="Techo y agua para la feria.")

    page = client_of(coordinator).get(f"{other.get_absolute_url()}join/").content.decode()

    assert f'name="reference" value="{alike.reference}"' in page
    assert main.reference not in page  # only one word in common


def test_who_writes_the_answer_reads_for_whom_it_is(coordinator, main, other):
    joined(other, main, coordinator)
    decide(main, coordinator)

    page = client_of(coordinator).get(f"{main.get_absolute_url()}answer/").content.decode()

    assert "These get the same answer:" in page
    assert other.reference in page


def test_after_a_no_a_joined_one_is_decided_alone(coordinator, main, other):
    other = joined(other, main, coordinator)
    decide(main, coordinator)
    publish(main, coordinator)
    rating = Rating(
        answer=other.answers.newest(),
        mandate=other.mandate,
        understood="yes",
        satisfied="no",
    )
    actions.rate(contribution=other, rating=rating)

    decide(other, coordinator, decision="deferred")
    publish(other, coordinator, text="Ahora no.")

    check_deferred()
    assert [answer.text for answer in other.answers.all()] == ["¡Sí! Habrá toldos.", "Ahora no."]
    assert main.answers.count() == 1


def test_what_can_not_lead_is_refused_at_the_field(coordinator, main, other):
    third = submitted()
    joined(third, main, coordinator)
    numbers = ["", "AP-1999-0001", other.reference, third.reference, submitted().reference]

    for number in numbers:
        response = client_of(coordinator).post(
            f"{other.get_absolute_url()}join/", {"reference": number}
        )

        assert named_errors(response) == {"reference"}


def test_what_leads_others_is_joined_with_none(coordinator, main, other):
    joined(other, main, coordinator)
    second = under_review(owner=coordinator)

    with pytest.raises(TransitionNotAllowed):
        actions.join(contribution=main, main=second, joined_by=coordinator)


def test_the_database_refuses_joins_that_do_not_fit(coordinator, main):
    reading, waiting = under_review(owner=coordinator), submitted()
    told = answered(owner=coordinator)
    made = decided(owner=coordinator)
    for contribution, leader in (
        (waiting, main),
        (told, main),
        (made, main),
        (reading, told),
        (reading, waiting),
    ):
        with pytest.raises(IntegrityError, match="join_fits"), transaction.atomic():
            Join.objects.create(contribution=contribution, main=leader, joined_by=coordinator)
    with pytest.raises(IntegrityError, match="join_is_of_two"), transaction.atomic():
        Join.objects.create(contribution=reading, main=reading, joined_by=coordinator)


def test_the_database_parts_nothing_that_is_answered(coordinator, main, other):
    joined(other, main, coordinator)
    decide(main, coordinator)
    publish(main, coordinator)

    with pytest.raises(IntegrityError, match="join_of_answered"), transaction.atomic():
        Join.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Join.objects.update(main=under_review(owner=coordinator, mandate=MandateFactory()))
