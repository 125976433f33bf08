"""What the database refuses of minutes, resolutions and marks, whoever writes."""

import pytest
from django.contrib.admin import site
from django.db import DatabaseError, connection, transaction

from advisory import actions
from advisory.models import (
    Addendum,
    AgendaItem,
    Attendance,
    Mark,
    Minutes,
    MinutesCheck,
    MinutesQuote,
    MinutesSection,
    Resolution,
    Session,
)
from tests.factories.advisory import MandateFactory, days, logged, today
from tests.factories.minutes import approved, held, long_ago, resolved, sent, written
from tests.factories.sessions import AgendaItemFactory

pytestmark = pytest.mark.django_db


def refused(change):
    """Whether the database refuses it: by the name of what does, else by a word."""
    try:
        with transaction.atomic():
            change()
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except DatabaseError as error:
        return error.__cause__.diag.constraint_name or "protected"
    return "nothing"


def sql(statement, *values):
    def run():
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    return run


def update(row, **fields):
    return lambda: type(row).objects.filter(pk=row.pk).update(**fields)


@pytest.fixture
def minutes(mandate, coordinator):
    return approved(by=coordinator)


def test_what_the_representatives_look_at_is_mended_only_once_it_is_taken_back(mandate):
    minutes = sent()
    mend_who_came = sql("UPDATE advisory_attendance SET presence = 'absent'")

    def add_a_topic():
        AgendaItemFactory(session=minutes.session, place=2)

    assert refused(mend_who_came) == "attendance_of_sent_minutes_stays"
    assert refused(add_a_topic) == "agendaitem_of_sent_minutes_stays"

    actions.take_back_minutes(minutes=minutes)

    assert refused(mend_who_came) == "nothing"
    assert refused(add_a_topic) == "nothing"


def test_approved_minutes_are_changed_by_no_sql(minutes, mandate):
    section = minutes.sections.get()

    assert [
        refused(sql("UPDATE advisory_minutes SET opening = 'otra cosa'")),
        refused(sql("UPDATE advisory_minutes SET closing = 'otra cosa'")),
        refused(sql("UPDATE advisory_minutes SET state = 'sent'")),
        refused(sql("UPDATE advisory_minutes SET approved_at = now()")),
        refused(sql("UPDATE advisory_minutes SET names = '{}'")),
        refused(sql("DELETE FROM advisory_minutes")),
        refused(sql("UPDATE advisory_minutessection SET text = 'otra cosa'")),
        refused(sql("DELETE FROM advisory_minutessection WHERE id = %s", section.pk)),
        refused(sql("UPDATE advisory_session SET state = 'held'")),
        refused(sql("UPDATE advisory_attendance SET presence = 'absent'")),
        refused(sql("UPDATE advisory_agendaitem SET title = 'otra cosa'")),
        refused(lambda: AgendaItemFactory(session=minutes.session, place=9)),
    ] == [
        *["protected"] * 6,
        *["minutessection_of_sent_stays", "minutessection_of_sent_stays"],
        *["protected", "attendance_of_open_session", "agendaitem_of_held_stays"],
        "agendaitem_of_open_session",
    ]


def test_what_is_quoted_in_sent_minutes_stays_and_comes_from_their_session(coordinator, mandate):
    logged(mandate=mandate, words="Que haya agua.", written_by=coordinator)
    minutes = sent()
    later = logged(mandate=mandate, words="Que haya luz.", written_by=coordinator)
    elsewhere = logged(mandate=mandate, occasion="call", written_by=coordinator)

    def quote(said):
        return lambda: MinutesQuote.objects.create(minutes=minutes, contribution=said)

    assert refused(sql("DELETE FROM advisory_minutesquote")) == "minutesquote_of_sent_stays"
    assert refused(sql("UPDATE advisory_minutesquote SET is_corrected = true")) == "protected"
    assert refused(quote(later)) == "minutesquote_of_sent_stays"
    actions.take_back_minutes(minutes=minutes)
    assert MinutesQuote.objects.count() == 0
    assert refused(quote(elsewhere)) == "minutesquote_heard_in_session"


def test_the_admin_has_no_page_for_what_belongs_to_minutes():
    of_minutes = {Addendum, AgendaItem, Attendance, Mark, Minutes, MinutesCheck, MinutesSection}
    of_minutes |= {MinutesQuote, Resolution, Session}

    assert of_minutes & set(site._registry) == set()


def test_what_the_representatives_read_is_not_changed_under_them(mandate):
    minutes = sent()

    assert refused(update(minutes, opening="Otra cosa.")) == "protected"
    section = minutes.sections.get()
    assert refused(update(section, text="Otra cosa.")) == "minutessection_of_sent_stays"


def test_no_minutes_begin_before_the_session_is_held(mandate):
    session = held()
    Minutes.objects.create(session=session)
    planned = AgendaItemFactory().session

    assert refused(lambda: Minutes.objects.create(session=planned)) == "minutes_of_held_session"


@pytest.mark.parametrize(
    "table",
    [
        "advisory_minutes",
        "advisory_minutessection",
        "advisory_minutescheck",
        "advisory_minutesquote",
        "advisory_addendum",
        "advisory_attendance",
        "advisory_resolution",
        "advisory_session",
        "advisory_agendaitem",
        "advisory_contribution",
        "advisory_mandate",
        "accounts_user",
    ],
)
def test_what_approved_minutes_print_does_not_go_with_its_whole_table(table):
    empty = sql(f"TRUNCATE {table} CASCADE")

    assert refused(empty) == "minutes_are_never_emptied"


def test_minutes_are_approved_when_all_who_were_there_have_looked(mandate, coordinator):
    absent = MandateFactory()
    minutes = sent(held(absent=[absent]))

    def approve():
        actions.approve_minutes(minutes=minutes, approved_by=coordinator)

    assert refused(approve) == "minutes_approved_was_read"
    actions.check_minutes(minutes=minutes, edition=1, mandate=mandate, comment="")
    assert refused(approve) == "nothing"


def test_minutes_are_approved_when_the_days_to_look_are_over(mandate, coordinator):
    minutes = long_ago(sent())

    actions.approve_minutes(minutes=minutes, approved_by=coordinator)

    assert Minutes.objects.get().state == "approved"
    assert Session.objects.get().state == "approved"


def test_a_yes_to_one_edition_is_no_yes_to_the_next(mandate, coordinator):
    minutes = sent()
    actions.check_minutes(minutes=minutes, edition=1, mandate=mandate, comment="")
    actions.take_back_minutes(minutes=minutes)
    actions.send_minutes(minutes=minutes)
    minutes.refresh_from_db()

    assert minutes.edition == 2
    assert refused(update(minutes, edition=1)) == "minutes_editions_are_counted"
    assert (
        refused(lambda: actions.approve_minutes(minutes=minutes, approved_by=coordinator))
        == "minutes_approved_was_read"
    )


def test_a_session_is_approved_with_its_minutes_and_not_without(mandate, coordinator):
    session = held()

    assert refused(update(session, state="approved")) == "session_approved_with_minutes"
    minutes = long_ago(sent(session))
    assert refused(minutes.refresh_from_db) == "nothing"  # what was done before is checked now
    approve = sql(
        "UPDATE advisory_minutes SET state = 'approved', approved_at = now(), names = '{}',"
        " approved_by_id = %s",
        coordinator.pk,
    )
    assert refused(approve) == "minutes_approve_the_session"
    assert minutes.is_sent


def test_only_who_sits_for_an_organization_that_was_there_says_whether_they_are_right(mandate):
    absent = MandateFactory()
    past = MandateFactory()
    minutes = sent(held(absent=[absent]))

    def said_by(seat, **fields):
        return lambda: MinutesCheck.objects.create(
            **{"minutes": minutes, "edition": 1, "mandate": seat} | fields
        )

    assert refused(said_by(absent)) == "minutescheck_by_who_came"
    assert refused(said_by(mandate, edition=2)) == "minutescheck_by_who_came"
    assert refused(said_by(mandate, comment=" ")) == "minutescheck_comment_says_something"
    assert refused(said_by(past)) == "nothing"
    assert refused(sql("UPDATE advisory_minutescheck SET comment = 'no'")) == "protected"
    assert refused(sql("DELETE FROM advisory_minutescheck")) == "protected"


def test_a_section_is_of_a_topic_of_that_session(mandate):
    minutes = written()
    other = AgendaItemFactory()

    assert (
        refused(lambda: MinutesSection.objects.create(minutes=minutes, item=other))
        == "minutessection_topic_of_session"
    )


def test_an_addendum_stands_beside_approved_minutes_alone_and_stays(mandate, coordinator):
    minutes = sent()

    def add(text="Faltó decir algo."):
        return lambda: Addendum.objects.create(
            minutes=minutes, text=text, written_by=coordinator, signed="Ana"
        )

    assert refused(add()) == "addendum_of_approved_minutes"
    actions.approve_minutes(minutes=long_ago(minutes), approved_by=coordinator)
    assert refused(add(" ")) == "addendum_says_something"
    add()()
    assert refused(sql("UPDATE advisory_addendum SET text = 'no'")) == "protected"
    assert refused(sql("DELETE FROM advisory_addendum")) == "protected"


def test_a_resolution_stays_as_the_representatives_read_it(mandate, coordinator):
    session = held()
    resolution = resolved(session, owner=coordinator)
    other = AgendaItemFactory()

    assert refused(update(resolution, item=other)) == "resolution_topic_of_session"
    sent(session)
    assert refused(update(resolution, text="Otra cosa.")) == "resolution_adopted_stays"
    assert refused(update(resolution, due_on=today() + days(99))) == "resolution_adopted_stays"
    assert refused(update(resolution, charge="Nadie")) == "resolution_adopted_stays"
    assert refused(resolution.delete) == "resolution_adopted_stays"
    assert refused(update(resolution, owner=session.facilitator)) == "nothing"
    assert refused(update(resolution, state="done")) == "resolution_closed_says_what"
    actions.close_resolution(resolution=resolution, is_done=True, outcome="Ya está.")
    assert refused(update(resolution, outcome="No está.")) == "protected"


def test_only_who_was_there_says_how_the_session_was(mandate, coordinator):
    absent = MandateFactory()
    session = held(absent=[absent])

    def mark(**by):
        return lambda: Mark.objects.create(
            **{"session": session, "requirement": "safe", "verdict": "yes"} | by
        )

    assert refused(mark(mandate=absent)) == "mark_by_who_was_there"
    assert refused(mark()) == "mark_by_one_person"
    assert refused(mark(mandate=mandate, staff=coordinator)) == "mark_by_one_person"
    assert refused(mark(staff=coordinator, requirement="fun")) == "mark_requirement_known"
    mark(mandate=mandate)()
    assert refused(mark(mandate=mandate)) == "mark_once_for_each_mandate"
    approved(session, by=coordinator)
    assert refused(sql("UPDATE advisory_mark SET verdict = 'no'")) == "mark_of_held_session"
    assert refused(sql("DELETE FROM advisory_mark")) == "mark_of_held_session"
