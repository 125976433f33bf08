"""The minutes of a session: written, sent, looked at, approved, added to, printed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.minutes import AddendumForm, MinutesCheckForm, MinutesForm
from advisory.models import Minutes
from advisory.views import meanwhile, outcomes, printed_minutes
from advisory.views.sessions import get_session
from advisory.views.subjects import seat_of
from records.views import conflicts

PAGE = "advisory/minutes/edit.html"


@require_safe
def detail(request: HttpRequest, number: int) -> HttpResponse:
    """To read and to print; for the team what comes next, too."""
    minutes = _get(request, number)
    user, seat = request.user, seat_of(request.user)
    context = printed_minutes.paper(user, minutes)
    asks_me = outcomes.asks(user, minutes, seat)
    context |= {
        "asks_me": asks_me,
        "my_word": None if asks_me else outcomes.word_of(user, minutes, seat),
        "keeps": policies.can_keep_minutes(user),
        "may": {
            "write": policies.can_write_minutes(user, minutes.session, minutes),
            "take_back": policies.can_take_back_minutes(user, minutes),
            "approve": policies.can_approve_minutes(
                user, minutes, context["awaited"], context["now"]
            ),
            "add": policies.can_add_addendum(user, minutes),
        },
    }
    return render(request, "advisory/minutes/detail.html", context)


@require_http_methods(["GET", "POST"])
@meanwhile.shown
@conflicts.shown
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Saved as they are typed or by a button; sent by another one."""
    session = get_session(request, number)
    if not policies.can_keep_minutes(request.user):
        raise PermissionDenied
    minutes = Minutes.objects.filter(session=session).first()
    if not policies.can_write_minutes(request.user, session, minutes):
        return _over(request, session)
    form = MinutesForm(
        request.POST or None,
        instance=minutes or Minutes(session=session),
        items=list(session.items.all()),
        initial=typed_text.kept(request),
        sending=request.POST.get("action") == "send",
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _save(request, session, form)
        except TransitionNotAllowed:
            return _over(request, session)
    context = {"form": form, "session": session}
    return render(request, f"{PAGE}#saved" if request.htmx else PAGE, context)


def _save(request, session, form):
    with transaction.atomic():
        minutes = actions.open_minutes(session=session)
        if request.htmx and form.is_stale(minutes):
            return _reply(request, session, minutes, "conflict")
        conflicts.check(
            form,
            minutes,
            back_url=session.get_absolute_url(),
            action="send" if form.sending else "save",
        )
        if not (request.htmx and form.is_overtaken(minutes)):
            actions.write_minutes(minutes=form.put_on(minutes), texts=form.texts())
        if form.sending:
            actions.send_minutes(minutes=minutes)
    if request.htmx:
        minutes.refresh_from_db(fields=["version", "updated_at"])
        return _reply(request, session, minutes, "saved")
    if form.sending:
        messages.success(request, _("The representatives have them. They say if they are right."))
        return redirect(minutes)
    messages.success(request, _("Saved. Only the team can see them until you send them."))
    return redirect(request.path)


def _reply(request, session, minutes, outcome):
    """The line under the form that htmx asked for while somebody typed."""
    context = {"session": session, "minutes": minutes, "outcome": outcome}
    return render(request, f"{PAGE}#saved", context)


def _over(request, session):
    if request.htmx:
        return _reply(request, session, None, "over")
    raise TransitionNotAllowed


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def check(request: HttpRequest, number: int) -> HttpResponse:
    """A representative says that they are right, or what is not."""
    minutes = _get(request, number)
    seat = seat_of(request.user)
    if not policies.hears_of_minutes(request.user, seat):
        raise PermissionDenied
    if not outcomes.may_say(request.user, minutes, seat):
        raise TransitionNotAllowed
    confirming = request.POST.get("action") == "confirm"
    form = MinutesCheckForm(
        request.POST or None,
        confirming=confirming,
        initial={"edition": minutes.edition} | typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        actions.check_minutes(
            minutes=minutes,
            edition=form.cleaned_data["edition"],
            mandate=seat,
            comment=form.cleaned_data.get("comment", ""),
        )
        right, beside = _("Thank you. Now we know it."), _("Thank you. The team reads it.")
        messages.success(request, right if confirming else beside)
        return redirect(minutes)
    context = {"form": form} | printed_minutes.paper(request.user, minutes)
    return render(request, "advisory/minutes/check.html", context)


@require_POST
@meanwhile.shown
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    minutes = _get_to_keep(request, number)
    actions.take_back_minutes(minutes=minutes)
    messages.success(request, _("Mend them and send them again: they are asked anew."))
    return redirect("advisory:minutes-edit", number)


@require_POST
@meanwhile.shown
def approve(request: HttpRequest, number: int) -> HttpResponse:
    minutes = _get_to_keep(request, number)
    context = printed_minutes.paper(request.user, minutes)
    if not policies.can_approve_minutes(request.user, minutes, context["awaited"], context["now"]):
        raise TransitionNotAllowed
    actions.approve_minutes(minutes=minutes, approved_by=request.user)
    messages.success(request, _("Approved. From now on they stay as they are."))
    return redirect(minutes)


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def add(request: HttpRequest, number: int) -> HttpResponse:
    """An addendum, since what was approved stays."""
    minutes = _get_to_keep(request, number)
    if not policies.can_add_addendum(request.user, minutes):
        raise TransitionNotAllowed
    form = AddendumForm(request.POST or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        actions.add_addendum(
            minutes=minutes, text=form.cleaned_data["text"], written_by=request.user
        )
        messages.success(request, _("It stands below the minutes now."))
        return redirect(minutes)
    return render(request, "advisory/minutes/add.html", {"form": form, "minutes": minutes})


def _get(request, number):
    visible = Minutes.objects.visible_to(request.user).for_detail()
    return get_object_or_404(visible, session__number=number)


def _get_to_keep(request, number):
    minutes = _get(request, number)
    if not policies.can_keep_minutes(request.user):
        raise PermissionDenied
    return minutes
