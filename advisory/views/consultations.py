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
from advisory import actions
from advisory import consultation_policies as policies
from advisory.forms.consultation import ConsultationForm
from advisory.models import Consultation
from advisory.views import meanwhile
from records import history as records_history
from records.paging import page_of
from records.views import conflicts


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
    context = {
        "consultation": consultation,
        "papers": consultation.papers.all(),
        "can_edit": policies.can_edit_consultation(request.user, consultation),
        "can_close": policies.can_close_consultation(request.user, consultation),
        "can_prepare": policies.can_prepare_consultations(request.user),
    }
    return render(request, "advisory/consultations/detail.html", context)


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
    return render(request, "advisory/consultations/close.html", {"consultation": consultation})


@require_GET
def history(request: HttpRequest, pk: int) -> HttpResponse:
    consultation = get_prepared(request, pk)
    entries = records_history.entries(consultation, *consultation.papers.all())
    context = {"consultation": consultation, "entries": entries}
    return render(request, "advisory/consultations/history.html", context)


def get_consultation(request: HttpRequest, pk: int) -> Consultation:
    """One that this person may read."""
    return get_object_or_404(Consultation.objects.visible_to(request.user).for_list(), pk=pk)


def get_prepared(request: HttpRequest, pk: int) -> Consultation:
    """One for who prepares them: 404 for what they can't see, 403 for what they only read."""
    consultation = get_consultation(request, pk)
    if not policies.can_prepare_consultations(request.user):
        raise PermissionDenied
    return consultation
