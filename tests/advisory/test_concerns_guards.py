"""What nobody does to a concern, not even by SQL, and what each step leaves behind."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from advisory import actions
from advisory.models import Concern, ConcernNote, ConcernReading
from tests.factories.safeguarding import closed, diverted, taken, told

pytestmark = pytest.mark.django_db


def is_refused(sql, *values):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            transaction.set_rollback(True)
    except DatabaseError:
        return True
    return False


@pytest.mark.parametrize(
    "change",
    [
        "words = 'otra cosa'",
        "reach = 'not_now'",
        "contact = 'nadie'",
        "due_at = due_at + interval '1 year'",
        "representative_id = NULL",
        "came_from = 'done'",
        "state = 'closed'",
        "state = 'lost'",
        "outcome = 'referred'",
        "taken_at = now()",
        "told = 'x'",
    ],
)
def test_what_was_told_is_not_rewritten(change):
    concern = told()

    assert is_refused(f"UPDATE advisory_concern SET {change} WHERE id = %s", concern.pk)


@pytest.mark.parametrize("contact", ["", " "])
def test_who_asks_for_a_call_says_where(contact):
    with pytest.raises(IntegrityError, match="concern_call_has_number"):
        told(reach="phone", contact=contact)


@pytest.mark.parametrize("change", ["told = 'y'", "outcome = 'no_concern'", "state = 'taken'"])
def test_a_closed_concern_stays_as_it_is(lead, change):
    concern = closed(told(), by=lead)

    assert is_refused(f"UPDATE advisory_concern SET {change} WHERE id = %s", concern.pk)


@pytest.mark.parametrize("table", ["concern", "concernnote", "concernreading"])
@pytest.mark.parametrize("verb", ["DELETE FROM", "UPDATE"])
def test_concerns_notes_and_readings_are_kept(lead, table, verb):
    concern = taken(told(), by=lead)
    actions.note_concern(concern=concern, written_by=lead, text="Hablé con ella.")
    actions.read_concern(concern=concern, read_by=lead)
    change = {"concern": "words = 'x'", "concernnote": "text = 'x'", "concernreading": "at = now()"}
    sql = f"advisory_{table}" if verb == "DELETE FROM" else f"advisory_{table} SET {change[table]}"

    assert is_refused(f"{verb} {sql}")


def test_a_concern_is_closed_with_words_for_the_child(lead):
    concern = taken(told(), by=lead)

    assert is_refused(
        "UPDATE advisory_concern SET state = 'closed', closed_at = now(), acted_at = now(),"
        " outcome = 'referred', told = ' ' WHERE id = %s",
        concern.pk,
    )


def test_the_same_form_sent_twice_tells_it_once(mandate):
    first = told(representative=mandate.representative)

    second = actions.tell_concern(
        token=first.token,
        representative=mandate.representative,
        words=first.words,
        reach=first.reach,
        contact=first.contact,
    )

    assert second == first
    assert Concern.objects.count() == 1


def test_the_form_sent_again_with_other_words_loses_none_and_tells_them_once(mandate):
    first = told(representative=mandate.representative)
    again = {"reach": "not_now", "contact": "", "words": "También a mi hermana."}

    for _tap in range(2):
        actions.tell_concern(token=first.token, representative=mandate.representative, **again)

    assert list(Concern.objects.order_by("pk").values_list("words", flat=True)) == [
        "Alguien me pega.",
        "También a mi hermana.",
    ]


def test_the_form_of_another_child_is_not_found(mandate):
    theirs = told()

    with pytest.raises(Concern.DoesNotExist):
        actions.tell_concern(
            token=theirs.token,
            representative=mandate.representative,
            words="Hola.",
            reach="not_now",
            contact="",
        )

    assert Concern.objects.get().words == "Alguien me pega."


def test_the_clock_runs_for_twenty_four_hours(settings):
    before = timezone.now()

    concern = told()

    assert timedelta(hours=24) <= concern.due_at - before < timedelta(hours=24, minutes=5)


def test_the_clock_is_a_setting(settings):
    settings.CONCERN_WITHIN_HOURS = 2
    before = timezone.now()

    concern = told()

    assert timedelta(hours=2) <= concern.due_at - before < timedelta(hours=2, minutes=5)


def test_the_clock_rises_until_something_is_done(lead, settings):
    settings.CONCERN_WITHIN_HOURS = 0
    late = told()
    seen = [late in Concern.objects.overdue(), late.is_overdue]

    late = taken(late, by=lead)
    when_taken = [late in Concern.objects.overdue(), late.is_overdue]
    actions.note_concern(concern=late, written_by=lead, text="Hablé con ella.")
    late.refresh_from_db()
    when_noted = [late in Concern.objects.overdue(), late.is_overdue]

    assert (seen, when_taken, when_noted) == ([True, True], [True, True], [False, False])


def test_what_has_time_is_not_overdue():
    concern = told()

    assert concern.is_overdue is False
    assert not Concern.objects.overdue().exists()


def test_a_closed_concern_is_not_overdue(lead, settings):
    settings.CONCERN_WITHIN_HOURS = 0

    concern = closed(told(), by=lead)

    assert concern.is_overdue is False
    assert not Concern.objects.overdue().exists()
    assert not Concern.objects.open().exists()


def test_a_lead_takes_over_from_another(lead, coordinator):
    concern = taken(told(), by=lead)

    concern = taken(concern, by=coordinator)

    assert (concern.state, concern.taken_by) == ("taken", coordinator)


def test_a_closed_concern_takes_no_step(lead):
    concern = closed(told(), by=lead)

    with pytest.raises(TransitionNotAllowed):
        actions.take_concern(concern=concern, taken_by=lead)
    with pytest.raises(TransitionNotAllowed):
        actions.close_concern(concern=concern, outcome="accompanied", told="Ya.")


def test_what_nobody_has_taken_is_not_closed(lead):
    with pytest.raises(TransitionNotAllowed):
        actions.close_concern(concern=told(), outcome="accompanied", told="Ya.")


def test_the_same_note_twice_is_one(lead):
    concern = taken(told(), by=lead)

    for _tap in range(2):
        actions.note_concern(
            concern=concern, written_by=lead, text="Llamé a la DEMUNA.", referred_to="demuna"
        )

    assert ConcernNote.objects.get().get_referred_to_display() == "DEMUNA"


def test_a_note_may_follow_after_the_end(lead):
    concern = closed(told(), by=lead)

    actions.note_concern(concern=concern, written_by=lead, text="La DEMUNA contestó.")

    assert ConcernNote.objects.get().text == "La DEMUNA contestó."


def test_history_holds_no_word_of_a_concern(coordinator, lead):
    closed(diverted(raised_by=coordinator), by=lead)
    closed(told(contact="En el recreo."), by=lead)

    rows = str(list(Concern.pgh_event_model.objects.values()))

    for word in ("golpes", "pega", "recreo", "cuidan"):
        assert word not in rows


def test_each_reading_is_a_row(lead):
    concern = told()

    for _visit in range(2):
        actions.read_concern(concern=concern, read_by=lead)

    assert ConcernReading.objects.filter(concern=concern, read_by=lead).count() == 2
