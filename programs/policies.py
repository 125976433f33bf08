"""Who may, with program areas and projects. They are public, but for who leads a project and what
the council was asked about them."""

from accounts.policies import is_council_or_team


def can_see_lead(user) -> bool:
    """The name of an adult: for who works here or sits in the council."""
    return user.is_authenticated


def can_see_questions(user) -> bool:
    """What the council was asked, as the fragment that ``advisory`` owns shows it."""
    return is_council_or_team(user)


def can_edit_projects(user) -> bool:
    return user.is_authenticated and user.is_coordinator
