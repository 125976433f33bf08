"""What the database checks over several people."""

import pgtrigger

from accounts.choices import Role
from records.constraints import refuse


def a_lead_may_sign_in(
    *, was_lead: str, operation: pgtrigger.Operation, **options
) -> pgtrigger.Trigger:
    """The last safeguarding lead who may sign in stays: what children tell must reach somebody.

    ``was_lead`` is SQL for whether the row was of an open account with that role, whose group is
    ``lead``. Of two who stop at once the second waits, and finds nobody else.
    """
    return pgtrigger.Trigger(
        name="a_lead_may_sign_in",
        when=pgtrigger.After,
        operation=operation,
        declare=[("lead", "INTEGER")],
        func=pgtrigger.Func(
            f"""
            SELECT id INTO lead FROM auth_group WHERE name = '{Role.LEAD}' FOR NO KEY UPDATE;
            IF {was_lead} AND NOT EXISTS (
                SELECT FROM accounts_user person
                JOIN accounts_user_groups held ON held.user_id = person.id
                WHERE held.group_id = lead AND person.is_active
            ) THEN
                {refuse("user_a_lead_may_sign_in")}
            END IF;
            RETURN NULL;
            """
        ),
        **options,
    )


def account_is_not_closed() -> pgtrigger.Trigger:
    return a_lead_may_sign_in(
        was_lead="""
            EXISTS (SELECT FROM accounts_user_groups WHERE user_id = OLD.id AND group_id = lead)
        """,
        operation=pgtrigger.UpdateOf("is_active"),
        condition=pgtrigger.Q(old__is_active=True, new__is_active=False),
    )


def role_is_not_taken() -> pgtrigger.Trigger:
    return a_lead_may_sign_in(
        was_lead="""
            OLD.group_id = lead
            AND EXISTS (SELECT FROM accounts_user WHERE id = OLD.user_id AND is_active)
        """,
        operation=pgtrigger.Delete,
    )
