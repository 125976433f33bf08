"""Answers told by word of mouth in a session."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.delivery import DeliveryForm
from advisory.models import Answer, Rating
from advisory.views import meanwhile
from advisory.views.sessions import get_session
from records.refusals import say


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def new(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """That the answer was told, and what its children said of it."""
    session = get_session(request, number)
    if not policies.can_keep_sessions(request.user):
        raise PermissionDenied
    if not policies.can_tell_answers(request.user, session):
        raise TransitionNotAllowed
    answer = get_object_or_404(Answer.objects.to_tell_in(session), pk=pk)
    form = DeliveryForm(request.POST or None, instance=Rating(), initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        rating = form.save(commit=False) if form.has_rating else None
        try:
            actions.tell_answer(session=session, answer=answer, rating=rating)
        except actions.SessionRefused as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("It is written down that they were told."))
            return redirect(session)
    context = {"session": session, "answer": answer, "form": form}
    return render(request, "advisory/sessions/tell.html", context)
