"""A promise told day by day, moved with a reason, and shown when it is kept."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.choices import Role
from advisory import actions
from advisory.models import Commitment, CommitmentUpdate
from records.models import Attachment
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import answered, days, decided, done, today
from tests.factories.records import PDF, upload
from tests.strategies import named_errors, shown

pytestmark = pytest.mark.django_db
LATER = today() + days(60)


def page_of(commitment, page=""):
    return f"/commitments/{commitment.pk}/{page}"


def tell(commitment, by, text="Ya hablamos con el colegio."):
    actions.tell_progress(commitment=commitment, update=CommitmentUpdate(text=text), told_by=by)


def check_deferred():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_what_is_told_twice_by_a_second_tap_is_told_once(coordinator):
    commitment = answered(owner=coordinator).commitments.get()
    client = client_of(coordinator)

    for _ in range(2):
        client.post(page_of(commitment), {"text": "Ya hablamos."})

    assert [update.text for update in commitment.updates.all()] == ["Ya hablamos."]


def test_a_day_moves_with_a_reason_that_the_child_reads(mandate, representative, coordinator):
    contribution = answered(owner=coordinator, mandate=mandate)
    commitment = contribution.commitments.get()
    client = client_of(coordinator)
    form = shown(client.get(page_of(commitment, "edit/")))

    client.post(
        page_of(commitment, "edit/"),
        form | {"due_on": LATER.isoformat(), "reason": "Todavía no llueve."},
    )

    check_deferred()
    assert Commitment.objects.get().due_on == LATER
    page = client_of(representative).get(contribution.get_absolute_url()).content.decode()
    assert "The day moves to" in page
    assert "Todavía no llueve." in page
    assert Commitment.objects.get().started_on is None  # nothing was done yet


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"due_on": LATER.isoformat()}, {"reason"}),
        ({"due_on": LATER.isoformat(), "reason": " \r\n"}, {"reason"}),
        ({"due_on": (today() - days(1)).isoformat(), "reason": "Ya."}, {"due_on"}),
        ({"due_on": "9999-12-31", "reason": "Ya."}, {"due_on"}),
        ({"due_on": "mañana", "reason": "Ya."}, {"due_on"}),
        ({"reason": "El mismo día."}, {"reason"}),
        ({"owner": ""}, {"owner"}),
        ({"due_on": LATER.isoformat(), "reason": "a" * 1001}, {"reason"}),
    ],
)
def test_a_change_that_says_too_little_is_given_back(coordinator, sent, wrong):
    commitment = answered(owner=coordinator).commitments.get()
    client = client_of(coordinator)

    response = client.post(
        page_of(commitment, "edit/"), shown(client.get(page_of(commitment, "edit/"))) | sent
    )

    assert named_errors(response) == wrong
    assert not commitment.updates.exists()


def test_a_late_promise_is_handed_on_without_moving_its_day(coordinator):
    commitment = answered(owner=coordinator, due_on=today() - days(3)).commitments.get()
    rosa = UserFactory(roles=[Role.COORDINATOR], name="Rosa Quispe")
    client = client_of(coordinator)
    form = shown(client.get(page_of(commitment, "edit/")))

    client.post(page_of(commitment, "edit/"), form | {"owner": rosa.pk})

    assert Commitment.objects.get().owner == rosa
    assert not commitment.updates.exists()


def test_the_file_that_shows_it_is_for_the_team_alone(mandate, representative, coordinator):
    contribution = answered(owner=coordinator, mandate=mandate)
    commitment = contribution.commitments.get()
    client = client_of(coordinator)
    form = {"version": commitment.version, "outcome": "Plantamos diez árboles."}

    client.post(
        page_of(commitment, "done/"),
        form | {"evidence": upload(PDF, "acta.pdf", "application/pdf")},
    )

    assert Commitment.objects.get().evidence == Attachment.objects.get()
    response = client.get(page_of(commitment, "evidence/"))
    assert response.getvalue().startswith(b"%PDF")
    child = client_of(representative)
    assert child.get(page_of(commitment, "evidence/")).status_code == 404
    assert "evidence" not in child.get(contribution.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({}, {"evidence"}),
        ({"without_evidence": " \n"}, {"evidence"}),
        ({"without_evidence": "a" * 501}, {"without_evidence"}),
        ({"evidence": "text"}, {"evidence"}),
    ],
)
def test_what_is_done_has_something_that_shows_it_or_a_reason(coordinator, sent, wrong):
    commitment = answered(owner=coordinator).commitments.get()
    form = {"version": commitment.version, "outcome": "Plantamos."}
    if sent.get("evidence"):
        sent = {"evidence": upload(b"no es un archivo", "acta.pdf", "application/pdf")}

    response = client_of(coordinator).post(page_of(commitment, "done/"), form | sent)

    assert named_errors(response) == wrong
    assert Commitment.objects.get().done_on is None


def test_both_a_file_and_a_reason_are_one_too_many(coordinator):
    commitment = answered(owner=coordinator).commitments.get()
    form = {"version": commitment.version, "outcome": "Plantamos.", "without_evidence": "Se ve."}

    response = client_of(coordinator).post(
        page_of(commitment, "done/"), form | {"evidence": upload(PDF)}
    )

    assert named_errors(response) == {"without_evidence"}
    assert not Attachment.objects.exists()


def test_the_database_moves_no_day_without_a_reason(coordinator):
    commitment = answered(owner=coordinator).commitments.get()
    first = commitment.due_on
    moved = Commitment.objects.get()
    moved.due_on = LATER
    actions.change_commitment(commitment=moved, reason="Llueve.", changed_by=coordinator)

    for day in (first, LATER + days(1)):
        with pytest.raises(IntegrityError, match="moves_with_a_reason"), transaction.atomic():
            run("UPDATE advisory_commitment SET due_on = %s", day)
    CommitmentUpdate.objects.create(
        commitment=commitment,
        text="Otro día.",
        moved_from=LATER,
        moved_to=LATER + days(9),
        written_by=coordinator,
    )
    with pytest.raises(IntegrityError, match="says_where_it_moved"), transaction.atomic():
        check_deferred()
    commitment.refresh_from_db()
    commitment.due_on = LATER + days(9)
    commitment.save()
    check_deferred()


def test_the_database_keeps_what_was_told(coordinator):
    commitment = answered(owner=coordinator).commitments.get()
    tell(commitment, coordinator)

    for sql in (
        "UPDATE advisory_commitmentupdate SET text = 'No.'",
        "DELETE FROM advisory_commitmentupdate",
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            run(sql)


def test_the_database_refuses_a_word_about_what_is_no_open_promise(coordinator):
    for contribution in (decided(owner=coordinator), done(owner=coordinator)):
        with pytest.raises(IntegrityError, match="open_promise"), transaction.atomic():
            CommitmentUpdate.objects.create(
                commitment=contribution.commitments.get(), text="Ya.", written_by=coordinator
            )


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"text": " "}, "update_says_something"),
        ({"text": "Ya.", "moved_to": LATER}, "update_moves_to_another_day"),
        ({"text": "Ya.", "moved_from": LATER, "moved_to": LATER}, "update_moves_to_another_day"),
    ],
)
def test_the_database_refuses_a_word_that_says_nothing(coordinator, fields, constraint):
    commitment = answered(owner=coordinator).commitments.get()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        CommitmentUpdate.objects.create(commitment=commitment, written_by=coordinator, **fields)


def test_the_database_wants_to_see_what_is_done_and_keeps_it(coordinator):
    answered(owner=coordinator)
    with pytest.raises(IntegrityError, match="commitment_done_is_shown"), transaction.atomic():
        run(
            "UPDATE advisory_commitment SET started_on = '2026-05-02', done_on = '2026-05-02',"
            " outcome = 'Plantamos.'"
        )

    kept = done(owner=coordinator).commitments.get()
    for change in ("done_on = NULL", "outcome = 'Nada.'", "started_on = '2020-01-01'"):
        with pytest.raises(DatabaseError), transaction.atomic():
            run(f"UPDATE advisory_commitment SET {change} WHERE id = %s", kept.pk)
