"""The meetings of the council: planned by coordinators, seen by who sits in it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.session import SessionForm
from advisory.models import Answer, Contribution, Organization, RiskAssessment, Session
from advisory.views import meanwhile, outcomes
from advisory.views.subjects import seat_of
from records.paging import page_of
from records.refusals import say
from records.views import conflicts, histories

TO_TELL = 20
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
    seat = seat_of(user)
    items = list(session.items.for_detail())
    risks = RiskAssessment.objects.visible_to(user).for_detail()
    context = {
        "session": session,
        "items": items,
        "removable": {
            item.pk for item in items if policies.can_remove_agenda_item(user, item, seat)
        },
        "papers": session.papers.all(),
        "risk": risks.filter(session=session).first(),
        "may": policies.what_may_be_done(user, session, seat),
        **(_past(user, session, items) if session.took_place else _future(session)),
    }
    if session.took_place:
        context["outcomes"] = outcomes.of_session(user, session, seat)
    return render(request, "advisory/sessions/detail.html", context)


def _future(session):
    invited = Organization.objects.seated_on(session.day).for_list()
    return {"invited": invited, "quorum": Session.quorum_of(len(invited))}


def _past(user, session, items):
    """Who came, what was said on each topic, and which answers were told or can be."""
    said = {item.pk: [] for item in items}
    visible = Contribution.objects.visible_to(user).for_list()
    for contribution in visible.said_in(session):
        said[contribution.transcription.agenda_item_id].append(contribution)
    for item in items:
        item.said = said[item.pk]
    answers = Answer.objects.to_tell_in(session)[:TO_TELL]
    return {
        "attendances": session.attendances.for_detail(),
        "deliveries": session.deliveries.visible_to(user).for_detail(),
        "to_tell": answers if policies.can_tell_answers(user, session) else [],
    }


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if not policies.can_keep_sessions(request.user):
        raise PermissionDenied
    first = {"number": Session.objects.next_number(), "facilitator": request.user.pk}
    form = SessionForm(request.POST or None, initial=first | typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            session = actions.plan_session(session=form.save(commit=False))
        except actions.SessionRefused as refusal:
            form.add_error("number", str(refusal))
        else:
            messages.success(request, _("The session is planned. Write its agenda."))
            return redirect(session)
    return render(request, "advisory/sessions/edit.html", {"form": form})


@require_http_methods(["GET", "POST"])
@meanwhile.shown
@conflicts.shown
def edit(request: HttpRequest, number: int) -> HttpResponse:
    session = get_session(request, number)
    if not policies.can_keep_sessions(request.user):
        raise PermissionDenied
    form = SessionForm(request.POST or None, instance=session, initial=typed_text.kept(request))
    if not policies.can_edit_session(request.user, session):
        raise TransitionNotAllowed
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                saved = actions.locked_session(session)
                saved = conflicts.put_on(form, saved, back_url=saved.get_absolute_url())
                actions.change_session(session=saved)
        except actions.SessionRefused as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("The session is saved."))
            return redirect(saved)
    return render(request, "advisory/sessions/edit.html", {"form": form, "session": session})


@require_safe
def history(request: HttpRequest, number: int) -> HttpResponse:
    session = get_session(request, number)
    if not policies.can_keep_sessions(request.user):
        raise PermissionDenied
    risk = RiskAssessment.objects.visible_to(request.user).filter(session=session)
    return histories.show(request, session, *session.attendances.all(), *risk)


def get_session(request, number):
    """One that this person may see; for the other views of a session too."""
    visible = Session.objects.visible_to(request.user).for_list()
    return get_object_or_404(visible, number=number)
