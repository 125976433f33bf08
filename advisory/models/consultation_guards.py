"""What the database asks of a question to the council, over its tables."""

import pgtrigger

from advisory.consultation_choices import ConsultationState
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
