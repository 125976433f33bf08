"""The program areas, for everyone."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from programs import policies
from programs.choices import Standing
from programs.models import Area

NEWEST = 10  # projects; the list has all of them


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "programs/areas/index.html",
        {"areas": Area.objects.visible_to(request.user).for_list()},
    )


@login_not_required
@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    area = get_object_or_404(Area.objects.visible_to(request.user), slug=slug)
    running = area.projects.for_list().standing(Standing.RUNNING)
    context = {
        "area": area,
        "projects": running[:NEWEST],
        "sees_questions": policies.can_see_questions(request.user),
    }
    return render(request, "programs/areas/detail.html", context)
