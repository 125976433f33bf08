"""Who may, as far as accounts go."""

from accounts.choices import Role


def can_keep_records(user) -> bool:
    """Partner records, organizations, accounts and reference data, in the Django admin."""
    return user.is_authenticated and user.is_active and user.is_administrator


def is_team(user) -> bool:
    """An adult of the organization who works with the council."""
    return user.is_authenticated and (user.is_coordinator or user.is_lead)


def is_council_or_team(user) -> bool:
    """Who speaks in the council, or works with it."""
    return is_team(user) or (user.is_authenticated and user.is_representative)


def can_invite(user) -> bool:
    """Give a child the link to an account, and take it back: who has the children's pages."""
    return user.is_authenticated and user.is_coordinator


def can_be_invited(user) -> bool:
    """A link opens an account to whoever holds it, so never one that can see what others may not.

    The accounts of adults are kept in the Django admin; one that was closed stays closed.
    """
    is_adult = user.is_coordinator or user.is_lead or user.is_administrator
    return user.is_active and not is_adult


def can_reset_password(account) -> bool:
    """By mail. A child's password comes by invitation alone: their e-mail may be an adult's."""
    return not account.is_representative


def can_rename_account(user, account) -> bool:
    """Set the username of an account that is there.

    Who signs in with a role has chosen the name; who could change it could shut them out.
    """
    return account == user or not (_has_keys(account) or account.is_representative)


def can_change_email(user, account) -> bool:
    """A new password comes by e-mail, so who sets another's takes the account over. Not that of
    a child, which opens nothing (``can_reset_password``)."""
    return account == user or not _has_keys(account)


def can_change_roles(user, account) -> bool:
    """Nobody their own. Once an account has a role, only a safeguarding lead changes it, and
    nobody that of a child: a role that is taken would open the account to the other changes."""
    if account == user or account.is_representative:
        return False
    return user.is_lead or not _has_keys(account)


def can_close_account(user, account) -> bool:
    """Nobody shuts themselves out."""
    return account != user


def roles_to_give(user) -> list[Role]:
    """An administrator can't reach what only a safeguarding lead may, nor make another who can."""
    return [role for role in Role if role != Role.LEAD or user.is_lead]


def can_add_second_step(user) -> bool:
    """To their own sign-in: an adult of the team or an administrator. A child has one phone, if
    any, and may share it; who loses it would be shut out."""
    return user.is_authenticated and _has_keys(user)


def _has_keys(account):
    """Whether it sees what others may not."""
    return is_team(account) or account.is_administrator
