"""What was done in the alliances, for the team."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from accounts import typed_text
from alliances import actions, policies
from alliances.filters import ActivityFilter
from alliances.forms.activity import ActivityForm
from alliances.models import Activity, ActivityPaper
from alliances.views import keeping
from records import files
from records.paging import count_of, page_of
from records.refusals import say
from records.views import conflicts, histories


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    if not policies.can_read_all_alliances(request.user):
        raise PermissionDenied
    visible = Activity.objects.visible_to(request.user).for_list()
    filters = ActivityFilter(request.GET, queryset=visible)
    context = {
        "filters": filters,
        "page": page_of(filters.qs, request.GET, filters.order),
        "count": count_of(filters.qs),
    }
    return render(request, "alliances/activities/index.html", context)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    visible = Activity.objects.visible_to(request.user).for_list()
    activity = get_object_or_404(visible, pk=pk)
    context = {
        "activity": activity,
        "papers": activity.papers.all(),
        "can_edit": policies.can_edit_alliances(request.user),
    }
    return render(request, "alliances/activities/detail.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    alliance = keeping.get_alliance(request, slug)
    activity = Activity(alliance=alliance)
    return _edit(request, activity, _("Write down an activity"), alliance.get_absolute_url())


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    activity = keeping.get_part(request, Activity, pk)
    return _edit(request, activity, _("Edit the activity"), activity.get_absolute_url())


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    return keeping.remove(request, Activity, pk)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    return histories.show(request, keeping.get_part(request, Activity, pk))


@conflicts.shown
def _edit(request, activity, heading, back_url):
    form = ActivityForm(
        request.POST or None,
        request.FILES or None,
        instance=activity,
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                saved = actions.save_activity(
                    activity=conflicts.put_on(form, conflicts.locked(activity), back_url=back_url),
                    turnouts=form.turnouts(),
                    paper=form.cleaned_data["paper"],
                    paper_title=form.cleaned_data["paper_title"],
                )
        except actions.AllianceRefused as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("It is saved."))
            return redirect(saved)
    context = {
        "form": form,
        "heading": heading,
        "back_url": back_url,
        "removal_url": keeping.removal_url(activity),
    }
    return render(request, "alliances/parts/edit.html", context)


@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    visible = ActivityPaper.objects.visible_to(request.user).select_related("attachment")
    found = get_object_or_404(visible, pk=pk)
    return files.serve(found.attachment, filename=found.title)
