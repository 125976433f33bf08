"""The topics of a session: added by the team and by who sits in the council."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.session import ItemForm
from advisory.models import AgendaItem, Session
from advisory.views import meanwhile
from advisory.views.sessions import get_session
from advisory.views.subjects import seat_of
from records.refusals import say


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: int) -> HttpResponse:
    """A topic at the end of the agenda; a representative's says which organization brings it."""
    session = get_session(request, number)
    seat = seat_of(request.user)
    if not policies.can_bring_topics(request.user):
        raise PermissionDenied
    may_add = policies.can_add_agenda_item(request.user, session, seat)
    if request.method == "GET" and not may_add:
        return meanwhile.show(request, session)
    form = ItemForm(request.POST or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():  # too late, it comes back with a sentence
        by = None if request.user.is_coordinator else seat
        try:
            actions.add_item(session=session, title=form.cleaned_data["title"], mandate=by)
        except actions.SessionRefused as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("The topic is on the agenda."))
            return redirect(session)
    return render(request, "advisory/sessions/item.html", {"form": form, "session": session})


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    visible = AgendaItem.objects.visible_to(request.user).for_detail()
    item = visible.filter(pk=pk).first() or _taken_out(request, pk)
    seat = seat_of(request.user)
    if not policies.can_remove_agenda_item(request.user, item, seat):
        raise PermissionDenied
    try:
        actions.remove_item(item=item)
    except actions.SessionRefused:
        return meanwhile.show(request, item.session)
    messages.success(request, _("The topic is off the agenda."))
    return redirect(item.session)


@require_POST
def move_up(request: HttpRequest, pk: int) -> HttpResponse:
    item = _get(request, pk)
    if not policies.can_order_agenda(request.user, item.session):
        raise PermissionDenied
    try:
        actions.move_up(item=item)
    except actions.SessionRefused:
        return meanwhile.show(request, item.session)
    return redirect(item.session)


def _taken_out(request, pk):
    """As it was, for a second tap on what takes it out."""
    gone = get_object_or_404(AgendaItem.pgh_event_model, pgh_obj_id=pk, pgh_label="delete")
    session = get_object_or_404(Session.objects.visible_to(request.user), pk=gone.session_id)
    return AgendaItem(session=session, title=gone.title, mandate_id=gone.mandate_id)


def _get(request, pk):
    return get_object_or_404(AgendaItem.objects.visible_to(request.user).for_detail(), pk=pk)
