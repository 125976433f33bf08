"""The team's work on a contribution: take it, hand it on, sum it up, decide."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import typed_text
from advisory import actions, policies
from advisory.choices import ConsultationState
from advisory.forms.review import AssignForm, DecisionForm, ReviewForm
from advisory.models import Review
from advisory.views import meanwhile
from advisory.views.subjects import get_contribution_at_work, get_locked_at_work
from records.views import conflicts


@require_POST
@meanwhile.shown
def take(request: HttpRequest, reference: str) -> HttpResponse:
    contribution = get_contribution_at_work(request, reference)
    actions.take(contribution=contribution, owner=request.user)
    messages.success(request, _("It is yours now. The author sees that it is being read."))
    return redirect(contribution)


@require_http_methods(["GET", "POST"])
@meanwhile.shown
@conflicts.shown
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Summary and stage."""
    contribution = get_contribution_at_work(request, reference, policies.can_review_contribution)
    form = ReviewForm(
        request.POST or None, instance=contribution.review, initial=typed_text.kept(request)
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            review = _put_on_review(form, actions.locked(contribution))
            actions.sum_up(contribution=contribution, review=review, summed_up_by=request.user)
        messages.success(request, _("Saved. Only the team reads it."))
        return redirect(contribution)
    return render(
        request, "advisory/reviews/edit.html", {"contribution": contribution, "form": form}
    )


@require_http_methods(["GET", "POST"])
@meanwhile.shown
@conflicts.shown
def assign(request: HttpRequest, reference: str) -> HttpResponse:
    """Hand it on to a colleague."""
    contribution = get_contribution_at_work(request, reference, policies.can_assign_contribution)
    form = AssignForm(
        request.POST or None, instance=contribution.review, initial=typed_text.kept(request)
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            review = _put_on_review(form, actions.locked(contribution))
            actions.assign(contribution=contribution, review=review, assigned_by=request.user)
        messages.success(request, _("%(name)s is in charge now.") % {"name": review.owner})
        return redirect(contribution)
    return render(
        request, "advisory/reviews/assign.html", {"contribution": contribution, "form": form}
    )


@require_http_methods(["GET", "POST"])
@meanwhile.shown
@conflicts.shown
def decide(request: HttpRequest, reference: str) -> HttpResponse:
    contribution = get_contribution_at_work(request, reference, policies.can_decide_contribution)
    form = DecisionForm(
        request.POST or None,
        instance=contribution.review,
        commitment=contribution.commitments.untold().order_by("pk").first(),
        is_promised=contribution.commitments.told().open().exists(),
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            now = get_locked_at_work(request, contribution, policies.can_decide_contribution)
            actions.decide(
                contribution=now,
                review=_put_on_review(form, now),
                commitment=form.commitment(),
                decided_by=request.user,
            )
        return _on_to_answer(request, contribution)
    context = {
        "contribution": contribution,
        "form": form,
        "answer": contribution.answers.published().for_detail().first(),  # with its “no”
    }
    return render(request, "advisory/reviews/decide.html", context)


def _on_to_answer(request, contribution):
    """Its own; or that of the question, with which a reply is answered."""
    asked = contribution.consultation
    if asked and asked.state != ConsultationState.ANSWERED:
        messages.success(
            request, _("Decided. Its answer goes out with the one for the whole council.")
        )
        return redirect(asked)
    messages.success(request, _("Decided. Now write the answer that the child will read."))
    return redirect("advisory:contribution-answer", contribution.reference)


def _put_on_review(form, contribution):
    saved = Review.objects.select_for_update().get(contribution=contribution)
    return conflicts.put_on(form, saved, back_url=contribution.get_absolute_url())
