"""The member organizations, for everyone."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from advisory import policies
from advisory.models import Contribution, Organization

NEWEST = 5


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "advisory/organizations/index.html",
        {"organizations": Organization.objects.for_list()},
    )


@login_not_required
@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The organization; for who may read them, the newest of what it said."""
    organization = get_object_or_404(Organization.objects.for_list(), slug=slug)
    reads = policies.can_read_contributions(request.user)
    context = {"organization": organization, "reads_contributions": reads}
    if reads:
        visible = Contribution.objects.visible_to(request.user).sent().for_list()
        context["contributions"] = visible.filter(organization=organization)[:NEWEST]
    return render(request, "advisory/organizations/detail.html", context)
