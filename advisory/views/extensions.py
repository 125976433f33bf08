"""When the council gets more time for a question, or the team for its answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.extension import ExtensionForm
from advisory.views import meanwhile
from advisory.views.consultations import get_prepared


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Later days, with a reason for the council."""
    consultation = get_prepared(request, pk)
    if not policies.can_extend_consultation(request.user, consultation):
        return meanwhile.show(request, consultation)
    form = ExtensionForm(
        request.POST or None, consultation=consultation, initial=typed_text.kept(request)
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.extend_consultation(
                consultation=consultation,
                extension=form.save(commit=False),
                moved_by=request.user,
            )
        except TransitionNotAllowed:
            return meanwhile.show(request, consultation)
        messages.success(request, _("The days are moved. The council reads why."))
        return redirect(consultation)
    context = {"consultation": consultation, "form": form}
    return render(request, "advisory/consultations/extend.html", context)
