"""What the council resolved in a session: adopted, mended, handed on, closed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.choices import ResolutionState
from advisory.forms.resolution import ResolutionClosingForm, ResolutionForm, ResolutionOwnerForm
from advisory.models import Minutes, Resolution
from advisory.views import meanwhile
from advisory.views.sessions import get_session
from records.views import conflicts


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def new(request: HttpRequest, number: int) -> HttpResponse:
    session = _get_session_to_keep(request, number)
    _ask_to_adopt(request, session)
    form = ResolutionForm(
        request.POST or None,
        instance=Resolution(session=session),
        session=session,
        initial={"owner": request.user.pk} | typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        actions.adopt(resolution=form.save(commit=False))
        messages.success(request, _("The resolution is written down."))
        return redirect(form.instance)
    return _show(request, "edit", session, form=form)


@require_http_methods(["GET", "POST"])
@meanwhile.shown
@conflicts.shown
def edit(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Until the representatives have the minutes."""
    session, resolution = _get(request, number, place)
    _ask_to_adopt(request, session)
    form = ResolutionForm(
        request.POST or None,
        instance=resolution,
        session=session,
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            actions.locked_session(session)
            saved = Resolution.objects.select_for_update().filter(pk=resolution.pk).first()
            if saved is None:  # taken out a moment ago
                raise TransitionNotAllowed
            actions.change_resolution(
                resolution=conflicts.put_on(form, saved, back_url=resolution.get_absolute_url())
            )
        messages.success(request, _("The resolution is saved."))
        return redirect(resolution)
    return _show(request, "edit", session, form=form, resolution=resolution)


@require_POST
@meanwhile.shown
def remove(request: HttpRequest, number: int, place: int) -> HttpResponse:
    session, resolution = _get(request, number, place)
    _ask_to_adopt(request, session)
    actions.remove_resolution(resolution=resolution)
    messages.success(request, _("The resolution is taken out."))
    return redirect(session)


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def close(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Tell the council what became of it."""
    session, resolution = _get(request, number, place)
    _ask_to_follow_up(request, resolution)
    form = ResolutionClosingForm(request.POST or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        actions.close_resolution(
            resolution=resolution,
            is_done=form.cleaned_data["state"] == ResolutionState.DONE,
            outcome=form.cleaned_data["outcome"],
        )
        messages.success(request, _("Noted. The council reads it."))
        return redirect(resolution)
    return _show(request, "close", session, form=form, resolution=resolution)


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def assign(request: HttpRequest, number: int, place: int) -> HttpResponse:
    session, resolution = _get(request, number, place)
    _ask_to_follow_up(request, resolution)
    form = ResolutionOwnerForm(
        request.POST or None, initial={"owner": resolution.owner_id} | typed_text.kept(request)
    )
    if request.method == "POST" and form.is_valid():
        actions.hand_on_resolution(resolution=resolution, owner=form.cleaned_data["owner"])
        messages.success(request, _("Somebody else is in charge of it now."))
        return redirect(resolution)
    return _show(request, "assign", session, form=form, resolution=resolution)


def _get_session_to_keep(request, number):
    session = get_session(request, number)
    if not policies.can_keep_minutes(request.user):
        raise PermissionDenied
    return session


def _get(request, number, place):
    session = _get_session_to_keep(request, number)
    of_session = Resolution.objects.visible_to(request.user).filter(session=session)
    return session, get_object_or_404(of_session.for_list(), number=place)


def _ask_to_adopt(request, session):
    minutes = Minutes.objects.filter(session=session).first()
    if not policies.can_adopt_resolution(request.user, session, minutes):
        raise TransitionNotAllowed


def _ask_to_follow_up(request, resolution):
    if not policies.can_follow_up_resolution(request.user, resolution):
        raise TransitionNotAllowed


def _show(request, page, session, **context):
    context["session"] = session
    return render(request, f"advisory/resolutions/{page}.html", context)
