"""Who may, with program areas and projects. They are public, but for who leads a project."""


def can_see_lead(user) -> bool:
    """The name of an adult: for who works here or sits in the council."""
    return user.is_authenticated


def can_edit_projects(user) -> bool:
    return user.is_authenticated and user.is_coordinator
