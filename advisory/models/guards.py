"""What the database checks over several tables of a contribution."""

import pgtrigger

from advisory.choices import PROMISING, WITH_ANSWER, WITH_DECISION, Audience, State


def state_is_earned(*, key: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    """What a contribution's state says must stand in its other tables.

    Decided has a decision; a yes has a commitment; answered has a published answer, which tells
    the decision that was made, and nothing else has one; done has no open commitment. Checked
    when the transaction ends, so that an action may write the rows in any order. ``key`` is SQL
    for the contribution's id in the row that changed.
    """
    return pgtrigger.Trigger(
        name="state_is_earned",
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        declare=[("current_state", "TEXT"), ("made", "TEXT"), ("told", "TEXT")],
        func=pgtrigger.Func(
            f"""
            SELECT state INTO current_state FROM advisory_contribution WHERE id = {key};
            SELECT decision INTO made FROM advisory_review WHERE contribution_id = {key};
            SELECT decision INTO told FROM advisory_answer
                WHERE contribution_id = {key} AND published_at IS NOT NULL
                ORDER BY id DESC LIMIT 1;
            IF current_state IN {_literal(WITH_DECISION)} AND COALESCE(made, '') = '' THEN
                {_refuse("contribution_decided_has_decision")}
            END IF;
            IF current_state IN {_literal(WITH_DECISION)} AND made IN {_literal(PROMISING)}
                AND NOT EXISTS (SELECT FROM advisory_commitment WHERE contribution_id = {key})
            THEN
                {_refuse("contribution_accepted_has_commitment")}
            END IF;
            IF current_state IN {_literal(WITH_ANSWER)} AND told IS DISTINCT FROM made THEN
                {_refuse("contribution_answered_has_answer")}
            END IF;
            IF current_state NOT IN {_literal(WITH_ANSWER)} AND told IS NOT NULL THEN
                {_refuse("contribution_with_answer_is_answered")}
            END IF;
            IF current_state = '{State.DONE}' AND EXISTS (
                SELECT FROM advisory_commitment WHERE contribution_id = {key} AND done_on IS NULL
            ) THEN
                {_refuse("contribution_done_has_no_open_commitment")}
            END IF;
            RETURN NULL;
            """
        ),
    )


def stays_with_contribution() -> pgtrigger.Trigger:
    """A row of a contribution is never moved to another one."""
    return pgtrigger.ReadOnly(name="stays_with_contribution", fields=["contribution"])


def promises_are_kept() -> tuple[pgtrigger.Trigger, ...]:
    """What was promised neither goes nor changes once the child can read it; until then it is a
    draft of a promise."""
    return (
        pgtrigger.Trigger(
            name="promises_are_kept",
            when=pgtrigger.Before,
            operation=pgtrigger.Delete,
            func=_refuse_if_answered("commitment_of_answered_is_kept", result="OLD"),
        ),
        pgtrigger.Trigger(
            name="promises_stay",
            when=pgtrigger.Before,
            operation=pgtrigger.Update,
            condition=pgtrigger.AnyChange("promise", "due_on"),
            func=_refuse_if_answered("commitment_of_answered_stays", result="NEW"),
        ),
    )


def told_to_all() -> pgtrigger.Trigger:
    """Only what has an answer, and was said to the whole council, is told to the public."""
    return pgtrigger.Trigger(
        name="told_to_all",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Q(new__published_at__isnull=False),
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (
                SELECT FROM advisory_contribution WHERE id = NEW.contribution_id
                    AND state IN {_literal(WITH_ANSWER)} AND audience = '{Audience.COUNCIL}'
            ) THEN
                {_refuse("story_published_is_answered")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def _refuse_if_answered(name, result):
    return pgtrigger.Func(
        f"""
        IF EXISTS (
            SELECT FROM advisory_contribution
            WHERE id = OLD.contribution_id AND state IN {_literal(WITH_ANSWER)}
        ) THEN
            {_refuse(name)}
        END IF;
        RETURN {result};
        """
    )


def _literal(values):
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"


def _refuse(name):
    return f"RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';"
