"""How a contribution came to us, as the database checks it."""

import pgtrigger

from advisory.choices import Origin, State
from records.constraints import refuse


def logged_has_transcription(*, key: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    """What the team wrote down says who did, and where it was heard; it is never a draft.

    Checked when the transaction ends. ``key`` is SQL for the
    contribution's id in the row that changed.
    """
    return pgtrigger.Trigger(
        name="logged_has_transcription",
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        func=pgtrigger.Func(
            f"""
            IF EXISTS (
                SELECT FROM advisory_contribution said
                LEFT JOIN advisory_transcription written ON written.contribution_id = said.id
                WHERE said.id = {key} AND (said.origin = '{Origin.LOGGED}')
                    <> (written.id IS NOT NULL AND said.state <> '{State.DRAFT}')
            ) THEN
                {refuse("contribution_logged_has_transcription")}
            END IF;
            RETURN NULL;
            """
        ),
    )
