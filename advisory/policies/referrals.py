"""Who may pass a contribution on to a public entity, and write down what it says. Pure."""

from advisory.choices import PROMISING, STANDING, State
from advisory.policies.contributions import is_joined


def can_refer_contribution(user, contribution) -> bool:
    """Pass a yes that its author has read on to a public entity; one at a time."""
    return (
        user.is_coordinator
        and contribution.state in (State.ANSWERED, State.IN_PROGRESS)
        and contribution.review.decision in PROMISING
        and not is_joined(contribution)
    )


def can_record_referrals(user, contribution) -> bool:
    """Write down what the entity says, whatever has become of the contribution since."""
    return user.is_coordinator and contribution.state in STANDING


def can_record_referral(user, referral) -> bool:
    return referral.is_open and can_record_referrals(user, referral.contribution)
