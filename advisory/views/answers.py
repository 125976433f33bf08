"""What the child will read: write it, see it as they will, approve it, publish it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.answer import AnswerForm, ApprovalForm
from advisory.models import Answer
from advisory.readability import read
from advisory.steps import sentence_of, steps_of
from advisory.views import meanwhile
from advisory.views.subjects import get_contribution_at_work, get_locked_at_work
from records.views import conflicts


@require_http_methods(["GET", "POST"])
@meanwhile.shown
@conflicts.shown
def edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the text for children; publish it when it is ready."""
    contribution = get_contribution_at_work(request, reference, policies.can_answer_contribution)
    answer = get_object_or_404(contribution.answers.unpublished())
    form = AnswerForm(
        request.POST or None,
        instance=answer,
        publishing=request.POST.get("action") == "publish",
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        return _save(request, form, contribution)
    context = {
        "contribution": contribution,
        "form": form,
        "commitments": contribution.commitments.all(),
        "joins": contribution.joins.select_related("contribution__organization"),
        "reading": read(form["text"].value() or ""),
    }
    return render(request, "advisory/answers/edit.html", context)


def _save(request, form, contribution):
    with transaction.atomic():
        get_locked_at_work(request, contribution, policies.can_answer_contribution)
        saved = Answer.objects.select_for_update().get(pk=form.instance.pk)
        # After a conflict it is only saved, whatever was pressed: what it answers may be another
        # decision now, so look first.
        conflicts.check(form, saved, back_url=contribution.get_absolute_url())
        text = form.cleaned_data["text"]
        actions.write_answer(answer=saved, text=text, written_by=request.user)
        is_published = form.publishing and not saved.waits_for_approval
        if is_published:
            actions.publish(contribution=contribution, answer=saved, published_by=request.user)
    if is_published:
        messages.success(request, _("Published. The author can read your answer now."))
        return redirect(contribution)
    messages.success(request, _("The answer is saved. Nobody outside the team sees it yet."))
    is_to_be_seen = form.publishing or request.POST.get("action") == "preview"
    page = "preview" if is_to_be_seen else "answer"
    return redirect(f"advisory:contribution-{page}", contribution.reference)


@require_POST
@meanwhile.shown
def check(request: HttpRequest, reference: str) -> HttpResponse:
    """How the text reads, while somebody writes it. Nothing is saved."""
    contribution = get_contribution_at_work(request, reference, policies.can_answer_contribution)
    form = AnswerForm(request.POST, instance=get_object_or_404(contribution.answers.unpublished()))
    form.is_valid()
    context = {"contribution": contribution, "reading": read(form.cleaned_data.get("text", ""))}
    return render(request, "advisory/answers/_check.html", context)


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def preview(request: HttpRequest, reference: str) -> HttpResponse:
    """The page as the child will see it; a colleague approves it here."""
    contribution = get_contribution_at_work(request, reference, policies.can_answer_contribution)
    form = ApprovalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.approve(
            contribution=contribution,
            version=form.cleaned_data["version"],
            approved_by=request.user,
        )
        messages.success(request, _("Approved. Now it can be published."))
        return redirect("advisory:contribution-preview", contribution.reference)
    context = _as_the_child_sees_it(contribution, request.user)
    return render(request, "advisory/answers/preview.html", context)


def _as_the_child_sees_it(contribution, user):
    """As if it were published now. Nothing of it is saved."""
    answer = get_object_or_404(
        contribution.answers.unpublished().select_related("written_by", "approved_by")
    )
    promises = list(contribution.commitments.all())
    contribution.answer()
    answer.published_by, answer.published_at = user, timezone.now()
    return {
        "contribution": contribution,
        "answer": answer,
        "commitments": promises,
        "steps": steps_of(contribution, answer, promises),
        "sentence": sentence_of(contribution, answer, promises),
        "reading": read(answer.text),
        "can_approve": policies.can_approve_answer(user, answer),
    }
