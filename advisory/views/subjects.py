"""Whom and what a page is about, and for which seat somebody reads it.

What a reader may not see is 404; what they see and may not keep is 403 (house style, rule 3).
"""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django_fsm import TransitionNotAllowed

from advisory import actions, policies
from advisory.models import Consent, Contribution, Mandate, Representative


def get_contribution(request: HttpRequest, reference: str) -> Contribution:
    """What was sent, for whoever may read it."""
    visible = Contribution.objects.visible_to(request.user).sent().for_detail()
    return get_object_or_404(visible, reference=reference)


def get_contribution_at_work(
    request: HttpRequest, reference: str, may: Callable[..., bool] | None = None
) -> Contribution:
    """What was sent, with the team's side.

    Raises ``TransitionNotAllowed`` where the policy ``may`` says that its time is over: the page
    was opened before (``advisory.views.meanwhile``).
    """
    visible = Contribution.objects.visible_to(request.user).sent().for_detail().with_review()
    contribution = get_object_or_404(visible, reference=reference)
    if not policies.can_work_on_contributions(request.user):
        raise PermissionDenied
    if may and not may(request.user, contribution):
        raise TransitionNotAllowed
    return contribution


def get_locked_at_work(
    request: HttpRequest, contribution: Contribution, may: Callable[..., bool]
) -> Contribution:
    """The same as it is now, with what is answered together with it, and nobody else's until the
    transaction ends; asked again."""
    now = actions.locked_together(contribution)
    if not may(request.user, now):
        raise TransitionNotAllowed
    return now


def seat_of(user) -> Mandate | None:
    """The seat that this person holds today, with its organization."""
    return Mandate.objects.current().held_by(user).select_related("organization").first()


def get_representative(
    request: HttpRequest, pk: int, *, with_consents: bool = False
) -> Representative:
    """A child, with account and region."""
    visible = Representative.objects.visible_to(request.user).select_related("user", "region")
    return _kept(request, visible.with_consents() if with_consents else visible, pk)


def get_mandate(request: HttpRequest, pk: int) -> Mandate:
    """A seat of a child who was not erased."""
    visible = Mandate.objects.visible_to(request.user).filter(
        representative__erased_at__isnull=True
    )
    seats = visible.select_related(
        "organization", "representative", "letter", "successor__representative"
    )
    return _kept(request, seats, pk)


def get_consent(request: HttpRequest, pk: int) -> Consent:
    visible = Consent.objects.visible_to(request.user)
    return _kept(request, visible.select_related("representative", "text", "evidence"), pk)


def require_manager(request: HttpRequest) -> None:
    if not policies.can_manage_representatives(request.user):
        raise PermissionDenied


def _kept(request, visible, pk):
    found = get_object_or_404(visible, pk=pk)
    require_manager(request)
    return found
