"""What the council is asked: the list, a question's page, preparing, opening and closing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.consultation import ConsultationForm
from advisory.models import Consultation, Contribution, Organization
from advisory.views import meanwhile
from advisory.views.subjects import seat_of
from advisory.voices import voices_of
from records.paging import page_of
from records.views import conflicts, histories


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    if not policies.can_read_consultations(request.user):
        raise PermissionDenied
    visible = Consultation.objects.visible_to(request.user).for_list()
    context = {
        "page": page_of(visible, request.GET),
        "can_prepare": policies.can_prepare_consultations(request.user),
    }
    return render(request, "advisory/consultations/index.html", context)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    consultation = get_consultation(request, pk)
    replies = Contribution.objects.visible_to(request.user).replies_to(consultation)
    is_team = policies.can_see_review(request.user)
    context = {
        "consultation": consultation,
        "papers": consultation.papers.all(),
        "extensions": consultation.extensions.all(),
        "joint": consultation.published_answer(),
        "is_team": is_team,
        **(
            _for_team(request.user, consultation, replies)
            if is_team
            else _for_council(request.user, consultation, replies)
        ),
    }
    return render(request, "advisory/consultations/detail.html", context)


def _for_team(user, consultation, replies):
    """What each organization said, and what is still to do."""
    replies = list(replies.with_review())
    voices = voices_of(consultation, replies)
    return {
        "voices": voices,
        "silent": [voice.organization for voice in voices if voice.is_silent],
        "undecided": [reply for reply in replies if policies.needs_decision(reply, replies)],
        "can_prepare": policies.can_prepare_consultations(user),
        "can_edit": policies.can_edit_consultation(user, consultation),
        "can_extend": policies.can_extend_consultation(user, consultation),
        "can_close": policies.can_close_consultation(user, consultation),
        "can_answer": policies.can_answer_consultation(user, consultation),
    }


def _for_council(user, consultation, replies):
    """What the organization of this person said, what the others said, and how to reply."""
    seat = seat_of(user)
    own, others = [], []
    for reply in replies:
        # Who holds no seat any more sees what they said themselves, and nothing else.
        is_own = seat is None or reply.organization_id == seat.organization_id
        (own if is_own else others).append(reply)
    no_opinions = consultation.no_opinions.filter(organization=seat and seat.organization_id)
    return {
        "seat": seat,
        "replies_of_own": own,
        "replies_of_others": others,
        "has_no_opinion": not own and no_opinions.exists(),
        "can_reply": policies.can_reply(user, consultation, seat),
        "can_say_no_opinion": policies.can_say_no_opinion(
            user, consultation, seat, has_replied=bool(own)
        ),
    }


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if not policies.can_prepare_consultations(request.user):
        raise PermissionDenied
    return _edit(request, Consultation())


@require_http_methods(["GET", "POST"])
@conflicts.shown
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    consultation = get_prepared(request, pk)
    if not policies.can_edit_consultation(request.user, consultation):
        return meanwhile.show(request, consultation)
    return _edit(request, consultation)


def _edit(request, consultation):
    form = ConsultationForm(
        request.POST or None,
        request.FILES or None,
        instance=consultation,
        opening=request.POST.get("action") == "open",
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        return _save(request, form)
    papers = consultation.papers.all() if consultation.pk else []
    context = {"consultation": consultation, "form": form, "papers": papers}
    return render(request, "advisory/consultations/edit.html", context)


def _save(request, form):
    with transaction.atomic():
        saved = Consultation()
        if form.instance.pk:
            saved = actions.locked_consultation(form.instance)
            if not policies.can_edit_consultation(request.user, saved):
                return meanwhile.show(request, saved)
        back_url = saved.get_absolute_url() if saved.pk else ""
        saved = actions.save_consultation(
            consultation=conflicts.put_on(form, saved, back_url=back_url),
            paper=form.cleaned_data["paper"],
            paper_title=form.cleaned_data["paper_title"],
        )
        if form.opening:
            actions.open_consultation(consultation=saved, opened_by=request.user)
    if form.opening:
        messages.success(request, _("It is open. The council can read it and reply."))
    else:
        messages.success(request, _("Saved. The council does not see it before you open it."))
    return redirect(saved)


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who has said nothing yet, ask once, then take no more replies."""
    consultation = get_prepared(request, pk)
    if not policies.can_close_consultation(request.user, consultation):
        return meanwhile.show(request, consultation)
    if request.method == "POST":
        try:
            actions.close_consultation(consultation=consultation, closed_by=request.user)
        except TransitionNotAllowed:
            return meanwhile.show(request, consultation)
        messages.success(request, _("It is closed. Now decide on each reply, and answer."))
        return redirect(consultation)
    silent = Organization.objects.silent_on(consultation).for_list()
    context = {"consultation": consultation, "silent": silent}
    return render(request, "advisory/consultations/close.html", context)


@require_http_methods(["GET", "POST"])
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then throw a draft away."""
    consultation = get_prepared(request, pk)
    if not policies.can_edit_consultation(request.user, consultation):
        return meanwhile.show(request, consultation)
    if request.method == "POST":
        try:
            actions.discard_consultation(consultation=consultation)
        except TransitionNotAllowed:
            return meanwhile.show(request, consultation)
        messages.success(request, _("It is thrown away. Nobody was asked."))
        return redirect("advisory:consultation-list")
    return render(request, "advisory/consultations/discard.html", {"consultation": consultation})


@require_GET
def history(request: HttpRequest, pk: int) -> HttpResponse:
    return histories.show(request, get_prepared(request, pk))


def get_consultation(request: HttpRequest, pk: int) -> Consultation:
    """One that this person may read."""
    visible = Consultation.objects.visible_to(request.user)
    return get_object_or_404(visible.for_list().with_answer(), pk=pk)


def get_prepared(request: HttpRequest, pk: int) -> Consultation:
    """One for who prepares them: 404 for what they can't see, 403 for what they only read."""
    consultation = get_consultation(request, pk)
    if not policies.can_prepare_consultations(request.user):
        raise PermissionDenied
    return consultation
