"""What is passed on to a public entity, and what the entity says, as the team writes it down."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.choices import ReferralState
from advisory.forms.referral import EntityWordForm, ReferralForm
from advisory.models import Referral
from advisory.views import meanwhile
from advisory.views.subjects import get_contribution_at_work
from alliances.models import Alliance
from alliances.views import timeline
from records.paging import page_of
from records.refusals import say

ORDER = ("-sent_on", "-pk")


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def new(request: HttpRequest, reference: str) -> HttpResponse:
    may = policies.can_refer_contribution
    contribution = get_contribution_at_work(request, reference, may)
    if contribution.referrals.open().exists():
        raise TransitionNotAllowed
    form = ReferralForm(request.POST or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.refer(
                contribution=contribution, referral=form.save(commit=False), sent_by=request.user
            )
        except actions.ReferralRefused as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("It is on its way. The author reads where it went."))
            return redirect(contribution)
    context = {"contribution": contribution, "form": form}
    return render(request, "advisory/referrals/new.html", context)


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def record(request: HttpRequest, referral: int) -> HttpResponse:
    """Yes, no or done."""
    subject = _get_at_work(request, referral)
    form = EntityWordForm(request.POST or None, referral=subject, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        actions.record_referral(referral=subject, recorded_by=request.user, **form.cleaned_data)
        messages.success(request, _("It is written down. The author reads it."))
        return redirect(subject.contribution)
    context = {"referral": subject, "contribution": subject.contribution, "form": form}
    return render(request, "advisory/referrals/record.html", context)


@require_safe
@vary_on_headers("HX-Request")
def of_alliance(request: HttpRequest, slug: str) -> HttpResponse:
    """What was passed on to an alliance: a page of its own, and a part of the alliance's."""
    alliance, referrals = _of_alliance(request, slug)
    context = {"alliance": alliance, "page": page_of(referrals, request.GET, ORDER)}
    part = "#referrals" if request.htmx else ""
    return render(request, f"advisory/referrals/index.html{part}", context)


@require_safe
@vary_on_headers("HX-Request")
def timeline_of_alliance(request: HttpRequest, slug: str) -> HttpResponse:
    """What happened in an alliance with what was passed on to it: a page of its own, and a part of
    the alliance's."""
    alliance, referrals = _of_alliance(request, slug)
    sent = [moment for each in referrals[: timeline.NEWEST] for moment in _moments(each)]
    context = {"alliance": alliance, "moments": timeline.moments(alliance, *sent)}
    part = "#timeline" if request.htmx else ""
    return render(request, f"advisory/referrals/timeline.html{part}", context)


def _of_alliance(request, slug):
    alliances = Alliance.objects.visible_to(request.user).select_related("partner")
    alliance = get_object_or_404(alliances, slug=slug)
    if not policies.can_see_review(request.user):
        raise PermissionDenied
    referrals = Referral.objects.visible_to(request.user).filter(line__alliance=alliance)
    return alliance, referrals.for_list()


def _moments(referral):
    """What they were asked, and what they said: each on its day, the newest first, with the way to
    the child's words."""
    url = referral.contribution.get_absolute_url()
    name = referral.contribution.reference
    if referral.closed_on:
        title = f"{name}: {referral.get_state_display()}"
        words = referral.reason or referral.outcome
        yield timeline.Moment(referral.closed_on, "done", title, text=words, url=url)
    if referral.accepted_on:
        title = f"{name}: {ReferralState.ACCEPTED.label}"
        yield timeline.Moment(referral.accepted_on, "check", title, url=url)
    asked = _("The council asks: %(ask)s") % {"ask": referral.ask}
    yield timeline.Moment(referral.sent_on, "sent", asked, text=str(referral.line), url=url)


def _get_at_work(request, pk):
    """404 for what they may not see, 403 for what they only read."""
    visible = Referral.objects.visible_to(request.user).for_list()
    referral = get_object_or_404(visible, pk=pk)
    if not policies.can_work_on_contributions(request.user):
        raise PermissionDenied
    if not policies.can_record_referral(request.user, referral):
        raise TransitionNotAllowed
    return referral
