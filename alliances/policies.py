"""Who may, with partners and alliances. Partners, alliances in force, their lines of work and what
was done are public; the rest is the team's."""

from accounts.policies import can_keep_records, is_team
from alliances.choices import AllianceState


def can_read_all_alliances(user) -> bool:
    """Those that are no longer, or not yet, in force; what was signed; who speaks for each side."""
    return is_team(user) or can_keep_records(user)


def can_edit_alliances(user) -> bool:
    """Partners, alliances and all that belongs to them."""
    return user.is_authenticated and user.is_coordinator


def can_add_to_alliance(user, alliance) -> bool:
    """What is agreed, planned and promised from now on; what was done before its end is still
    written down afterwards."""
    return can_edit_alliances(user) and alliance.state != AllianceState.ENDED
