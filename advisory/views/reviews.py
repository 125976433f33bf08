"""The team's work on a contribution: take it, note, decide, answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.answer import AnswerForm
from advisory.forms.review import AssignForm, DecisionForm, ReviewForm
from advisory.models import Answer, Contribution, Review
from advisory.views.contributions import changed_meanwhile
from records.views import conflicts


@require_POST
def take(request: HttpRequest, reference: str) -> HttpResponse:
    contribution = _get(request, reference)
    try:
        actions.take(contribution=contribution, owner=request.user)
    except TransitionNotAllowed:
        return changed_meanwhile(request, contribution)
    messages.success(request, _("It is yours now. The author sees that it is being read."))
    return redirect(contribution)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Summary and stage."""
    contribution = _get(request, reference)
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
    contribution = _get(request, reference)
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
    contribution = _get(request, reference)
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


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the text for children; publish it when it is ready."""
    contribution = _get(request, reference)
    if not policies.can_answer_contribution(request.user, contribution):
        return changed_meanwhile(request, contribution)
    unpublished = get_object_or_404(contribution.answers.unpublished())
    publishing = request.POST.get("action") == "publish"
    form = AnswerForm(
        request.POST or None,
        instance=unpublished,
        publishing=publishing,
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            now = actions.locked(contribution)
            if not policies.can_answer_contribution(request.user, now):
                return changed_meanwhile(request, contribution)
            saved = Answer.objects.select_for_update().get(pk=unpublished.pk)
            if form.is_stale(saved):
                return conflicts.show(
                    request,
                    form,
                    saved,
                    back_url=contribution.get_absolute_url(),
                    action="save",  # what it answers may be another decision now: look first
                )
            form.put_on(saved).save()
            if publishing:
                actions.publish(contribution=contribution, answer=saved, published_by=request.user)
        if publishing:
            messages.success(request, _("Published. The author can read your answer now."))
            return redirect(contribution)
        messages.success(request, _("The answer is saved. Nobody outside the team sees it yet."))
        return redirect("advisory:contribution-answer", contribution.reference)
    return render(
        request,
        "advisory/reviews/answer.html",
        {
            "contribution": contribution,
            "form": form,
            "commitments": contribution.commitments.all(),
        },
    )


def _get(request, reference):
    """The contribution with the team's side; 404 if it can't be seen, 403 for who only reads."""
    visible = Contribution.objects.visible_to(request.user).sent().for_detail().with_review()
    contribution = get_object_or_404(visible, reference=reference)
    if not policies.can_work_on_contributions(request.user):
        raise PermissionDenied
    return contribution
