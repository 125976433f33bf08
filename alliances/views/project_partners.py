"""Who works on a project with us: a page of its own, and a part of the project's."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from alliances import policies
from alliances.forms.project_partner import ProjectPartnerForm
from alliances.models import ProjectPartner
from alliances.views import keeping
from programs.models import Project
from records.paging import count_of


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
def index(request: HttpRequest, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    context = {
        "project": project,
        "partners": project.partners.for_list(),
        "can_edit": policies.can_edit_alliances(request.user),
    }
    if policies.can_read_all_alliances(request.user):
        context["activities"] = count_of(project.activities.all())
    part = "#partners" if request.htmx else ""
    return render(request, f"alliances/project_partners/index.html{part}", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    keeping.ask_editor(request)
    return _edit(request, ProjectPartner(project=project), _("Add a partner of the project"))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    record = keeping.get_part(request, ProjectPartner, pk)
    return _edit(request, record, _("Edit the partner of the project"))


def _edit(request, record, heading):
    back_url = record.project.get_absolute_url()
    return keeping.edit(request, ProjectPartnerForm, record, heading=heading, back_url=back_url)
