"""What the database refuses of sessions, whoever writes."""

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from advisory import actions
from advisory.models import AgendaItem, Attendance, RiskAssessment, Session
from tests.factories.advisory import MandateFactory, days, logged, today, with_days
from tests.factories.sessions import (
    AgendaItemFactory,
    SessionFactory,
    SessionPaperFactory,
    assessed,
    at,
    convoked,
    held,
)

pytestmark = pytest.mark.django_db


def refused(change):
    """The name of what refuses it, also where that is checked at the end of the transaction."""
    try:
        with transaction.atomic():
            change()
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except actions.SessionRefused as refusal:
        return refusal.__cause__.__cause__.diag.constraint_name
    except IntegrityError as error:
        return error.__cause__.diag.constraint_name
    return "nothing"


def update(row, **fields):
    return lambda: type(row).objects.filter(pk=row.pk).update(**fields)


def test_a_session_that_breaks_its_rules_is_refused_by_name():
    cases = {
        "session_number_from_one": {"number": 0},
        "session_has_place_or_link": {"place": " "},
        "session_link_is_safe": {"link": "http://example.org"},
        "session_length_in_limits": {"minutes": 5},
        "session_interpreted_in_another": {"interpreted_in": "es"},
        "session_items_before_it": {"items_until": today() + days(8)},
        "session_kind_known": {"kind": "secret"},
        "session_cancelled_has_reason": {"reason": "Porque sí."},
    }
    session = SessionFactory()

    found = {name: refused(update(session, **fields)) for name, fields in cases.items()}

    assert found == {name: name for name in cases}


def test_topics_can_be_added_on_the_evening_of_the_day_in_lima():
    session = SessionFactory(starts_at=at(today() + days(3), hour=22))  # the next day in UTC

    assert session.items_until == today() + days(3)
    assert refused(update(session, items_until=today() + days(4))) == "session_items_before_it"


def test_two_sessions_of_one_number_are_refused():
    first = SessionFactory()

    with pytest.raises(actions.SessionRefused, match="There is a session of this number"):
        actions.plan_session(
            session=SessionFactory.build(
                number=first.number, facilitator=first.facilitator, place="Otra casa"
            )
        )


def test_a_step_that_is_not_in_the_table_is_refused():
    planned, cancelled = SessionFactory(), SessionFactory()
    actions.cancel_session(session=cancelled, reason="Llueve.")

    for session, fields in [
        (planned, {"state": "approved"}),
        (cancelled, {"state": "planned", "reason": ""}),
        (cancelled, {"place": "Otra casa"}),
    ]:
        refusal = pytest.raises(InternalError, match=r"Invalid transition|Cannot update")
        with refusal, transaction.atomic():
            update(session, **fields)()


def test_nothing_is_held_without_its_risk_assessment(mandate):
    session = convoked(starts_at=at(today()))

    assert (
        refused(update(session, state="held", quorum=1, held_at=session.starts_at))
        == "session_held_has_risk_assessment"
    )


def test_nothing_is_held_before_its_day(mandate):
    session = assessed(starts_at=at(today() + days(1)))

    assert (
        refused(update(session, state="held", quorum=1, held_at=session.starts_at))
        == "session_held_on_its_day"
    )


def test_nothing_is_held_without_who_came_for_each_organization(mandate):
    session = assessed(starts_at=at(today()))

    assert (
        refused(update(session, state="held", quorum=1, held_at=session.starts_at))
        == "session_held_is_attended"
    )


def test_nobody_came_to_what_was_not_held(mandate):
    session = convoked()
    attendance = Attendance(
        session=session,
        organization=mandate.organization,
        mandate=mandate,
        presence="representative",
    )

    assert refused(attendance.save) == "attendance_of_held_session"


def test_who_came_held_the_seat_on_that_day(mandate):
    alternate = MandateFactory(organization=mandate.organization, seat="alternate")
    other = MandateFactory()
    past = with_days(
        MandateFactory(organization=mandate.organization, seat="alternate"),
        today() - days(400),
        today() - days(300),
    )
    session = held()
    attendance = session.attendances.get(organization=mandate.organization)

    assert refused(update(attendance, mandate=other)) == "attendance_mandate_of_that_day"
    assert refused(update(attendance, mandate=past)) == "attendance_mandate_of_that_day"
    assert refused(update(attendance, mandate=alternate)) == "attendance_seat_that_came"
    update(attendance, mandate=alternate, presence="alternate")()


def test_the_days_of_a_mandate_hold_the_sessions_that_it_is_written_down_for(mandate):
    held()

    with pytest.raises(actions.SeatRefused, match="A session was held on a day"):
        actions.end_mandate(mandate=mandate, on=today())


def test_who_said_something_in_a_session_was_there(mandate, coordinator):
    item = AgendaItemFactory(session=convoked(starts_at=at(today(), hour=0)))
    session = held(item.session)
    logged(written_by=coordinator, mandate=mandate, agenda_item=item)
    attendance = session.attendances.get()

    assert refused(update(attendance, presence="absent")) == "attendance_who_spoke_came"


def test_under_a_topic_stands_only_what_was_said_in_its_session(mandate, coordinator):
    item = AgendaItemFactory(session=convoked(starts_at=at(today(), hour=0)))
    absent = MandateFactory()
    held(item.session, absent=[absent.organization])
    said = {"written_by": coordinator, "agenda_item": item}

    assert refused(lambda: logged(mandate=absent, **said)) == "transcription_said_in_session"
    assert (
        refused(lambda: logged(mandate=mandate, occasion="call", **said))
        == "transcription_said_in_session"
    )
    assert (
        refused(lambda: logged(mandate=mandate, said_on=today() - days(1), **said))
        == "transcription_said_in_session"
    )
    logged(mandate=mandate, **said)


def test_a_topic_is_not_rewritten_and_stays_once_the_session_was_held(mandate):
    item = AgendaItemFactory(session=convoked(starts_at=at(today(), hour=0)))

    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        update(item, title="Otra cosa")()
    held(item.session)
    assert refused(update(item, place=9)) == "agendaitem_of_held_stays"
    assert refused(item.delete) == "agendaitem_of_held_stays"
    AgendaItemFactory(session=item.session, place=30)  # what comes up while they meet


def test_a_representative_adds_topics_until_the_day_and_with_a_seat(mandate):
    over = with_days(mandate, today() - days(100), today())
    sitting = MandateFactory()
    session = convoked(items_until=today())

    assert (
        refused(lambda: AgendaItemFactory(session=session, mandate=over)) == "agenda_item_in_time"
    )
    AgendaItemFactory(session=session, mandate=sitting)
    Session.objects.filter(pk=session.pk).update(items_until=today() - days(1))
    assert (
        refused(lambda: AgendaItemFactory(session=session, mandate=sitting))
        == "agenda_item_in_time"
    )


def test_the_risk_assessment_and_the_pack_stay_once_the_session_was_held(mandate):
    paper = SessionPaperFactory(session=convoked(starts_at=at(today(), hour=0)))
    session = held(paper.session)
    risk = RiskAssessment.objects.get(session=session)

    assert refused(update(risk, risks="Ninguno.")) == "riskassessment_of_held_stays"
    assert refused(paper.delete) == "sessionpaper_of_held_stays"


def test_what_was_convoked_is_never_deleted(mandate):
    session = convoked()

    with pytest.raises(InternalError, match="Cannot delete"), transaction.atomic():
        session.delete()


def test_the_number_stays_once_it_is_convoked_and_the_hour_once_it_was_held(mandate):
    session = held()

    for fields in ({"number": 500}, {"starts_at": at(today(), hour=2)}, {"quorum": 0}):
        with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
            update(session, **fields)()


def test_a_topic_moves_up_and_the_first_one_stays():
    session = SessionFactory()
    first = actions.add_item(session=session, title="Agua")
    second = actions.add_item(session=session, title="Sombra")

    actions.move_up(item=second)
    actions.move_up(item=AgendaItem.objects.get(pk=second.pk))

    assert list(session.items.values_list("title", flat=True)) == ["Sombra", "Agua"]
    assert first.place == 1


def test_an_agenda_has_an_end():
    session = SessionFactory()
    AgendaItemFactory(session=session, place=40)

    with pytest.raises(actions.SessionRefused, match="at most 40 topics"):
        actions.add_item(session=session, title="Uno más")
