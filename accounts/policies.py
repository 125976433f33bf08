"""Who may, as far as accounts go."""


def can_keep_records(user) -> bool:
    """Partner records, organizations, accounts and reference data, in the Django admin."""
    return user.is_authenticated and user.is_active and user.is_administrator


def is_team(user) -> bool:
    """An adult of the organization who works with the council."""
    return user.is_authenticated and (user.is_coordinator or user.is_lead)


def can_invite(user) -> bool:
    """Give a child the link to an account, and take it back: who has the children's pages."""
    return user.is_authenticated and user.is_coordinator


def can_be_invited(user) -> bool:
    """A link opens an account to whoever holds it, so never one that can see what others may not.

    The accounts of adults are kept in the Django admin; one that was closed stays closed.
    """
    is_adult = user.is_coordinator or user.is_lead or user.is_administrator
    return user.is_active and not is_adult
