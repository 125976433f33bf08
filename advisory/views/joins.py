"""What is answered together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from advisory import actions, policies
from advisory.forms.join import JoinForm
from advisory.models import Contribution
from advisory.views import meanwhile
from advisory.views.subjects import get_contribution_at_work


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Choose the one that it is answered with."""
    contribution = get_contribution_at_work(request, reference, policies.can_join_contribution)
    leaders = Contribution.objects.visible_to(request.user).can_lead().exclude(pk=contribution.pk)
    form = JoinForm(request.POST or None, leaders=leaders)
    if request.method == "POST" and form.is_valid():
        actions.join(contribution=contribution, main=form.main, joined_by=request.user)
        messages.success(request, _("Joined. Both authors get the same answer."))
        return redirect(contribution)
    context = {
        "contribution": contribution,
        "form": form,
        "suggested": leaders.similar_to(contribution.words),
    }
    return render(request, "advisory/joins/new.html", context)


@require_POST
@meanwhile.shown
def part(request: HttpRequest, reference: str) -> HttpResponse:
    contribution = get_contribution_at_work(request, reference)
    actions.part(contribution=contribution, parted_by=request.user)
    messages.success(request, _("Parted. It gets an answer of its own."))
    return redirect(contribution)
