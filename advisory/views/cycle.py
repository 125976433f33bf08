"""Stage by stage, what the council was asked about an area or a project, what it said, and what
became of it. The pages of ``programs`` load it as a fragment; without a script it is a page."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from advisory import policies
from advisory.models import Consultation, Contribution
from programs.choices import Stage
from programs.models import Area, Project

PAGE = "advisory/cycle/index.html"


@dataclass(frozen=True)
class Asked:
    """One question, and what of the replies this reader may read."""

    consultation: Consultation
    replies: tuple[Contribution, ...]


@require_GET
@vary_on_headers("HX-Request")
def of_area(request: HttpRequest, slug: str) -> HttpResponse:
    """Of the area itself and of its projects."""
    area = get_object_or_404(Area.objects.visible_to(request.user), slug=slug)
    back_url = reverse("programs:area-detail", args=[slug])
    return _show(request, area.name_i18n, back_url, Consultation.objects.about_area(area))


@require_GET
@vary_on_headers("HX-Request")
def of_project(request: HttpRequest, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    asked = Consultation.objects.filter(project=project)
    return _show(request, project.name_i18n, project.get_absolute_url(), asked)


def _show(request, name, back_url, consultations):
    if not policies.can_read_consultations(request.user):
        raise PermissionDenied
    visible = consultations.visible_to(request.user).opened().for_list().with_answer()
    stages = _stages(request.user, list(visible))
    context = {"name": name, "back_url": back_url, "stages": stages}
    return render(request, f"{PAGE}#cycle" if request.htmx else PAGE, context)


def _stages(user, consultations):
    """The four stages in their order, each with what was asked then, the newest first."""
    said: dict[int, list[Contribution]] = {}
    visible = Contribution.objects.visible_to(user).standing().for_list()
    for reply in visible.filter(consultation__in=consultations).order_by("pk"):
        said.setdefault(reply.consultation_id, []).append(reply)
    return [
        (
            stage.label,
            [
                Asked(each, tuple(said.get(each.pk, ())))
                for each in consultations
                if each.stage == stage
            ],
        )
        for stage in Stage
    ]
