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
from advisory.forms.commitment import CommitmentForm, ProgressForm
from advisory.models import Commitment, Contribution
from advisory.views.contributions import changed_meanwhile
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
def new(request: HttpRequest, reference: str) -> HttpResponse:
    visible = Contribution.objects.visible_to(request.user).sent().for_detail().with_review()
    contribution = get_object_or_404(visible, reference=reference)
    if not policies.can_work_on_contributions(request.user):
        raise PermissionDenied
    if not policies.can_promise_contribution(request.user, contribution):
        return changed_meanwhile(request, contribution)
    form = CommitmentForm(request.POST or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.promise(contribution=contribution, commitment=form.save(commit=False))
        except TransitionNotAllowed:
            return changed_meanwhile(request, contribution)
        messages.success(request, _("The commitment is added."))
        return redirect(contribution)
    return render(
        request, "advisory/commitments/new.html", {"contribution": contribution, "form": form}
    )


@require_http_methods(["GET", "POST"])
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Begun, or done with what came of it."""
    commitment = get_object_or_404(
        Commitment.objects.visible_to(request.user).select_related("contribution__review"), pk=pk
    )
    contribution = commitment.contribution
    if not policies.can_follow_up_commitment(request.user, commitment):
        return changed_meanwhile(request, contribution)
    finishing = request.POST.get("action") == "finish"
    form = ProgressForm(
        request.POST or None,
        instance=commitment,
        finishing=finishing,
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        act = actions.finish if finishing else actions.start
        with transaction.atomic():
            saved = Commitment.objects.select_for_update().get(pk=commitment.pk)
            if form.is_stale(saved):
                return conflicts.show(
                    request,
                    form,
                    saved,
                    back_url=contribution.get_absolute_url(),
                    action="finish" if finishing else "start",
                )
            try:
                act(commitment=form.put_on(saved), on=timezone.localdate())
            except TransitionNotAllowed:
                transaction.set_rollback(True)
                return changed_meanwhile(request, contribution)
        messages.success(request, _("Noted. The author sees this step."))
        return redirect(contribution)
    return render(
        request,
        "advisory/commitments/progress.html",
        {"contribution": contribution, "commitment": commitment, "form": form},
    )
