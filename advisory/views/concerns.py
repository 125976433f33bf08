"""Concerns: a child tells one; safeguarding leads, and nobody else, read and resolve them."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_fsm import TransitionNotAllowed

from accounts import typed_text
from advisory import actions, policies
from advisory.choices import ConcernOutcome
from advisory.forms.concern import CloseForm, ConcernNoteForm, TellForm
from advisory.models import Concern, Representative
from advisory.views import meanwhile
from records.paging import page_of

MOST_OPEN = 200  # far more than leads have in hand


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@meanwhile.unless_erased
def new(request: HttpRequest) -> HttpResponse:
    """“I need to tell something to a person I trust.”"""
    if not policies.can_tell_concern(request.user):
        raise PermissionDenied
    visible = Representative.objects.visible_to(request.user)
    representative = get_object_or_404(visible, user=request.user)
    kept = typed_text.kept(request)
    if kept and request.method == "GET":
        messages.info(request, _("Here is what you wrote. It is not sent yet."))
    form = TellForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        try:
            concern = actions.tell_concern(representative=representative, **form.cleaned_data)
        except Concern.DoesNotExist:
            raise Http404 from None  # the token of somebody else's form
        return redirect("advisory:concern-receipt", concern.token)
    context = {"form": form, "help_lines": settings.HELP_LINES}
    return render(request, "advisory/concerns/new.html", context)


@require_GET
def receipt(request: HttpRequest, token) -> HttpResponse:
    """For the child: it has arrived, who reads it, what happens now. Without a word of it."""
    concern = get_object_or_404(
        Concern.objects.told_by(request.user).select_related("contribution"), token=token
    )
    context = {"concern": concern, "help_lines": settings.HELP_LINES}
    return render(request, "advisory/concerns/receipt.html", context)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Numbers, times and states: no word of what was told."""
    if not policies.can_read_concerns(request.user):
        raise Http404
    visible = Concern.objects.visible_to(request.user).for_list()
    context = {
        "concerns": visible.open().in_due_order()[:MOST_OPEN],
        "closed": page_of(visible.closed(), request.GET),
    }
    return render(request, "advisory/concerns/index.html", context)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """All of it; that it was opened is written down before it is shown."""
    concern = get_object_or_404(Concern.objects.visible_to(request.user).for_detail(), pk=pk)
    actions.read_concern(concern=concern, read_by=request.user)
    context = {
        **(_diverted(concern.contribution) if concern.contribution else {}),
        "concern": concern,
        "notes": concern.notes.select_related("written_by"),
        "readings": concern.readings.by_reader(),
        "can_take": policies.can_take_concern(request.user, concern),
        "can_close": policies.can_close_concern(request.user, concern),
    }
    return render(request, "advisory/concerns/detail.html", context)


def _diverted(contribution):
    """What the child sent, and all that the team wrote about it."""
    return {
        "contribution": contribution,
        "enclosures": contribution.enclosures.select_related("attachment"),
        "review": getattr(contribution, "review", None),
        "team_notes": contribution.notes.with_people(),
        "answers": contribution.answers.select_related("rating"),
    }


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    concern = _get(request, pk)
    try:
        actions.take_concern(concern=concern, taken_by=request.user)
    except TransitionNotAllowed:
        return meanwhile.show(request, concern)
    messages.success(request, _("You are in charge of it now."))
    return redirect(concern)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """What was found out or done, or to whom it was handed over."""
    concern = _get(request, pk)
    form = ConcernNoteForm(request.POST or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        actions.note_concern(concern=concern, written_by=request.user, **form.cleaned_data)
        messages.success(request, _("Written down. Only safeguarding leads read it."))
        return redirect(concern)
    return render(request, "advisory/concerns/note.html", {"concern": concern, "form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    concern = _get(request, pk)
    if not policies.can_close_concern(request.user, concern):
        return meanwhile.show(request, concern)
    form = CloseForm(
        request.POST or None,
        has_contribution=concern.contribution_id is not None,
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_concern(concern=concern, **form.cleaned_data)
        except TransitionNotAllowed:
            return meanwhile.show(request, concern)
        messages.success(request, _closed(concern, form.cleaned_data["outcome"]))
        return redirect("advisory:concern-list")
    return render(request, "advisory/concerns/close.html", {"concern": concern, "form": form})


def _closed(concern, outcome):
    if concern.contribution and outcome == ConcernOutcome.NO_CONCERN:
        return _("Closed. %(reference)s is back with the team, as it was.") % {
            "reference": concern.contribution.reference
        }
    return _("Closed. The child reads what you wrote.")


def _get(request, pk):
    """The concern without its words: who acts on it has read it on its own page."""
    return get_object_or_404(Concern.objects.visible_to(request.user).for_list(), pk=pk)
