"""Who may do what about organizations, mandates and representatives, and what is kept on them."""

from advisory.choices import Giver, Standing


def can_edit_organization(user) -> bool:
    return user.is_coordinator


def can_see_council(user) -> bool:
    """By name, who holds which seat."""
    return user.is_coordinator or user.is_lead or user.is_administrator


def can_manage_representatives(user) -> bool:
    """Seats, data, consents, invitations and rights of the representatives."""
    return user.is_coordinator


def can_hand_over_mandate(user, mandate) -> bool:
    """Once: who follows is known from then on."""
    return can_manage_representatives(user) and not hasattr(mandate, "successor")


def is_next_mandate_offered(user, mandate) -> bool:
    """Beside the mandate of a person; what is over for good is handed over from its own page."""
    return can_hand_over_mandate(user, mandate) and mandate.standing != Standing.OVER


def can_withdraw_consent(user, consent) -> bool:
    """The child, their own; a coordinator, for a guardian or a child who asks."""
    if consent.withdrawn_at is not None:
        return False
    return user.is_coordinator or consent.representative.user_id == user.pk


def can_have_letter(user, mandate) -> bool:
    """The letter of one's own appointment; a coordinator has it from the page of the mandate."""
    return mandate.representative.user_id == user.pk


def can_have_signed_paper(user, consent) -> bool:
    """One's own signature. What an adult in charge has signed may tell how to reach them."""
    return consent.text.giver == Giver.SELF and consent.representative.user_id == user.pk
