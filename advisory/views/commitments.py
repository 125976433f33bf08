"""What was promised: one more promise, and how far each is."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.filters import CommitmentFilter
from advisory.forms.commitment import (
    CommitmentChangeForm,
    CommitmentForm,
    FinishForm,
    ProgressForm,
)
from advisory.models import Commitment
from advisory.views import meanwhile
from advisory.views.subjects import get_contribution_at_work
from records import files
from records.paging import count_of, page_of
from records.views import conflicts


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What the children were promised: mine, overdue, due, kept."""
    if not policies.can_work_on_contributions(request.user):
        raise PermissionDenied
    promised = Commitment.objects.visible_to(request.user).told()
    filters = CommitmentFilter(request.GET, queryset=promised.for_list())
    return render(
        request,
        "advisory/commitments/index.html",
        {
            "filters": filters,
            "page": page_of(filters.qs, request.GET, order=filters.order),
            "count": count_of(filters.qs),
        },
    )


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def new(request: HttpRequest, reference: str) -> HttpResponse:
    contribution = get_contribution_at_work(request, reference, policies.can_promise_contribution)
    form = CommitmentForm(request.POST or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        actions.promise(
            contribution=contribution,
            commitment=form.save(commit=False),
            promised_by=request.user,
        )
        messages.success(request, _("The commitment is added."))
        return redirect(contribution)
    return render(
        request, "advisory/commitments/new.html", {"contribution": contribution, "form": form}
    )


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell the child how far it is; from here one moves the day, or says that it is done."""
    commitment = _get_open(request, pk)
    form = ProgressForm(request.POST or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        actions.tell_progress(
            commitment=commitment, update=form.save(commit=False), told_by=request.user
        )
        return _noted(request, commitment)
    return _show(request, "progress", commitment, form)


@require_http_methods(["GET", "POST"])
@meanwhile.shown
@conflicts.shown
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Who keeps it, and until when."""
    commitment = _get_open(request, pk)
    form = CommitmentChangeForm(
        request.POST or None, instance=commitment, initial=typed_text.kept(request)
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            saved = actions.hold_commitment(commitment=commitment, held_by=request.user)
            actions.change_commitment(
                commitment=_put_on(form, saved),
                reason=form.cleaned_data["reason"],
                changed_by=request.user,
            )
        messages.success(request, _("The commitment is changed."))
        return redirect(commitment.contribution)
    return _show(request, "edit", commitment, form)


@require_http_methods(["GET", "POST"])
@meanwhile.shown
@conflicts.shown
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Done, with what came of it and what shows it."""
    commitment = _get_open(request, pk)
    form = FinishForm(
        request.POST or None,
        request.FILES or None,
        instance=commitment,
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            saved = actions.hold_commitment(commitment=commitment, held_by=request.user)
            actions.finish(
                commitment=_put_on(form, saved),
                on=timezone.localdate(),
                finished_by=request.user,
                evidence=form.cleaned_data["evidence"],
            )
        return _noted(request, commitment)
    return _show(request, "finish", commitment, form)


@require_GET
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that shows that a promise was kept, for the team."""
    kept = Commitment.objects.visible_to(request.user).filter(evidence__isnull=False)
    commitment = get_object_or_404(kept.select_related("evidence"), pk=pk)
    return files.serve(commitment.evidence, filename=f"commitment-{commitment.pk}")


def _get_open(request, pk):
    visible = Commitment.objects.visible_to(request.user).with_updates()
    commitment = get_object_or_404(visible.select_related("contribution__review"), pk=pk)
    if not policies.can_follow_up_commitment(request.user, commitment):
        raise TransitionNotAllowed
    return commitment


def _noted(request, commitment):
    messages.success(request, _("Noted. The author sees this step."))
    return redirect(commitment.contribution)


def _show(request, page, commitment, form):
    return render(
        request,
        f"advisory/commitments/{page}.html",
        {"contribution": commitment.contribution, "commitment": commitment, "form": form},
    )


def _put_on(form, saved):
    return conflicts.put_on(form, saved, back_url=saved.contribution.get_absolute_url())
