"""The meetings of the council: planned by coordinators, seen by who sits in it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import typed_text
from advisory import actions
from advisory import session_policies as policies
from advisory.forms.session import SessionForm
from advisory.models import Mandate, Session
from advisory.views import outcomes
from records import history as records_history
from records.paging import page_of
from records.views import conflicts

ORDER = ("-starts_at", "-pk")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What comes next, and what was held or cancelled, the newest first."""
    user = request.user
    if not policies.can_read_sessions(user):
        raise PermissionDenied
    visible = Session.objects.visible_to(user).for_list()
    context = {
        "ahead": visible.ahead(),
        "page": page_of(visible.not_ahead(), request.GET, ORDER),
        "can_keep": policies.can_keep_sessions(user),
    }
    return render(request, "advisory/sessions/index.html", context)


@require_safe
def detail(request: HttpRequest, number: int) -> HttpResponse:
    user = request.user
    session = get_session(request, number)
    seat = Mandate.objects.current().held_by(user).first()
    items = list(session.items.for_detail())
    context = {
        "session": session,
        "items": items,
        "removable": {
            item.pk for item in items if policies.can_remove_agenda_item(user, item, seat)
        },
        "papers": session.papers.all(),
        "may": {
            "add_item": policies.can_add_agenda_item(user, session, seat),
            "order": policies.can_order_agenda(user, session),
            "edit": policies.can_edit_session(user, session),
            "convoke": policies.can_convoke_session(user, session),
            "cancel": policies.can_cancel_session(user, session),
            "add_paper": policies.can_add_paper(user, session),
            "remove_paper": policies.can_remove_paper(user, session),
            "keep": policies.can_keep_sessions(user),
        },
    }
    if session.took_place:
        context["outcomes"] = outcomes.of_session(user, session, seat)
    return render(request, "advisory/sessions/detail.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if not policies.can_keep_sessions(request.user):
        raise PermissionDenied
    first = {"number": Session.objects.next_number(), "facilitator": request.user.pk}
    form = SessionForm(request.POST or None, initial=first | typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            session = actions.save_session(session=form.save(commit=False))
        except actions.SessionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The session is planned. Write its agenda."))
            return redirect(session)
    return render(request, "advisory/sessions/edit.html", {"form": form})


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, number: int) -> HttpResponse:
    session = get_session(request, number)
    if not policies.can_keep_sessions(request.user):
        raise PermissionDenied
    if not policies.can_edit_session(request.user, session):
        return changed_meanwhile(request, session)
    form = SessionForm(request.POST or None, instance=session, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                saved = actions.locked_session(session)
                if not policies.can_edit_session(request.user, saved):
                    return changed_meanwhile(request, saved)
                if form.is_stale(saved):
                    return conflicts.show(request, form, saved, back_url=saved.get_absolute_url())
                saved = actions.save_session(session=form.put_on(saved))
        except actions.SessionRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The session is saved."))
            return redirect(saved)
    return render(request, "advisory/sessions/edit.html", {"form": form, "session": session})


@require_safe
def history(request: HttpRequest, number: int) -> HttpResponse:
    session = get_session(request, number)
    if not policies.can_keep_sessions(request.user):
        raise PermissionDenied
    parts = [*session.items.all(), *session.papers.all(), *session.attendances.all()]
    entries = records_history.entries(session, *parts)
    context = {"session": session, "entries": entries}
    return render(request, "advisory/sessions/history.html", context)


def get_session(request, number):
    """One that this person may see; for the other views of a session too."""
    visible = Session.objects.visible_to(request.user).for_list()
    return get_object_or_404(visible, number=number)


def changed_meanwhile(request, session):
    """Back to the session, which says what is the matter with it now."""
    messages.info(request, _("This has changed in the meantime. Here is how it stands now."))
    return redirect(session)
