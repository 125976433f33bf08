"""What the database refuses of replies, of "no opinion" and of the joint answer."""

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from advisory import actions
from advisory.choices import Decision
from advisory.models import Consultation, Contribution, JointAnswer, NoOpinion
from tests.factories.advisory import DraftFactory, MandateFactory, decided, submitted, under_review
from tests.factories.consultations import (
    ConsultationFactory,
    answered_jointly,
    asked,
    closed,
    joint_of,
    no_opinion,
)
from tests.factories.safeguarding import diverted

pytestmark = pytest.mark.django_db


def run(sql, *values):
    """Raw SQL, to the end of its transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def settle():
    """Check now what is checked when a transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def answer_by_hand(consultation, joint=None):
    """As if somebody published it by SQL."""
    joint = joint or joint_of(consultation)
    run(
        "UPDATE advisory_jointanswer SET published_at = now(), published_by_id = written_by_id"
        " WHERE id = %s; UPDATE advisory_consultation SET state = 'answered' WHERE id = %s",
        joint.pk,
        consultation.pk,
    )


@transaction.atomic
def answer_to_the_end(consultation, **fields):
    """As the site does it, and as if its transaction ended now."""
    answered_jointly(consultation, **fields)
    settle()


@pytest.mark.parametrize("make", [ConsultationFactory, closed])
def test_a_reply_is_sent_while_its_question_is_open(make):
    draft = DraftFactory(consultation=make())

    with pytest.raises(IntegrityError, match="reply_is_in_time"):
        run(
            "UPDATE advisory_contribution SET state = 'submitted', reference = 'AP-2026-0001',"
            " submitted_at = now(), promised_on = now() WHERE id = %s",
            draft.pk,
        )


def test_no_row_is_born_as_a_reply_to_what_is_closed():
    sent = submitted(consultation=asked())
    closed(sent.consultation)

    with pytest.raises(IntegrityError, match="reply_is_in_time"):
        run(
            "INSERT INTO advisory_contribution (token, turn, reference, organization_id,"
            " mandate_id, kind, words, language, audience, origin, state, submitted_at,"
            " promised_on, consultation_id, version)"
            " SELECT gen_random_uuid(), 0, 'AP-2026-9999', organization_id, mandate_id, kind,"
            " words, language, audience, origin, 'under_review', submitted_at, promised_on,"
            " consultation_id, 1 FROM advisory_contribution WHERE id = %s",
            sent.pk,
        )


def test_a_reply_stays_a_reply_to_its_question():
    sent = submitted(consultation=asked())

    for value in (None, asked().pk):
        with pytest.raises(InternalError, match="words_stay"):
            run(
                "UPDATE advisory_contribution SET consultation_id = %s WHERE id = %s",
                value,
                sent.pk,
            )


def test_no_opinion_is_said_once_by_its_own_in_time_and_instead_of_a_reply():
    seat = MandateFactory()
    question = asked()
    other = submitted(consultation=question)
    fields = {"organization": seat.organization, "mandate": seat}
    wrong = [
        ("no_opinion_is_in_time", {"consultation": ConsultationFactory(), **fields}),
        ("no_opinion_is_in_time", {"consultation": closed(), **fields}),
        (
            "no_opinion_is_of_own",
            {"consultation": question, "organization": other.organization, "mandate": seat},
        ),
        (
            "no_opinion_instead_of_reply",
            {
                "consultation": question,
                "organization": other.organization,
                "mandate": other.mandate,
            },
        ),
    ]

    for name, values in wrong:
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            NoOpinion.objects.create(**values)
    NoOpinion.objects.create(consultation=question, **fields)
    with pytest.raises(IntegrityError, match="no_opinion_once"), transaction.atomic():
        NoOpinion.objects.create(consultation=question, **fields)


def test_no_opinion_neither_changes_nor_goes_once_the_question_is_closed():
    said = no_opinion()
    closed(said.consultation)

    with pytest.raises(InternalError, match="no_opinions_stay"):
        run("UPDATE advisory_noopinion SET organization_id = organization_id")
    with pytest.raises(IntegrityError, match="no_opinion_is_taken_back_in_time"):
        run("DELETE FROM advisory_noopinion")


def test_who_has_no_opinion_takes_that_back_before_a_reply_by_sql():
    said = no_opinion()
    draft = DraftFactory(mandate=said.mandate, consultation=said.consultation)

    with pytest.raises(IntegrityError, match="reply_replaces_no_opinion"):
        run(
            "UPDATE advisory_contribution SET state = 'submitted', reference = 'AP-2026-0001',"
            " submitted_at = now(), promised_on = now() WHERE id = %s",
            draft.pk,
        )


@pytest.mark.parametrize("make", [submitted, under_review])
def test_nothing_is_answered_while_a_reply_has_no_decision(make, coordinator):
    question = asked()
    fields = {"owner": coordinator} if make is under_review else {}
    make(consultation=question, **fields)

    with pytest.raises(IntegrityError, match="consultation_answered_has_decisions"):
        answer_by_hand(closed(question))


def test_nothing_is_answered_while_a_reply_has_no_answer(coordinator):
    question = asked()
    decided(owner=coordinator, consultation=question)

    with pytest.raises(IntegrityError, match="consultation_answered_has_decisions"):
        answer_by_hand(closed(question))


def test_nothing_is_answered_without_a_published_answer():
    question = closed()
    joint_of(question)

    with pytest.raises(IntegrityError, match="consultation_answered_has_answer"):
        run("UPDATE advisory_consultation SET state = 'answered'")


def test_no_joint_answer_is_published_before_its_question_is_answered():
    joint_of(closed())

    with pytest.raises(IntegrityError, match="joint_answer_published_with_consultation"):
        run("UPDATE advisory_jointanswer SET published_at = now(), published_by_id=written_by_id")


@pytest.mark.parametrize(
    ("decision", "fields", "name"),
    [
        (
            Decision.ACCEPTED,
            {"taken_up": "", "found_in": ""},
            "joint_answer_tells_what_was_taken_up",
        ),
        (Decision.PARTLY_ACCEPTED, {"left_out": ""}, "joint_answer_tells_what_was_not"),
        (Decision.NOT_ACCEPTED, {"left_out": " "}, "joint_answer_tells_what_was_not"),
        (Decision.DEFERRED, {"left_out": ""}, "joint_answer_tells_what_was_not"),
        (Decision.OUTSIDE_REMIT, {"left_out": ""}, "joint_answer_tells_what_was_not"),
    ],
)
def test_a_joint_answer_tells_what_was_taken_up_and_what_was_not(
    decision, fields, name, coordinator
):
    question = asked()
    decided(owner=coordinator, consultation=question, decision=decision)

    with pytest.raises(IntegrityError, match=name):
        answer_to_the_end(closed(question), **fields)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"text": " "}, "joint_answer_has_text_and_adult"),
        ({"found_in": ""}, "joint_answer_says_where"),
        ({"taken_up": ""}, "joint_answer_says_where"),
        ({"needs_approval": True}, "joint_answer_published_by_a_colleague"),
    ],
)
def test_a_published_joint_answer_is_whole(fields, name):
    question = closed()
    joint = joint_of(question, **fields)

    with pytest.raises(IntegrityError, match=name):
        answer_by_hand(question, joint)


def test_what_was_answered_stays_as_it_was_answered():
    answered_jointly()

    for change in (
        "UPDATE advisory_jointanswer SET text = 'Otra'",
        "DELETE FROM advisory_jointanswer",
    ):
        with pytest.raises(InternalError, match="published_stays"):
            run(change)


def test_a_reply_with_safeguarding_neither_holds_the_answer_up_nor_gets_one(coordinator, lead):
    question = asked()
    kept = decided(owner=coordinator, consultation=question)
    moved = submitted(consultation=question)
    concern = diverted(contribution=moved, raised_by=coordinator)
    answered_jointly(closed(question))
    settle()

    assert Consultation.objects.get().state == "answered"
    assert Contribution.objects.get(pk=kept.pk).state == "answered"
    assert JointAnswer.objects.get().published_at is not None

    actions.take_concern(concern=concern, taken_by=lead)
    actions.close_concern(concern=concern, outcome="no_concern", told="Gracias.")

    assert Contribution.objects.get(pk=moved.pk).state == "submitted"
    assert Consultation.objects.get().state == "answered"
