"""What the council said about an area or a project: a page of its own, and a part of another's.

Anybody reads what is published; who sits in the council, and the team, what they may read anyway.
"""

from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.db.models import F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from advisory import policies
from advisory.models import Contribution, Story
from programs.choices import Stage
from programs.models import Area, Project

STORIES, NEWEST = 3, 5
OF_A_PROJECT = 50  # far more than one project gets; the list has all of them


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
def of_area(request: HttpRequest, slug: str) -> HttpResponse:
    area = get_object_or_404(Area.objects.visible_to(request.user), slug=slug)
    context = {
        "subject": area,
        "subject_url": reverse("programs:area-detail", args=[slug]),
        "stories": _stories(contribution__area=area),
        "groups": [("", _readable(request.user, area=area)[:NEWEST])],
        "list_url": _list_url(request.user, "area", slug, may=policies.can_read_contributions),
    }
    return _show(request, context)


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
def of_project(request: HttpRequest, slug: str) -> HttpResponse:
    """By the stage that it helps with."""
    project = get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    context = {
        "subject": project,
        "subject_url": project.get_absolute_url(),
        "stories": _stories(contribution__review__project=project),
        "groups": _by_stage(_readable(request.user, review__project=project)[:OF_A_PROJECT]),
        "list_url": _list_url(request.user, "project", slug, may=policies.can_see_review),
    }
    return _show(request, context)


def _show(request, context):
    part = "#said" if request.htmx else ""
    return render(request, f"advisory/said/index.html{part}", context)


def _stories(**about):
    return Story.objects.published().for_list().filter(**about).order_by("-pk")[:STORIES]


def _readable(user, **about):
    """The newest first; nothing for who does not read contributions."""
    if not policies.can_read_contributions(user):
        return Contribution.objects.none()
    found = Contribution.objects.visible_to(user).sent().filter(Q(**about))
    return found.for_list().annotate(stage=F("review__stage")).in_sent_order()


def _by_stage(contributions):
    """The stages in the order of the cycle, those without one last."""
    places = {stage: place for place, stage in enumerate([*Stage.values, ""])}
    found = sorted(contributions, key=lambda each: places[each.stage])
    return [
        (Stage(stage).label if stage else _("At no stage in particular"), list(of_stage))
        for stage, of_stage in groupby(found, key=lambda each: each.stage)
    ]


def _list_url(user, name, value, *, may):
    if not (user.is_authenticated and may(user)):
        return ""
    return f"{reverse('advisory:contribution-list')}?{name}={value}"
