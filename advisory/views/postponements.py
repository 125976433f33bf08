"""When an answer takes longer than was promised."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.postponement import PostponementForm
from advisory.views import meanwhile
from advisory.views.subjects import get_contribution_at_work


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def new(request: HttpRequest, reference: str) -> HttpResponse:
    """Another day for the answer, with a reason for the child."""
    contribution = get_contribution_at_work(request, reference, policies.can_postpone_contribution)
    form = PostponementForm(
        request.POST or None,
        promised_on=contribution.promised_on,
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        actions.postpone(
            contribution=contribution,
            postponement=form.save(commit=False),
            moved_by=request.user,
        )
        messages.success(request, _("The day is moved. The author reads why."))
        return redirect(contribution)
    context = {"contribution": contribution, "form": form}
    return render(request, "advisory/postponements/new.html", context)
