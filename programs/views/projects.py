"""The projects, for everyone; kept by coordinators."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import typed_text
from programs import actions, policies
from programs.filters import ProjectFilter
from programs.forms.project import ProjectForm
from programs.models import Project
from records.paging import count_of, page_of
from records.refusals import Refused, say
from records.views import conflicts, histories


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    filters = ProjectFilter(
        request.GET, queryset=Project.objects.visible_to(request.user).for_list()
    )
    context = {
        "filters": filters,
        "page": page_of(filters.qs, request.GET, filters.order),
        "count": count_of(filters.qs),
        "can_edit": policies.can_edit_projects(request.user),
    }
    return render(request, "programs/projects/index.html", context)


@login_not_required
@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    context = {
        "project": get_object_or_404(
            Project.objects.visible_to(request.user).for_list(), slug=slug
        ),
        "can_edit": policies.can_edit_projects(request.user),
        "sees_lead": policies.can_see_lead(request.user),
        "sees_questions": policies.can_see_questions(request.user),
    }
    return render(request, "programs/projects/detail.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    _ask_editor(request)
    project = Project(lead=request.user)
    return _edit(request, project, _("Write down a project"), reverse("programs:project-list"))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    _ask_editor(request)
    return _edit(request, project, _("Edit the project"), project.get_absolute_url())


@conflicts.shown
def _edit(request, project, heading, back_url):
    form = ProjectForm(request.POST or None, instance=project, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                saved = conflicts.put_on(form, conflicts.locked(project), back_url=back_url)
                actions.save_project(project=saved, regions=form.cleaned_data["regions"])
        except Refused as refusal:
            say(form, refusal, made_of="name")
        else:
            messages.success(request, _("It is saved."))
            return redirect(saved)
    context = {"form": form, "heading": heading, "back_url": back_url, "project": project}
    return render(request, "programs/projects/edit.html", context)


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    project = get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    _ask_editor(request)
    return histories.show(request, project)


def _ask_editor(request):
    if not policies.can_edit_projects(request.user):
        raise PermissionDenied
