"""What the database checks over the rounds of a contribution: answers, grounds, ratings."""

import pgtrigger

from advisory.models.guards import refuse


def rounds_count_up() -> pgtrigger.Trigger:
    """The answers of a contribution are numbered without a gap; only the last is unpublished."""
    return pgtrigger.Trigger(
        name="rounds_count_up",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        timing=pgtrigger.Deferred,
        func=pgtrigger.Func(
            f"""
            IF EXISTS (
                SELECT FROM advisory_answer WHERE contribution_id = NEW.contribution_id
                HAVING COUNT(*) <> MAX(number)
                    OR MIN(number) FILTER (WHERE published_at IS NULL) < MAX(number)
            ) THEN
                {refuse("answer_rounds_count_up")}
            END IF;
            RETURN NULL;
            """
        ),
    )


def published_has_grounds() -> pgtrigger.Trigger:
    """Why an answer says what it says is kept with it."""
    return pgtrigger.Trigger(
        name="published_has_grounds",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        timing=pgtrigger.Deferred,
        func=pgtrigger.Func(
            f"""
            IF NEW.published_at IS NOT NULL
                AND NOT EXISTS (SELECT FROM advisory_grounds WHERE answer_id = NEW.id)
            THEN
                {refuse("answer_published_has_grounds")}
            END IF;
            RETURN NULL;
            """
        ),
    )


def rating_is_of_own() -> pgtrigger.Trigger:
    """An organization rates the published answers to what it said itself."""
    return pgtrigger.Trigger(
        name="rating_is_of_own",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (
                SELECT FROM advisory_answer answer
                JOIN advisory_contribution said ON said.id = answer.contribution_id
                JOIN advisory_mandate seat ON seat.organization_id = said.organization_id
                WHERE answer.id = NEW.answer_id AND answer.published_at IS NOT NULL
                    AND seat.id = NEW.mandate_id
            ) THEN
                {refuse("rating_is_of_own_answer")}
            END IF;
            RETURN NEW;
            """
        ),
    )
