"""The team's work on a contribution: take it, hand it on, sum it up, decide."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.review import AssignForm, DecisionForm, ReviewForm
from advisory.models import Review
from advisory.views.contributions import changed_meanwhile
from advisory.views.subjects import get_contribution_at_work
from records.views import conflicts


@require_POST
def take(request: HttpRequest, reference: str) -> HttpResponse:
    contribution = get_contribution_at_work(request, reference)
    try:
        actions.take(contribution=contribution, owner=request.user)
    except TransitionNotAllowed:
        return changed_meanwhile(request, contribution)
    messages.success(request, _("It is yours now. The author sees that it is being read."))
    return redirect(contribution)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Summary and stage."""
    contribution = get_contribution_at_work(request, reference)
    if not policies.can_review_contribution(request.user, contribution):
        return changed_meanwhile(request, contribution)
    form = ReviewForm(
        request.POST or None, instance=contribution.review, initial=typed_text.kept(request)
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            saved = Review.objects.select_for_update().get(contribution=contribution)
            if form.is_stale(saved):
                return conflicts.show(
                    request, form, saved, back_url=contribution.get_absolute_url()
                )
            form.put_on(saved).save()
        messages.success(request, _("Saved. Only the team reads it."))
        return redirect(contribution)
    return render(
        request, "advisory/reviews/edit.html", {"contribution": contribution, "form": form}
    )


@require_http_methods(["GET", "POST"])
def assign(request: HttpRequest, reference: str) -> HttpResponse:
    """Hand it on to a colleague."""
    contribution = get_contribution_at_work(request, reference)
    if not policies.can_assign_contribution(request.user, contribution):
        return changed_meanwhile(request, contribution)
    form = AssignForm(
        request.POST or None, instance=contribution.review, initial=typed_text.kept(request)
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            actions.locked(contribution)
            saved = Review.objects.select_for_update().get(contribution=contribution)
            if form.is_stale(saved):
                return conflicts.show(
                    request, form, saved, back_url=contribution.get_absolute_url()
                )
            try:
                actions.assign(
                    contribution=contribution, review=form.put_on(saved), assigned_by=request.user
                )
            except TransitionNotAllowed:
                return changed_meanwhile(request, contribution)
        messages.success(request, _("%(name)s is in charge now.") % {"name": saved.owner})
        return redirect(contribution)
    return render(
        request, "advisory/reviews/assign.html", {"contribution": contribution, "form": form}
    )


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, reference: str) -> HttpResponse:
    contribution = get_contribution_at_work(request, reference)
    if not policies.can_decide_contribution(request.user, contribution):
        return changed_meanwhile(request, contribution)
    form = DecisionForm(
        request.POST or None,
        instance=contribution.review,
        commitment=contribution.commitments.untold().order_by("pk").first(),
        is_promised=contribution.commitments.told().open().exists(),
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            now = actions.locked(contribution)
            if not policies.can_decide_contribution(request.user, now):
                return changed_meanwhile(request, contribution)
            saved = Review.objects.select_for_update().get(contribution=contribution)
            if form.is_stale(saved):
                return conflicts.show(
                    request, form, saved, back_url=contribution.get_absolute_url()
                )
            try:
                actions.decide(
                    contribution=contribution,
                    review=form.put_on(saved),
                    commitment=form.commitment(),
                    decided_by=request.user,
                )
            except TransitionNotAllowed:
                return changed_meanwhile(request, contribution)
        messages.success(request, _("Decided. Now write the answer that the child will read."))
        return redirect("advisory:contribution-answer", contribution.reference)
    return render(
        request, "advisory/reviews/decide.html", {"contribution": contribution, "form": form}
    )
