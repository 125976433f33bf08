"""What the database asks of a question to the council, over its tables."""

import pgtrigger
from django.conf import settings

from advisory.choices import (
    NOT_IN_FULL,
    PROMISING,
    STANDING,
    WAITING,
    WITH_ANSWER,
    ConsultationState,
    State,
)
from advisory.models.guards import refuse


def opened_has_papers() -> pgtrigger.Trigger:
    """What is open has a document to read, or says that none is needed; checked when the
    transaction ends. Papers come and go with the draft alone (``papers_come_with_draft``)."""
    return pgtrigger.Trigger(
        name="opened_has_papers",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
        timing=pgtrigger.Deferred,
        func=pgtrigger.Func(
            f"""
            IF EXISTS (
                SELECT FROM advisory_consultation asked
                WHERE asked.id = NEW.id AND asked.state <> '{ConsultationState.DRAFT}'
                    AND NOT asked.needs_no_paper AND NOT EXISTS (
                        SELECT FROM advisory_consultationpaper WHERE consultation_id = asked.id
                    )
            ) THEN
                {refuse("consultation_open_has_paper")}
            END IF;
            RETURN NULL;
            """
        ),
    )


def papers_come_with_draft() -> pgtrigger.Trigger:
    """The council reads the same papers from the first day to the last. The question is held
    meanwhile, so that it is not opened at the same moment."""
    return pgtrigger.Trigger(
        name="papers_come_with_draft",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("current_state", "TEXT")],
        func=pgtrigger.Func(
            f"""
            SELECT state INTO current_state FROM advisory_consultation
                WHERE id = (CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END).consultation_id
                FOR SHARE;
            IF current_state IS DISTINCT FROM '{ConsultationState.DRAFT}' THEN
                {refuse("paper_comes_with_draft")}
            END IF;
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            RETURN NEW;
            """
        ),
    )


def reply_is_in_time() -> pgtrigger.Trigger:
    """A reply is sent while its question takes replies, and by an organization that does not say
    that it has no opinion. The question is held meanwhile, so that it is not closed at the same
    moment. For the table of the contributions."""
    return pgtrigger.Trigger(
        name="reply_is_in_time",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
        func=pgtrigger.Func(
            f"""
            IF NEW.consultation_id IS NULL OR NEW.state = '{State.DRAFT}'
                OR TG_OP = 'UPDATE' AND OLD.state <> '{State.DRAFT}'
            THEN
                RETURN NEW;
            END IF;
            {_hold_open("NEW.consultation_id", "reply_is_in_time")}
            IF EXISTS (
                SELECT FROM advisory_noopinion
                WHERE consultation_id = NEW.consultation_id
                    AND organization_id = NEW.organization_id
            ) THEN
                {refuse("reply_replaces_no_opinion")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def no_opinion_fits() -> pgtrigger.Trigger:
    """It is said in time, under a mandate of the organization, which has not replied. A reply that
    went to safeguarding is not there."""
    return pgtrigger.Trigger(
        name="no_opinion_fits",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=pgtrigger.Func(
            f"""
            {_hold_open("NEW.consultation_id", "no_opinion_is_in_time")}
            IF NOT EXISTS (
                SELECT FROM advisory_mandate
                WHERE id = NEW.mandate_id AND organization_id = NEW.organization_id
            ) THEN
                {refuse("no_opinion_is_of_own")}
            END IF;
            IF EXISTS (
                SELECT FROM advisory_contribution
                WHERE consultation_id = NEW.consultation_id
                    AND organization_id = NEW.organization_id
                    AND state IN {tuple(map(str, STANDING))}
            ) THEN
                {refuse("no_opinion_instead_of_reply")}
            END IF;
            RETURN NEW;
            """
        ),
    )


def no_opinion_is_taken_back_in_time() -> pgtrigger.Trigger:
    """What an organization said when the question closed stays said."""
    return pgtrigger.Trigger(
        name="no_opinion_is_taken_back_in_time",
        when=pgtrigger.Before,
        operation=pgtrigger.Delete,
        func=pgtrigger.Func(
            f"""
            {_hold_open("OLD.consultation_id", "no_opinion_is_taken_back_in_time")}
            RETURN OLD;
            """
        ),
    )


def answered_is_earned() -> pgtrigger.Trigger:
    """When a question becomes answered, its joint answer is published, each reply has an answer,
    and the joint answer tells what was taken up and what was not. Checked when the transaction
    ends, that once: later a child may say no to the answer, or a reply come back from safeguarding
    (what is there is nowhere, so it neither holds the others up nor is told)."""
    return pgtrigger.Trigger(
        name="answered_is_earned",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
        condition=pgtrigger.Q(new__state=ConsultationState.ANSWERED),
        timing=pgtrigger.Deferred,
        declare=[("taken", "TEXT"), ("unmet", "TEXT")],
        func=pgtrigger.Func(
            f"""
            SELECT taken_up, left_out INTO taken, unmet FROM advisory_jointanswer
                WHERE consultation_id = NEW.id AND published_at IS NOT NULL;
            IF NOT FOUND THEN
                {refuse("consultation_answered_has_answer")}
            END IF;
            IF EXISTS (
                SELECT FROM advisory_contribution
                WHERE consultation_id = NEW.id AND state IN {tuple(map(str, WAITING))}
            ) THEN
                {refuse("consultation_answered_has_decisions")}
            END IF;
            IF taken !~ '\\S' AND EXISTS ({_decided(*PROMISING)}) THEN
                {refuse("joint_answer_tells_what_was_taken_up")}
            END IF;
            IF unmet !~ '\\S' AND EXISTS ({_decided(*NOT_IN_FULL)}) THEN
                {refuse("joint_answer_tells_what_was_not")}
            END IF;
            RETURN NULL;
            """
        ),
    )


def published_with_consultation() -> pgtrigger.Trigger:
    """A joint answer is published with its question, and never before the replies have theirs."""
    return pgtrigger.Trigger(
        name="published_with_consultation",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Q(new__published_at__isnull=False),
        timing=pgtrigger.Deferred,
        func=pgtrigger.Func(
            f"""
            IF NOT EXISTS (
                SELECT FROM advisory_consultation
                WHERE id = NEW.consultation_id AND state = '{ConsultationState.ANSWERED}'
            ) THEN
                {refuse("joint_answer_published_with_consultation")}
            END IF;
            RETURN NULL;
            """
        ),
    )


def _hold_open(key, name):
    """SQL that holds a question, and refuses the change unless it takes replies today."""
    return f"""
        PERFORM FROM advisory_consultation
            WHERE id = {key} AND state = '{ConsultationState.OPEN}'
                AND closes_on >= (now() AT TIME ZONE '{settings.TIME_ZONE}')::date
            FOR NO KEY UPDATE;
        IF NOT FOUND THEN
            {refuse(name)}
        END IF;
    """


def _decided(*decisions):
    """SQL for the replies to a question on which one of these was decided."""
    return f"""
        SELECT FROM advisory_review review
        JOIN advisory_contribution said ON said.id = review.contribution_id
        WHERE said.consultation_id = NEW.id AND said.state IN {tuple(map(str, WITH_ANSWER))}
            AND review.decision IN {tuple(map(str, decisions))}
    """
