"""Where somebody else was quicker, or it is a second tap: the page as it stands now."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed
from django_htmx.http import HttpResponseClientRedirect

from advisory import actions
from advisory.models import Commitment, Concern, Consultation, Contribution, Referral, Session
from advisory.views import diversions


def show(
    request: HttpRequest, subject: Concern | Consultation | Contribution | Session
) -> HttpResponse:
    messages.info(request, _("This has changed in the meantime. Here is how it stands now."))
    return redirect(subject)


def shown(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view in which ``TransitionNotAllowed`` ends on the contribution's page, or the session's;
    and a contribution that safeguarding has by now, on what stands in its place.

    Its address names the contribution by its ``reference``, one of its commitments by its ``pk``,
    or a ``referral``; a session by its ``number``."""

    @wraps(view)
    def wrapper(request, **names):
        try:
            return view(request, **names)
        except TransitionNotAllowed:
            return show(request, _subject(**names))
        except Http404:
            reference = _reference(**names)
            if request.htmx or not reference:
                raise
            return diversions.in_place_of(request, reference)

    return wrapper


def unless_erased(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that writes about a child, whose data somebody may erase at the same moment: it says
    so and leads home."""

    @wraps(view)
    def wrapper(request, *args, **names):
        try:
            return view(request, *args, **names)
        except actions.PersonErased:
            messages.info(request, _("The data of this person were erased a moment ago."))
            home = reverse("home")
            return HttpResponseClientRedirect(home) if request.htmx else redirect(home)

    return wrapper


def _subject(*, reference=None, pk=None, referral=None, number=None, **others):
    """The view has looked it up before, and asked who may see it."""
    if reference:
        return Contribution.with_diverted.get(reference=reference)
    if number:
        return Session.objects.get(number=number)
    if referral:
        return Referral.objects.select_related("contribution").get(pk=referral).contribution
    return Commitment.objects.select_related("contribution").get(pk=pk).contribution


def _reference(*, reference=None, pk=None, referral=None, number=None, **others):
    """Of the contribution, whether it is there or not; None on the page of a session."""
    if reference or number:
        return reference
    found = Referral.objects.filter(pk=referral) if referral else Commitment.objects.filter(pk=pk)
    return found.values_list("contribution__reference", flat=True).first()
