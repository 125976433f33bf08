"""A contribution that goes to safeguarding, and what stands in its place."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.concern import DivertForm
from advisory.models import Contribution


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Mark a contribution as a concern: from then on whoever marked it can't open it either."""
    visible = Contribution.objects.visible_to(request.user).sent().for_detail()
    contribution = visible.filter(reference=reference).first()
    if contribution is None:
        return in_place_of(request, reference)
    if not policies.can_divert_contribution(request.user, contribution):
        raise PermissionDenied
    form = DivertForm(request.POST or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.divert(
                contribution=contribution,
                reason=form.cleaned_data["reason"],
                raised_by=request.user,
            )
        except TransitionNotAllowed:
            return redirect(contribution)  # a second tap, or a colleague was quicker
        messages.success(request, _("Moved. A safeguarding lead looks at it now."))
        return redirect(contribution)
    return render(
        request, "advisory/diversions/new.html", {"contribution": contribution, "form": form}
    )


def in_place_of(request: HttpRequest, reference: str) -> HttpResponse:
    """For a lead the concern, for its author a calm page, for staff the bare reference.

    Raises ``Http404`` for everybody else, and for a reference that was never given.
    """
    diverted = Contribution.with_diverted.diverted().select_related("mandate__representative")
    contribution = get_object_or_404(diverted, reference=reference)
    concern = contribution.concerns.first()  # the newest
    if policies.can_read_concerns(request.user):
        return redirect(concern)
    if policies.is_author(request.user, contribution):
        return redirect("advisory:concern-receipt", concern.token)
    if policies.can_work_on_contributions(request.user):
        return render(request, "advisory/diversions/detail.html", {"reference": reference})
    raise Http404
