"""The alliances and their lines of work, for everyone; what was signed and done, for the team."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers
from django_fsm import can_proceed

from accounts import typed_text
from accounts.policies import can_keep_records, is_team
from alliances import actions, policies
from alliances.choices import ALLIANCE_TRANSITIONS
from alliances.filters import AllianceFilter
from alliances.forms.alliance import AllianceForm, StepForm, TermsForm
from alliances.models import Alliance
from alliances.views import keeping, timeline
from records.refusals import say
from records.views import histories

HEADINGS = {
    "activate": gettext_lazy("Begin the alliance"),
    "suspend": gettext_lazy("Suspend the alliance"),
    "resume": gettext_lazy("Take the alliance up again"),
    "end": gettext_lazy("End the alliance"),
}


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
def index(request: HttpRequest) -> HttpResponse:
    """A page of its own, and a part of an area's."""
    visible = Alliance.objects.visible_to(request.user).for_list()
    filters = AllianceFilter(request.GET, queryset=visible)
    context = {
        "filters": filters,
        "alliances": filters.qs,
        "can_edit": policies.can_edit_alliances(request.user),
        "reads_all": policies.can_read_all_alliances(request.user),
    }
    part = "#results" if request.htmx else ""
    return render(request, f"alliances/alliances/index.html{part}", context)


@login_not_required
@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Its lines, for everyone; for the team what was signed, who speaks for it, what was done."""
    alliances = Alliance.objects.visible_to(request.user).for_list()
    alliance = get_object_or_404(alliances, slug=slug)
    context = {
        "alliance": alliance,
        "can_edit": policies.can_edit_alliances(request.user),
        "can_keep": can_keep_records(request.user),
    }
    if policies.can_read_all_alliances(request.user):
        context |= _inside(request, alliance)
    return render(request, "alliances/alliances/detail.html", context)


def _inside(request, alliance):
    day = timezone.localdate()
    terms_form = TermsForm(request.GET if "on" in request.GET else None, initial={"on": day})
    if terms_form.is_bound and terms_form.is_valid():
        day = terms_form.cleaned_data["on"] or day
    return {
        "reads_all": True,
        "can_add": policies.can_add_to_alliance(request.user, alliance),
        "steps": {
            verb: words for verb, words in HEADINGS.items() if can_proceed(getattr(alliance, verb))
        },
        "terms_form": terms_form,
        "day": day,
        "terms": alliance.terms_on(day),
        "agreements": alliance.agreements.prefetch_related("amendments").order_by("-starts_on"),
        "focal_points": alliance.focal_points.for_list(),
        "commitments": alliance.commitments.for_list(),
        "moments": timeline.moments(alliance),
        "reads_contributions": is_team(request.user),
    }


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    keeping.ask_editor(request)
    form = AllianceForm(
        request.POST or None,
        initial={"partner": request.GET.get("partner"), **typed_text.kept(request)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(actions.open_alliance(alliance=form.put_on(Alliance())))
        except actions.AllianceRefused as refusal:
            say(form, refusal, made_of="partner")
    context = {
        "form": form,
        "heading": _("Write down an alliance"),
        "back_url": keeping.list_url("alliance"),
    }
    return render(request, "alliances/parts/edit.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    alliance = keeping.get_alliance(request, slug)
    return keeping.edit(
        request,
        AllianceForm,
        alliance,
        heading=_("Edit the alliance"),
        back_url=alliance.get_absolute_url(),
    )


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, slug: str, verb: str) -> HttpResponse:
    """Begin, suspend, take up again or end it; a step that is none leads back."""
    if verb not in ALLIANCE_TRANSITIONS:
        raise Http404
    alliance = keeping.get_alliance(request, slug)
    if not can_proceed(getattr(alliance, verb)):
        return redirect(alliance)
    form = StepForm(request.POST or None, verb=verb, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                saved = Alliance.objects.select_for_update().get(pk=alliance.pk)
                if can_proceed(getattr(saved, verb)):
                    actions.step(alliance=saved, verb=verb, **form.cleaned_data)
                    messages.success(request, _("It is saved."))
        except actions.AllianceRefused as refusal:
            say(form, refusal)
        else:
            return redirect(alliance)
    context = {
        "form": form,
        "heading": HEADINGS[verb],
        "back_url": alliance.get_absolute_url(),
        "alliance": alliance,
    }
    return render(request, "alliances/parts/edit.html", context)


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    return histories.show(request, keeping.get_alliance(request, slug))
