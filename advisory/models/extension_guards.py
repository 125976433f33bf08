"""What the database checks when the days of a question to the council are moved."""

import pgtrigger

from advisory.choices import ConsultationState
from advisory.models.guards import one_changes
from advisory.models.people_guards import TODAY
from records.constraints import refuse


def days_move_with_extension() -> pgtrigger.Trigger:
    """The days of what is open move with an extension, which is written first; later they stay."""
    return pgtrigger.Trigger(
        name="days_move_with_extension",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("closes_on", "answer_by"),
        condition=pgtrigger.Q(old__state__df=ConsultationState.DRAFT)
        & one_changes("closes_on", "answer_by"),
        func=pgtrigger.Func(
            f"""
            IF OLD.state <> '{ConsultationState.OPEN}' OR NEW.state <> OLD.state OR NOT EXISTS (
                SELECT FROM ({_newest_extension("NEW.id")}) newest
                WHERE old_closes_on = OLD.closes_on AND new_closes_on = NEW.closes_on
                    AND old_answer_by = OLD.answer_by AND new_answer_by = NEW.answer_by
            ) THEN
                {refuse("consultation_days_move_with_reason")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def extends_what_is_open() -> pgtrigger.Trigger:
    """More time is given while the question is open, from the days that it has, to days to come.
    The question is held meanwhile, so that it is not closed at the same moment."""
    return pgtrigger.Trigger(
        name="extends_what_is_open",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=pgtrigger.Func(
            f"""
            PERFORM FROM advisory_consultation
                WHERE id = NEW.consultation_id AND state = '{ConsultationState.OPEN}'
                    AND closes_on = NEW.old_closes_on AND answer_by = NEW.old_answer_by
                FOR NO KEY UPDATE;
            IF NOT FOUND THEN
                {refuse("extension_of_open_question")}
            END IF;
            IF NEW.new_closes_on > NEW.old_closes_on AND NEW.new_closes_on < {TODAY}
                OR NEW.new_answer_by > NEW.old_answer_by AND NEW.new_answer_by < {TODAY}
            THEN
                {refuse("extension_to_a_day_to_come")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def extension_is_done() -> pgtrigger.Trigger:
    """The question has the days of its newest extension; checked when the transaction ends."""
    return pgtrigger.Trigger(
        name="extension_is_done",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        timing=pgtrigger.Deferred,
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (
                SELECT FROM ({_newest_extension("NEW.consultation_id")}) newest
                JOIN advisory_consultation asked ON asked.id = newest.consultation_id
                WHERE closes_on = new_closes_on AND answer_by = new_answer_by
            ) THEN
                {refuse("extension_is_done")}
            END IF;
            RETURN NULL;
            """
        ),
    )


def _newest_extension(key):
    """SQL for the newest extension of a question."""
    return f"""
        SELECT * FROM advisory_extension WHERE consultation_id = {key} ORDER BY id DESC LIMIT 1
    """
