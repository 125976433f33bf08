"""One organization stands behind what another one said."""

from django.db import transaction
from django_fsm import TransitionNotAllowed

from advisory.actions.contributions import discard_draft, locked
from advisory.choices import STANDING
from advisory.models import Contribution, Mandate, Support


@transaction.atomic
def support(*, contribution: Contribution, mandate: Mandate) -> None:
    """For the organization of the mandate; asked twice, once.

    Raises ``TransitionNotAllowed`` if it was taken back a moment ago.
    """
    contribution = _standing(contribution)
    Support.objects.get_or_create(
        contribution=contribution,
        organization_id=mandate.organization_id,
        defaults={"mandate": mandate},
    )


@transaction.atomic
def support_instead(*, contribution: Contribution, mandate: Mandate, draft: Contribution) -> None:
    """Support it, and throw the own draft away that says the same."""
    support(contribution=contribution, mandate=mandate)
    discard_draft(contribution=draft)


@transaction.atomic
def withdraw_support(*, contribution: Contribution, mandate: Mandate) -> None:
    """Whoever of the organization gave it; asked twice, once.

    Raises ``TransitionNotAllowed`` as ``support`` does.
    """
    contribution = _standing(contribution)
    contribution.supports.filter(organization=mandate.organization_id).delete()


def _standing(contribution):
    contribution = locked(contribution)
    if contribution.state not in STANDING:
        raise TransitionNotAllowed
    return contribution
