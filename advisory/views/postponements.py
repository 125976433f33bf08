"""When an answer takes longer than was promised."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.postponement import PostponementForm
from advisory.models import Contribution
from advisory.views.contributions import changed_meanwhile


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Another day for the answer, with a reason for the child."""
    visible = Contribution.objects.visible_to(request.user).sent().for_detail()
    contribution = get_object_or_404(visible, reference=reference)
    if not policies.can_work_on_contributions(request.user):
        raise PermissionDenied
    if not policies.can_postpone_contribution(request.user, contribution):
        return changed_meanwhile(request, contribution)
    form = PostponementForm(
        request.POST or None,
        promised_on=contribution.promised_on,
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.postpone(
                contribution=contribution,
                postponement=form.save(commit=False),
                moved_by=request.user,
            )
        except TransitionNotAllowed:
            return changed_meanwhile(request, contribution)
        messages.success(request, _("The day is moved. The author reads why."))
        return redirect(contribution)
    context = {"contribution": contribution, "form": form}
    return render(request, "advisory/postponements/new.html", context)
