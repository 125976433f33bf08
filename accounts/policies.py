"""Who may, as far as accounts go."""


def can_keep_records(user) -> bool:
    """Partner records, organizations, accounts and reference data, in the Django admin."""
    return user.is_authenticated and user.is_active and user.is_administrator


def is_team(user) -> bool:
    """An adult of the organization who works with the council."""
    return user.is_authenticated and (user.is_coordinator or user.is_lead)
