"""What the database checks over several tables of a contribution."""

from functools import reduce
from operator import or_

import pgtrigger

from advisory.choices import (
    PROMISING,
    WITH_ANSWER,
    WITH_DECISION,
    Audience,
    State,
    Verdict,
)
from records.constraints import refuse


def state_is_earned(*, key: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    """What a contribution's state says must stand in its other tables.

    Decided has a decision; a yes has a commitment; answered has a published answer, which tells
    the decision that was made and all that was promised, and nothing else has one, unless its
    author said no to it: then it is read again. Done has no open commitment. Checked when the
    transaction ends, so that an action may write the rows in any order. ``key`` is SQL for the
    contribution's id in the row that changed. What is joined has the commitments of the main one.
    """
    kept_for = f"{key}, (SELECT main_id FROM advisory_join WHERE contribution_id = {key})"
    return pgtrigger.Trigger(
        name="state_is_earned",
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        declare=[
            ("current_state", "TEXT"),
            ("made", "TEXT"),
            ("told", "TEXT"),
            ("refused", "BOOLEAN"),
        ],
        func=pgtrigger.Func(
            f"""
            SELECT state INTO current_state FROM advisory_contribution WHERE id = {key};
            SELECT decision INTO made FROM advisory_review WHERE contribution_id = {key};
            SELECT answer.decision, COALESCE('{Verdict.NO}' IN (understood, satisfied), FALSE)
                INTO told, refused
                FROM advisory_answer answer
                LEFT JOIN advisory_rating rating ON rating.answer_id = answer.id
                WHERE contribution_id = {key} AND published_at IS NOT NULL
                ORDER BY number DESC LIMIT 1;
            IF current_state IN {literal(WITH_DECISION)} AND COALESCE(made, '') = '' THEN
                {refuse("contribution_decided_has_decision")}
            END IF;
            IF current_state IN {literal(WITH_DECISION)} AND made IN {literal(PROMISING)}
                AND NOT EXISTS (
                    SELECT FROM advisory_commitment WHERE contribution_id IN ({kept_for})
                )
            THEN
                {refuse("contribution_accepted_has_commitment")}
            END IF;
            IF current_state IN {literal(WITH_ANSWER)} AND told IS DISTINCT FROM made THEN
                {refuse("contribution_answered_has_answer")}
            END IF;
            IF current_state NOT IN {literal((*WITH_ANSWER, State.DIVERTED))} AND NOT refused THEN
                {refuse("contribution_with_answer_is_answered")}
            END IF;
            IF current_state IN {literal(WITH_ANSWER)} AND refused THEN
                {refuse("contribution_with_a_no_is_reopened")}
            END IF;
            IF EXISTS (
                SELECT FROM advisory_commitment WHERE contribution_id = {key} AND (
                    told_at IS NULL AND current_state IN {literal(WITH_ANSWER)}
                    OR told_at IS NOT NULL AND told IS NULL
                )
            ) THEN
                {refuse("commitment_is_told_with_answer")}
            END IF;
            IF current_state = '{State.DONE}' AND EXISTS (
                SELECT FROM advisory_commitment
                WHERE contribution_id IN ({kept_for}) AND done_on IS NULL
            ) THEN
                {refuse("contribution_done_has_no_open_commitment")}
            END IF;
            RETURN NULL;
            """
        ),
    )


def says_something() -> pgtrigger.Trigger:
    """What is sent has words, or a file that says it instead; drafts get theirs before,
    and words stay once they are sent."""
    return pgtrigger.Trigger(
        name="says_something",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
        func=pgtrigger.Func(
            rf"""
            IF NEW.state <> '{State.DRAFT}' AND NEW.words !~ '\S' AND NOT EXISTS (
                SELECT FROM advisory_enclosure WHERE contribution_id = NEW.id
            ) THEN
                {refuse("contribution_sent_says_something")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def day_moves_with_reason() -> pgtrigger.Trigger:
    """The promised day moves with a postponement, which is written first, or with a reopening."""
    return pgtrigger.Trigger(
        name="day_moves_with_reason",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("promised_on"),
        condition=pgtrigger.Q(old__state__df=State.DRAFT)
        & pgtrigger.Q(old__promised_on__df=pgtrigger.F("new__promised_on"))
        & pgtrigger.Q(old__reopened_at__ndf=pgtrigger.F("new__reopened_at")),
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (
                SELECT FROM (
                    SELECT old_day, new_day FROM advisory_postponement
                    WHERE contribution_id = NEW.id ORDER BY id DESC LIMIT 1
                ) newest WHERE old_day = OLD.promised_on AND new_day = NEW.promised_on
            ) THEN
                {refuse("contribution_day_moves_with_reason")}
            END IF;
            RETURN NEW;
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
            condition=pgtrigger.Q(old__told_at__isnull=False),
            func=refuse("commitment_of_answered_is_kept"),
        ),
        pgtrigger.Trigger(
            name="promises_stay",
            when=pgtrigger.Before,
            operation=pgtrigger.Update,
            condition=pgtrigger.Q(old__told_at__isnull=False) & one_changes("promise", "told_at"),
            func=refuse("commitment_of_answered_stays"),
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
                    AND state IN {literal(WITH_ANSWER)} AND audience = '{Audience.COUNCIL}'
            ) THEN
                {refuse("story_published_is_answered")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def one_changes(*fields: str) -> pgtrigger.Q:
    """One of these becomes another value; a condition of a trigger that combines with others."""
    each = [{f"old__{field}__df": pgtrigger.F(f"new__{field}")} for field in fields]
    return reduce(or_, [pgtrigger.Q(**change) for change in each])


def literal(values) -> str:
    """These values as SQL, in brackets."""
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"
