"""One organization stands behind what another one said."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from advisory import actions, policies
from advisory.forms.support import InsteadForm
from advisory.models import Contribution
from advisory.views import meanwhile
from advisory.views.subjects import get_contribution, seat_of


@require_POST
@meanwhile.shown
def new(request: HttpRequest, reference: str) -> HttpResponse:
    contribution, mandate = _get(request, reference)
    actions.support(contribution=contribution, mandate=mandate)
    messages.success(request, _("Your organization supports this now."))
    return redirect(contribution)


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def instead(request: HttpRequest, token: UUID, reference: str) -> HttpResponse:
    """Support what somebody else said already; what I was writing is kept, or thrown away."""
    contribution, mandate = _get(request, reference)
    draft = Contribution.objects.drafts_of(request.user).filter(token=token).first()
    if draft is None:  # sent or thrown away in another tab
        return redirect(contribution)
    form = InsteadForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if form.throws_away:
            actions.support_instead(contribution=contribution, mandate=mandate, draft=draft)
            told = _("Your organization supports this now. What you wrote is gone.")
        else:
            actions.support(contribution=contribution, mandate=mandate)
            told = _("Your organization supports this now. What you wrote waits at home.")
        messages.success(request, told)
        return redirect(contribution)
    context = {"contribution": contribution, "draft": draft, "form": form}
    return render(request, "advisory/supports/instead.html", context)


@require_POST
@meanwhile.shown
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    contribution, mandate = _get(request, reference)
    actions.withdraw_support(contribution=contribution, mandate=mandate)
    messages.success(request, _("Your organization does not support this any more."))
    return redirect(contribution)


def _get(request, reference):
    """The contribution, and the seat of who supports it; 404 if it can't be seen, 403 for all
    but the representatives of other organizations."""
    contribution = get_contribution(request, reference)
    mandate = seat_of(request.user)
    if not policies.can_support_contribution(request.user, contribution, mandate):
        raise PermissionDenied
    return contribution, mandate
