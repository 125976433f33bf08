"""What the database checks of a concern and of the contribution that it is about."""

import pgtrigger

from advisory.choices import ConcernOutcome, Reach, State
from records.constraints import refuse


def diverted_has_concern(*, key: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    """A contribution is diverted for as long as a concern about it stands, and only then.

    Checked when the transaction ends. ``key`` is SQL for the contribution's id in the row that
    changed, or for NULL.
    """
    return pgtrigger.Trigger(
        name="diverted_has_concern",
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        declare=[("current_state", "TEXT")],
        func=pgtrigger.Func(
            f"""
            SELECT state INTO current_state FROM advisory_contribution WHERE id = {key};
            IF (COALESCE(current_state, '') = '{State.DIVERTED}') <> EXISTS (
                SELECT FROM advisory_concern
                WHERE contribution_id = {key} AND outcome <> '{ConcernOutcome.NO_CONCERN}'
            ) THEN
                {refuse("contribution_diverted_has_concern")}
            END IF;
            RETURN NULL;
            """
        ),
    )


def returns_to_where_it_was() -> pgtrigger.Trigger:
    """What was diverted goes back to the state that it had, and to no other."""
    return pgtrigger.Trigger(
        name="returns_to_where_it_was",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__state=State.DIVERTED)
        & pgtrigger.Q(old__state__df=pgtrigger.F("new__state")),
        func=pgtrigger.Func(
            f"""
            IF NEW.state IS DISTINCT FROM (
                SELECT came_from FROM advisory_concern
                WHERE contribution_id = NEW.id ORDER BY id DESC LIMIT 1
            ) THEN
                {refuse("contribution_returns_to_where_it_was")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def call_has_number() -> pgtrigger.Trigger:
    """Who asks to be called says where. Only when it is written: an older one can still be worked
    on, and an erasure takes the number out."""
    return pgtrigger.Trigger(
        name="call_has_number",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Q(new__reach=Reach.PHONE),
        func=pgtrigger.Func(
            rf"""
            IF NEW.contact !~ '\S' THEN
                {refuse("concern_call_has_number")}
            END IF;
            RETURN NEW;
            """
        ),
    )
