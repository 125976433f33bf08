"""What the database checks of who came to a session."""

import pgtrigger

from advisory.choices import CAME, Presence, Seat, SessionState, State
from advisory.models.session_guards import held_day, literals
from records.constraints import refuse

ATTENDED_OUTSIDE = "mandate_holds_what_was_attended"


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


def who_spoke_came() -> pgtrigger.Trigger:
    """Who said something in a session, or was told an answer there, was there.

    What left the ordinary record for safeguarding is passed over, so that no refusal tells of it.
    """
    return pgtrigger.Trigger(
        name="who_spoke_came",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("presence"),
        func=pgtrigger.Func(
            f"""
            IF NEW.presence NOT IN ({literals(CAME)}) AND EXISTS (
                SELECT FROM advisory_contribution said
                LEFT JOIN advisory_transcription written ON written.contribution_id = said.id
                LEFT JOIN advisory_agendaitem item ON item.id = written.agenda_item_id
                LEFT JOIN advisory_answer answer ON answer.contribution_id = said.id
                LEFT JOIN advisory_delivery told ON told.answer_id = answer.id
                WHERE said.organization_id = NEW.organization_id
                    AND said.state <> '{State.DIVERTED}'
                    AND NEW.session_id IN (item.session_id, told.session_id)
            ) THEN
                {refuse("attendance_who_spoke_came")}
            END IF;
            RETURN NEW;
            """
        ),
    )
