"""“We have no opinion”: said for an organization, and taken back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_fsm import TransitionNotAllowed

from advisory import actions, policies
from advisory.views import meanwhile
from advisory.views.consultations import get_consultation
from advisory.views.subjects import seat_of


@require_POST
def new(request: HttpRequest, pk: int) -> HttpResponse:
    consultation, seat = _asked(request, pk)
    try:
        actions.say_no_opinion(consultation=consultation, mandate=seat)
    except TransitionNotAllowed:
        return meanwhile.show(request, consultation)
    messages.success(request, _("Thank you. That is a reply too."))
    return redirect(consultation)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    consultation, seat = _asked(request, pk)
    try:
        actions.take_no_opinion_back(consultation=consultation, mandate=seat)
    except TransitionNotAllowed:
        return meanwhile.show(request, consultation)
    messages.success(request, _("It is taken back."))
    return redirect(consultation)


def _asked(request, pk):
    consultation = get_consultation(request, pk)
    seat = seat_of(request.user)
    if not policies.can_write_contribution(request.user, seat):
        raise PermissionDenied
    return consultation, seat
