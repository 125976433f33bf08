"""The promised day moves only with a reason that the child reads."""

import pytest
from django.db import IntegrityError, InternalError, connection
from django_fsm import TransitionNotAllowed

from advisory import actions
from advisory.models import Contribution, Postponement
from tests.conftest import client_of
from tests.factories.advisory import (
    DraftFactory,
    answered,
    days,
    reopened,
    submitted,
    today,
    under_review,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def contribution(coordinator, mandate):
    return under_review(owner=coordinator, mandate=mandate)


def typed(contribution, **fields):
    return {
        "old_day": contribution.promised_on.isoformat(),
        "new_day": (today() + days(50)).isoformat(),
        "reason": "Falta hablar con la escuela.",
    } | fields


def post(user, contribution, **fields):
    url = f"{contribution.get_absolute_url()}postpone/"
    return client_of(user).post(url, typed(contribution, **fields), follow=True)


def test_the_child_reads_each_new_day_and_why(contribution, coordinator, representative):
    post(coordinator, contribution)
    moved = Contribution.objects.get()
    post(
        coordinator,
        moved,
        new_day=(today() + days(70)).isoformat(),
        reason="La escuela pidió más tiempo.",
    )

    page = client_of(representative).get(contribution.get_absolute_url()).content.decode()

    assert Contribution.objects.get().promised_on == today() + days(70)
    assert page.index("Falta hablar con la escuela.") < page.index("La escuela pidió más tiempo.")


def test_a_second_tap_moves_it_once(contribution, coordinator):
    for _ in range(2):
        response = post(coordinator, contribution)

    assert Postponement.objects.count() == 1
    assert "This has changed in the meantime." in response.content.decode()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"reason": ""}, "This field is required."),
        ({"reason": " \n"}, "This field is required."),
        ({"reason": "a" * 501}, "It is too long: it has 501 letters, and 500 fit."),
        ({"new_day": ""}, "This field is required."),
        ({"new_day": "2020-01-01"}, "This day has passed. Choose one to come."),
        ({"new_day": "9999-12-31"}, "A child can’t wait that long. Choose a day until"),
        ({"new_day": str(today() + days(367))}, "A child can’t wait that long."),
        ({"new_day": "soon"}, "Enter a valid date."),
        ({"new_day": "SAME"}, "Choose another day than the one that was promised."),
        ({"old_day": "x"}, "Enter a valid date."),
    ],
)
def test_what_is_wrong_is_said(contribution, coordinator, fields, message):
    same = contribution.promised_on.isoformat()
    fields = {name: same if value == "SAME" else value for name, value in fields.items()}

    response = post(coordinator, contribution, **fields)

    assert message in response.content.decode()
    assert Postponement.objects.count() == 0


def test_what_is_answered_is_not_postponed(coordinator):
    contribution = answered(owner=coordinator)
    move = Postponement(
        old_day=contribution.promised_on, new_day=today() + days(50), reason="Más tiempo."
    )

    with pytest.raises(TransitionNotAllowed):
        actions.postpone(contribution=contribution, postponement=move, moved_by=coordinator)


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def insert(contribution, coordinator, *, reason="Más tiempo.", shift=7):
    run(
        "INSERT INTO advisory_postponement"
        " (version, contribution_id, moved_by_id, old_day, new_day, reason)"
        " SELECT 1, id, %s, promised_on, promised_on + %s, %s FROM advisory_contribution"
        " WHERE id = %s",
        coordinator.pk,
        shift,
        reason,
        contribution.pk,
    )


def test_the_database_moves_no_day_without_a_reason():
    submitted()

    with pytest.raises(IntegrityError, match="contribution_day_moves_with_reason"):
        run("UPDATE advisory_contribution SET promised_on = promised_on + 7")


def test_the_database_moves_the_day_to_the_one_that_the_reason_is_for(contribution, coordinator):
    insert(contribution, coordinator)

    run("UPDATE advisory_contribution SET promised_on = promised_on + 7")
    with pytest.raises(IntegrityError, match="contribution_day_moves_with_reason"):
        run("UPDATE advisory_contribution SET promised_on = promised_on + 7")


def test_the_day_of_a_draft_and_of_a_second_answer_are_set_freely(coordinator):
    actions.submit(contribution=DraftFactory())
    contribution = reopened(owner=coordinator)

    assert contribution.promised_on == today() + days(30)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"reason": " "}, "postponement_says_why"),
        ({"shift": 0}, "postponement_moves_the_day"),
    ],
)
def test_the_database_takes_no_empty_move(contribution, coordinator, fields, name):
    with pytest.raises(IntegrityError, match=name):
        insert(contribution, coordinator, **fields)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE advisory_postponement SET reason = 'Otra cosa.'",
        "DELETE FROM advisory_postponement",
    ],
)
def test_a_reason_stays_as_the_child_read_it(contribution, coordinator, statement):
    insert(contribution, coordinator)

    with pytest.raises(InternalError, match="Cannot update or delete rows"):
        run(statement)
