"""What the team writes down for a child, and what the child says of it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers
from django_fsm import TransitionNotAllowed
from django_htmx.http import replace_url

from accounts import typed_text
from advisory import actions, policies
from advisory.forms.transcription import CorrectionForm, OccasionForm, RowForm
from advisory.models import Contribution
from advisory.views import meanwhile
from advisory.views.subjects import get_contribution, seat_of

SHOWN = 20


@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request")
def log(request: HttpRequest) -> HttpResponse:
    """One row after the other; each is saved by itself, and the next one takes over the rest."""
    if not policies.can_log_contributions(request.user):
        raise PermissionDenied
    carried = OccasionForm(request.GET).carried()
    form = RowForm(request.POST or None, initial=carried | typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            kept, is_new = _log(request.user, form)
        except actions.SessionRefused as refusal:
            form.add_error("agenda_item", str(refusal))
        else:
            if is_new or form.says_the_same_as(kept):
                messages.success(request, _("Saved: %(reference)s") % {"reference": kept.reference})
                return redirect(f"{request.path}?{urlencode(form.carried())}")
            form.as_another(kept)
    rows = Contribution.objects.visible_to(request.user).logged_by(request.user).for_list()
    template = "advisory/transcriptions/log.html"
    context = {"form": form, "rows": rows[:SHOWN]}
    response = render(request, f"{template}#log" if request.htmx else template, context)
    if request.htmx and request.method == "GET":  # reloading the page carries on from here
        replace_url(response, request.get_full_path())
    return response


def _log(user, form):
    try:
        return actions.log(
            contribution=form.contribution(), transcription=form.transcription(written_by=user)
        )
    except Contribution.DoesNotExist:
        raise Http404 from None  # the token of somebody else's form


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def confirm(request: HttpRequest, reference: str) -> HttpResponse:
    """Who said it looks whether it was written down right: yes, or a correction beside it."""
    contribution = get_contribution(request, reference)
    seat = seat_of(request.user)
    if not policies.hears_of_words(request.user, contribution, seat):
        raise PermissionDenied
    action = request.POST.get("action")
    form = CorrectionForm(
        request.POST if action == "correct" else None,
        words=contribution.words,
        initial=typed_text.kept(request),
    )
    if action == "confirm" or form.is_valid():
        correction = "" if action == "confirm" else form.cleaned_data["correction"]
        mandate = _mandate_of(request.user, contribution, seat)
        actions.check_words(contribution=contribution, mandate=mandate, correction=correction)
        right, beside = _("Thank you. Now we know it."), _("Thank you. It stands beside the words.")
        messages.success(request, beside if correction else right)
        return redirect(contribution)
    if not policies.can_check_words(request.user, contribution, seat):
        raise TransitionNotAllowed
    context = {"contribution": contribution, "form": form}
    return render(request, "advisory/transcriptions/confirm.html", context)


def _mandate_of(user, contribution, seat):
    """Under which they say so: the one of today, or the one under which they said it."""
    return seat if policies.speaks_for(user, contribution, seat) else contribution.mandate
