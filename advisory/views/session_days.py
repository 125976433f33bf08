"""The steps of a session: called, made safe, held, or cancelled."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.session import CancellationForm
from advisory.forms.session_day import AttendanceForm, RiskForm
from advisory.models import Mandate, RiskAssessment
from advisory.views import meanwhile
from advisory.views.sessions import get_session
from records.refusals import say
from records.views import conflicts


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def convoke(request: HttpRequest, number: int) -> HttpResponse:
    """Look at what the representatives will see, and call them."""
    session = _get_at_work(request, number, policies.can_convoke_session)
    if request.method == "POST":
        actions.convoke(session=session)
        messages.success(request, _("The representatives are called. They see it at home."))
        return redirect(session)
    items = session.items.for_detail()
    return render(request, "advisory/sessions/convoke.html", {"session": session, "items": items})


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def cancel(request: HttpRequest, number: int) -> HttpResponse:
    session = _get_at_work(request, number, policies.can_cancel_session)
    form = CancellationForm(request.POST or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        actions.cancel_session(session=session, reason=form.cleaned_data["reason"])
        messages.success(request, _("The session is cancelled."))
        return redirect(session)
    return render(request, "advisory/sessions/cancel.html", {"session": session, "form": form})


@require_http_methods(["GET", "POST"])
@meanwhile.shown
@conflicts.shown
def risk(request: HttpRequest, number: int) -> HttpResponse:
    """The risk assessment, without which nothing is held."""
    session = _get_at_work(request, number, policies.can_assess_session)
    visible = RiskAssessment.objects.visible_to(request.user)
    assessment = visible.filter(session=session).first()
    form = RiskForm(
        request.POST or None,
        instance=assessment or RiskAssessment(session=session),
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            session = actions.locked_session(session)
            if not policies.can_assess_session(request.user, session):
                raise TransitionNotAllowed
            kept = visible.filter(session=session).first()
            saved = kept or RiskAssessment(session=session)
            actions.assess_risk(
                risk=conflicts.put_on(form, saved, back_url=session.get_absolute_url())
            )
        messages.success(request, _("The risk assessment is saved."))
        return redirect(session)
    return render(request, "advisory/sessions/risk.html", {"session": session, "form": form})


@require_http_methods(["GET", "POST"])
@meanwhile.shown
@conflicts.shown
def hold(request: HttpRequest, number: int) -> HttpResponse:
    """Who came, of the mandates in force on the day of the session."""
    session = _get_at_work(request, number, policies.can_hold_session)
    if request.method == "POST":
        with transaction.atomic():  # compared with what somebody may write down right now
            form = _attendance_form(request, actions.locked_session(session))
            if form.is_valid() and form.newest:
                conflicts.check(form, form.newest, back_url=session.get_absolute_url())
            if form.is_valid() and _is_held(session, form):
                messages.success(request, _("It is written down who came."))
                return redirect(session)
    else:
        form = _attendance_form(request, session)
    return render(request, "advisory/sessions/hold.html", {"session": session, "form": form})


def _attendance_form(request, session):
    return AttendanceForm(
        request.POST or None,
        mandates=list(Mandate.objects.on(session.day).for_list()),
        written=list(session.attendances.for_detail()),
        initial=typed_text.kept(request),
    )


def _is_held(session, form):
    try:
        actions.hold(session=session, attendances=form.attendances())
    except actions.SessionRefused as refusal:
        say(form, refusal)
    return not form.errors


def _get_at_work(request, number, can):
    """The session, for who keeps it; raises ``TransitionNotAllowed`` where ``can`` says no."""
    session = get_session(request, number)
    if not policies.can_keep_sessions(request.user):
        raise PermissionDenied
    if not can(request.user, session):
        raise TransitionNotAllowed
    return session
