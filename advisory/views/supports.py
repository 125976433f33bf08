"""One organization stands behind what another one said."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from advisory import actions, policies
from advisory.models import Contribution, Mandate
from advisory.views import meanwhile


@require_POST
@meanwhile.shown
def new(request: HttpRequest, reference: str) -> HttpResponse:
    contribution, mandate = _get(request, reference)
    actions.support(contribution=contribution, mandate=mandate)
    messages.success(request, _("Your organization supports this now."))
    return redirect(contribution)


@require_POST
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    contribution, mandate = _get(request, reference)
    actions.withdraw_support(contribution=contribution, mandate=mandate)
    messages.success(request, _("Your organization does not support this any more."))
    return redirect(contribution)


def _get(request, reference):
    """The contribution, and the seat of who supports it; 404 if it can't be seen, 403 for all
    but the representatives of other organizations."""
    visible = Contribution.objects.visible_to(request.user).sent().for_detail()
    contribution = get_object_or_404(visible, reference=reference)
    mandate = Mandate.objects.current().held_by(request.user).first()
    if not policies.can_support_contribution(request.user, contribution, mandate):
        raise PermissionDenied
    return contribution, mandate
