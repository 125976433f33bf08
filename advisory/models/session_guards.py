"""What the database checks over several tables of a session."""

import pgtrigger
from django.conf import settings

from advisory.choices import CAME, Occasion, SessionState
from records.constraints import refuse

TODAY = f"(now() AT TIME ZONE '{settings.TIME_ZONE}')::date"


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
            IF current_state NOT IN ({literals(states)}) THEN
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


def said_in_session() -> pgtrigger.Trigger:
    """What is written down under a topic was said on the day of its session, which was held, by
    an organization that was there. The session is held meanwhile."""
    return pgtrigger.Trigger(
        name="said_in_session",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Q(new__agenda_item__isnull=False),
        declare=[("current_state", "TEXT")],
        func=pgtrigger.Func(
            f"""
            SELECT session.state INTO current_state
                FROM advisory_agendaitem item
                JOIN advisory_session session ON session.id = item.session_id
                JOIN advisory_attendance attended ON attended.session_id = session.id
                JOIN advisory_contribution said ON said.organization_id = attended.organization_id
                WHERE item.id = NEW.agenda_item_id AND said.id = NEW.contribution_id
                    AND attended.presence IN ({literals(CAME)})
                    AND {held_day("session")} = NEW.said_on
                    AND NEW.occasion = '{Occasion.SESSION}'
                FOR SHARE OF session;
            IF current_state IS DISTINCT FROM '{SessionState.HELD}' THEN
                {refuse("transcription_said_in_session")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def told_who_came() -> pgtrigger.Trigger:
    """An answer that is told in a session is published, and its organization was there."""
    return pgtrigger.Trigger(
        name="told_who_came",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (
                SELECT FROM advisory_answer answer
                JOIN advisory_contribution said ON said.id = answer.contribution_id
                JOIN advisory_attendance attended
                    ON attended.organization_id = said.organization_id
                WHERE answer.id = NEW.answer_id AND answer.published_at IS NOT NULL
                    AND attended.session_id = NEW.session_id
                    AND attended.presence IN ({literals(CAME)})
            ) OR NEW.rating_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM advisory_rating WHERE id = NEW.rating_id AND answer_id = NEW.answer_id
            ) THEN
                {refuse("delivery_told_who_came")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def literals(values):
    return ", ".join(f"'{value}'" for value in values)
