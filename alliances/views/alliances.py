"""The alliances and their lines of work, for everyone."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from alliances.models import Alliance


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    alliances = Alliance.objects.visible_to(request.user).for_list()
    return render(request, "alliances/alliances/index.html", {"alliances": alliances})


@login_not_required
@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    alliances = Alliance.objects.visible_to(request.user).for_list()
    alliance = get_object_or_404(alliances, slug=slug)
    return render(request, "alliances/alliances/detail.html", {"alliance": alliance})
