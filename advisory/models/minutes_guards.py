"""What the database checks over several tables of the minutes of a session."""

import pgtrigger

from advisory.choices import CAME, DAYS_TO_CONFIRM, MinutesState, Occasion, SessionState
from advisory.models.guards import literal
from advisory.models.session_guards import TODAY, held_day
from records.constraints import refuse


def minutes_are(
    *states: MinutesState, refusal: str, operation: pgtrigger.Operation
) -> pgtrigger.Trigger:
    """A row of the minutes is written only while they are in one of these states. They are held
    meanwhile, so that they take no step at the same moment."""
    return pgtrigger.Trigger(
        name="minutes_are",
        when=pgtrigger.Before,
        operation=operation,
        declare=[("current_state", "TEXT")],
        func=pgtrigger.Func(
            f"""
            SELECT state INTO current_state FROM advisory_minutes
                WHERE id = COALESCE(NEW.minutes_id, OLD.minutes_id) FOR SHARE;
            IF current_state NOT IN {literal(states)} THEN
                {refuse(refusal)}
            END IF;
            RETURN COALESCE(NEW, OLD);
            """
        ),
    )


def never_emptied() -> pgtrigger.Trigger:
    """What approved minutes print does not go with its whole table either, which asks no trigger of
    a row. PostgreSQL empties every table that points to one, so these stop that of a session, a
    mandate or a person too. The tests empty theirs past it (``tests/conftest.py``)."""
    return pgtrigger.Trigger(
        name="never_emptied",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func=refuse("minutes_are_never_emptied"),
    )


def editions_are_counted() -> pgtrigger.Trigger:
    """Each sending is one edition, so that a yes to one is no yes to the next."""
    return pgtrigger.Trigger(
        name="editions_are_counted",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func=pgtrigger.Func(
            f"""
            IF NEW.edition <> OLD.edition + (
                OLD.state = '{MinutesState.DRAFT}' AND NEW.state = '{MinutesState.SENT}'
            )::int THEN
                {refuse("minutes_editions_are_counted")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def approved_was_read() -> pgtrigger.Trigger:
    """Approved is what each organization that was there has looked at, or could for some days."""
    return pgtrigger.Trigger(
        name="approved_was_read",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("state"),
        condition=pgtrigger.Q(new__state=MinutesState.APPROVED),
        func=pgtrigger.Func(
            f"""
            IF NEW.sent_at > now() - interval '{DAYS_TO_CONFIRM} days' AND EXISTS (
                SELECT FROM advisory_attendance came
                WHERE came.session_id = NEW.session_id AND came.presence IN {literal(CAME)}
                    AND EXISTS (
                        SELECT FROM advisory_mandate seat
                        WHERE seat.organization_id = came.organization_id
                            AND seat.period @> {TODAY}
                    )
                    AND NOT EXISTS (
                        SELECT FROM advisory_minutescheck said
                        JOIN advisory_mandate seat ON seat.id = said.mandate_id
                        WHERE said.minutes_id = NEW.id AND said.edition = NEW.edition
                            AND seat.organization_id = came.organization_id
                    )
            ) THEN
                {refuse("minutes_approved_was_read")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def approved_together(*, session: str, refusal: str) -> pgtrigger.Trigger:
    """A session is approved when its minutes are, and only then; checked when the transaction
    ends. ``session`` is SQL for its id in the row that changed."""
    return pgtrigger.Trigger(
        name="approved_together",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
        timing=pgtrigger.Deferred,
        func=pgtrigger.Func(
            f"""
            IF EXISTS (
                SELECT FROM advisory_session
                WHERE id = {session} AND state = '{SessionState.APPROVED}'
            ) <> EXISTS (
                SELECT FROM advisory_minutes
                WHERE session_id = {session} AND state = '{MinutesState.APPROVED}'
            ) THEN
                {refuse(refusal)}
            END IF;
            RETURN NULL;
            """
        ),
    )


def topic_of_session() -> pgtrigger.Trigger:
    """What was said under a topic stands in the minutes of that session."""
    return pgtrigger.Trigger(
        name="topic_of_session",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (
                SELECT FROM advisory_minutes minutes
                JOIN advisory_agendaitem item ON item.session_id = minutes.session_id
                WHERE minutes.id = NEW.minutes_id AND item.id = NEW.item_id
            ) THEN
                {refuse("minutessection_topic_of_session")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def heard_in_session() -> pgtrigger.Trigger:
    """What the minutes quote was written down as said in that session."""
    return pgtrigger.Trigger(
        name="heard_in_session",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (
                SELECT FROM advisory_minutes minutes
                JOIN advisory_session session ON session.id = minutes.session_id
                JOIN advisory_transcription written
                    ON written.contribution_id = NEW.contribution_id
                LEFT JOIN advisory_agendaitem item ON item.id = written.agenda_item_id
                WHERE minutes.id = NEW.minutes_id AND (
                    item.session_id = session.id
                    OR item.id IS NULL AND written.occasion = '{Occasion.SESSION}'
                        AND written.said_on = {held_day("session")}
                )
            ) THEN
                {refuse("minutesquote_heard_in_session")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def said_by_who_came() -> pgtrigger.Trigger:
    """Who sits today for an organization that was there says whether this edition is right."""
    return pgtrigger.Trigger(
        name="said_by_who_came",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (
                SELECT FROM advisory_minutes minutes
                JOIN advisory_attendance came ON came.session_id = minutes.session_id
                    AND came.presence IN {literal(CAME)}
                JOIN advisory_mandate seat ON seat.organization_id = came.organization_id
                WHERE minutes.id = NEW.minutes_id AND minutes.edition = NEW.edition
                    AND seat.id = NEW.mandate_id AND seat.period @> {TODAY}
            ) THEN
                {refuse("minutescheck_by_who_came")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def stays_while_sent(*, refusal: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    """A row of a session that its minutes print is not written once the representatives have
    them: they are taken back first. ``only_while`` has held the session before, as who sends the
    minutes does."""
    return pgtrigger.Trigger(
        name="stays_while_sent",
        when=pgtrigger.Before,
        operation=operation,
        func=pgtrigger.Func(
            f"""
            IF EXISTS (
                SELECT FROM advisory_minutes
                WHERE session_id = NEW.session_id AND state <> '{MinutesState.DRAFT}'
            ) THEN
                {refuse(refusal)}
            END IF;
            RETURN NEW;
            """
        ),
    )


def adopted_stays(
    *, operation: pgtrigger.Operation, condition: pgtrigger.Condition | None = None
) -> pgtrigger.Trigger:
    """A resolution is written as long as the session's minutes are: what the representatives read
    is what they say yes to. Its topic is one of that session. The session is held meanwhile, and
    its minutes."""
    return pgtrigger.Trigger(
        name="adopted_stays" if condition else "adopted_in_time",
        when=pgtrigger.Before,
        operation=operation,
        condition=condition,
        declare=[("current_session", "TEXT"), ("current_minutes", "TEXT")],
        func=pgtrigger.Func(
            f"""
            SELECT state INTO current_session FROM advisory_session
                WHERE id = COALESCE(NEW.session_id, OLD.session_id) FOR SHARE;
            SELECT state INTO current_minutes FROM advisory_minutes
                WHERE session_id = COALESCE(NEW.session_id, OLD.session_id) FOR SHARE;
            IF current_session <> '{SessionState.HELD}'
                OR current_minutes <> '{MinutesState.DRAFT}' THEN
                {refuse("resolution_adopted_stays")}
            END IF;
            IF TG_OP <> 'DELETE' AND NEW.item_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM advisory_agendaitem
                WHERE id = NEW.item_id AND session_id = NEW.session_id
            ) THEN
                {refuse("resolution_topic_of_session")}
            END IF;
            RETURN COALESCE(NEW, OLD);
            """
        ),
    )


def marked_by_who_was_there() -> pgtrigger.Trigger:
    """A child speaks of a session that they were in."""
    return pgtrigger.Trigger(
        name="marked_by_who_was_there",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Q(new__mandate__isnull=False),
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (
                SELECT FROM advisory_attendance
                WHERE session_id = NEW.session_id AND mandate_id = NEW.mandate_id
                    AND presence IN {literal(CAME)}
            ) THEN
                {refuse("mark_by_who_was_there")}
            END IF;
            RETURN NEW;
            """
        ),
    )
