"""What the database checks over several tables of a session."""

import pgtrigger
from django.conf import settings

from advisory.choices import Seat
from advisory.session_choices import Presence, SessionState
from records.constraints import refuse

TODAY = f"(now() AT TIME ZONE '{settings.TIME_ZONE}')::date"
ATTENDED_OUTSIDE = "mandate_holds_what_was_attended"


def held_day(session: str) -> str:
    """SQL for the day in Lima of this row of the sessions."""
    return f"({session}.starts_at AT TIME ZONE '{settings.TIME_ZONE}')::date"


def only_while(
    *states: SessionState, refusal: str, operation: pgtrigger.Operation
) -> pgtrigger.Trigger:
    """A row of a session is written only while the session is in one of these states. The session
    is held meanwhile, so that it takes no step at the same moment."""
    return pgtrigger.Trigger(
        name=f"only_while_{_words_of(operation)}",
        when=pgtrigger.Before,
        operation=operation,
        declare=[("current_state", "TEXT")],
        func=pgtrigger.Func(
            f"""
            SELECT state INTO current_state FROM advisory_session
                WHERE id = COALESCE(NEW.session_id, OLD.session_id) FOR SHARE;
            IF current_state NOT IN ({", ".join(f"'{state}'" for state in states)}) THEN
                {refuse(refusal)}
            END IF;
            RETURN COALESCE(NEW, OLD);
            """
        ),
    )


def _words_of(operation):
    return "_".join(str(operation).lower().split(" or "))


def held_is_safe() -> pgtrigger.Trigger:
    """Nothing is held without its risk assessment (safe and sensitive to risk, General Comment
    No. 12, paragraph 134), nor before its day."""
    return pgtrigger.Trigger(
        name="held_is_safe",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
        condition=pgtrigger.Q(new__state=SessionState.HELD),
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (SELECT FROM advisory_riskassessment WHERE session_id = NEW.id) THEN
                {refuse("session_held_has_risk_assessment")}
            END IF;
            IF {held_day("NEW")} > {TODAY} THEN
                {refuse("session_held_on_its_day")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def held_is_attended() -> pgtrigger.Trigger:
    """For each organization with a mandate on that day it is written down who came.

    Checked when the transaction ends.
    """
    return pgtrigger.Trigger(
        name="held_is_attended",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("state"),
        timing=pgtrigger.Deferred,
        func=pgtrigger.Func(
            f"""
            IF NEW.state = '{SessionState.HELD}' AND EXISTS (
                SELECT FROM advisory_mandate seat
                WHERE seat.period @> {held_day("NEW")} AND NOT EXISTS (
                    SELECT FROM advisory_attendance
                    WHERE session_id = NEW.id AND organization_id = seat.organization_id
                )
            ) THEN
                {refuse("session_held_is_attended")}
            END IF;
            RETURN NULL;
            """
        ),
    )


def attended_is_held() -> pgtrigger.Trigger:
    """Nobody came to what was not held. Checked when the transaction ends."""
    return pgtrigger.Trigger(
        name="attended_is_held",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        timing=pgtrigger.Deferred,
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (
                SELECT FROM advisory_session
                WHERE id = NEW.session_id AND state NOT IN
                    ('{SessionState.PLANNED}', '{SessionState.CONVOKED}')
            ) THEN
                {refuse("attendance_of_held_session")}
            END IF;
            RETURN NULL;
            """
        ),
    )


def sat_that_day() -> pgtrigger.Trigger:
    """The mandate is of that organization, in force on the day of the session, and of the seat
    that came. It is held meanwhile, so that its days do not move."""
    return pgtrigger.Trigger(
        name="sat_that_day",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        declare=[("sat_as", "TEXT")],
        func=pgtrigger.Func(
            f"""
            SELECT held.seat INTO sat_as
                FROM advisory_mandate held
                JOIN advisory_session session ON session.id = NEW.session_id
                WHERE held.id = NEW.mandate_id
                    AND held.organization_id = NEW.organization_id
                    AND held.period @> {held_day("session")}
                FOR SHARE OF held;
            IF sat_as IS NULL THEN
                {refuse("attendance_mandate_of_that_day")}
            END IF;
            IF NEW.presence = '{Presence.REPRESENTATIVE}' AND sat_as <> '{Seat.TITULAR}'
                OR NEW.presence = '{Presence.ALTERNATE}' AND sat_as <> '{Seat.ALTERNATE}' THEN
                {refuse("attendance_seat_that_came")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def item_of_who_sits() -> pgtrigger.Trigger:
    """A representative adds to the agenda of a session that was convoked, with a mandate of
    today, until the day that the session says."""
    return pgtrigger.Trigger(
        name="item_of_who_sits",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Q(new__mandate__isnull=False),
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (
                SELECT FROM advisory_session session, advisory_mandate seat
                WHERE session.id = NEW.session_id AND session.state = '{SessionState.CONVOKED}'
                    AND session.items_until >= {TODAY}
                    AND seat.id = NEW.mandate_id AND seat.period @> {TODAY}
            ) THEN
                {refuse("agenda_item_in_time")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def holds_what_was_attended() -> pgtrigger.Trigger:
    """The days of a mandate are not moved away from those of the sessions that it is written
    down for."""
    return pgtrigger.Trigger(
        name="holds_what_was_attended",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("period"),
        func=pgtrigger.Func(
            f"""
            IF EXISTS (
                SELECT FROM advisory_attendance attended
                JOIN advisory_session session ON session.id = attended.session_id
                WHERE attended.mandate_id = NEW.id
                    AND {held_day("session")} <@ OLD.period
                    AND NOT {held_day("session")} <@ NEW.period
            ) THEN
                {refuse(ATTENDED_OUTSIDE)}
            END IF;
            RETURN NEW;
            """
        ),
    )
