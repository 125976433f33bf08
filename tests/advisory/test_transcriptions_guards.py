"""What the database refuses of a transcription, whoever asks."""

import pytest
from django.db import DatabaseError, IntegrityError, InternalError, connection, transaction
from django_fsm import TransitionNotAllowed

from advisory import actions
from advisory.models import Contribution, Transcription
from tests.factories.advisory import DraftFactory, MandateFactory, days, logged, submitted, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def contribution(mandate, coordinator):
    return logged(mandate=mandate, written_by=coordinator)


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def end_of_transaction():
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SET CONSTRAINTS ALL DEFERRED")


def change(assignments, *values):
    run(f"UPDATE advisory_transcription SET {assignments}", *values)


def check(mandate, correction=""):
    change("checked_at = now(), checked_by_id = %s, correction = %s", mandate.pk, correction)


@pytest.mark.parametrize(
    "assignment",
    [
        "occasion = 'call'",
        "medium = 'audio'",
        "said_on = said_on - 1",
        "written_by_id = written_by_id + 1",
        "contribution_id = contribution_id + 1",
    ],
)
def test_who_wrote_what_where_stays(contribution, assignment):
    with pytest.raises(InternalError, match="Cannot update rows from advisory_transcription"):
        change(assignment)


@pytest.mark.parametrize("correction", ["", "Otra cosa."])
def test_what_was_said_of_the_words_stays(contribution, mandate, correction):
    check(mandate, correction)

    for assignment in ("correction = 'Nada.'", "checked_at = NULL", "version = 7"):
        with pytest.raises(InternalError), transaction.atomic():
            change(assignment)


def test_it_is_kept(contribution):
    with pytest.raises(InternalError, match="Cannot delete rows"):
        run("DELETE FROM advisory_transcription")


@pytest.mark.parametrize(
    ("assignments", "constraint"),
    [
        ("checked_at = now()", "transcription_checked_by_somebody"),
        ("correction = 'Otra cosa.'", "transcription_checked_by_somebody"),
        ("checked_by_id = {mandate}", "transcription_checked_by_somebody"),
        (
            "checked_at = now(), checked_by_id = {mandate}, correction = ' '",
            "transcription_correction_says_something",
        ),
        (
            "checked_at = now(), checked_by_id = {mandate}, correction = repeat('x', 4001)",
            "transcription_correction_fits",
        ),
        (
            "checked_at = now(), checked_by_id = {stranger}",
            "transcription_checked_by_own",
        ),
    ],
)
def test_a_word_on_it_is_whole_and_of_the_own_organization(
    contribution, mandate, assignments, constraint
):
    filled = assignments.format(mandate=mandate.pk, stranger=MandateFactory().pk)

    with pytest.raises(IntegrityError, match=constraint):
        change(filled)


@pytest.mark.parametrize("said_on", [-101, 1])
def test_it_was_said_in_the_mandate_and_not_tomorrow(mandate, coordinator, said_on):
    with pytest.raises(DatabaseError, match="transcription_said_in_mandate"):
        logged(mandate=mandate, written_by=coordinator, said_on=today() + days(said_on))


def test_what_a_child_sent_gets_no_transcription(coordinator):
    own = submitted()

    with pytest.raises(IntegrityError, match="transcription_said_in_mandate"):
        Transcription.objects.create(
            contribution=own,
            written_by=coordinator,
            occasion="call",
            medium="oral",
            said_on=today(),
        )


def test_what_the_team_wrote_down_says_who_did(mandate):
    DraftFactory(mandate=mandate, origin="logged")

    with pytest.raises(IntegrityError, match="contribution_logged_has_transcription"):
        end_of_transaction()


@pytest.mark.parametrize("origin", ["own", "elsewhere"])
def test_the_origin_stays(contribution, origin):
    with pytest.raises(DatabaseError):
        run("UPDATE advisory_contribution SET origin = %s", origin)


def test_of_two_who_say_it_the_second_is_told(contribution, mandate):
    actions.check_words(contribution=contribution, mandate=mandate, correction="")

    with pytest.raises(TransitionNotAllowed):
        actions.check_words(contribution=contribution, mandate=mandate, correction="No.")

    assert Transcription.objects.get().correction == ""


def test_what_safeguarding_has_is_not_asked_about(contribution, mandate, lead):
    actions.divert(contribution=contribution, reason="Dice que alguien le pega.", raised_by=lead)

    with pytest.raises(TransitionNotAllowed):
        actions.check_words(contribution=contribution, mandate=mandate, correction="")

    assert not Contribution.objects.unchecked().exists()
