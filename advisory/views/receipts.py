"""What a child holds in hand after sending."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from advisory import policies
from advisory.views import meanwhile
from advisory.views.subjects import get_contribution, seat_of


@require_GET
@meanwhile.shown
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    """The number, the day of the answer and what happens now, to keep or to print."""
    contribution = get_contribution(request, reference)
    mandate = seat_of(request.user)
    if not policies.can_have_receipt(request.user, contribution, mandate):
        raise PermissionDenied
    if not contribution.is_waiting:
        return meanwhile.show(request, contribution)
    context = {
        "contribution": contribution,
        "is_author": policies.is_author(request.user, contribution),
    }
    return render(request, "advisory/receipts/detail.html", context)
