"""The seats: their days, their letters, and the handover to a successor."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts import actions as account_actions
from accounts import typed_text
from accounts.views.invitations import show_once
from advisory import actions, consent, policies
from advisory.choices import Looked
from advisory.forms.mandate import HandOverForm, MandateForm, RenewalForm
from advisory.models import Representative
from advisory.views import meanwhile, subjects
from records import files
from records.refusals import say
from records.views import conflicts


@require_http_methods(["GET", "POST"])
@meanwhile.unless_erased
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    mandate = subjects.get_mandate(request, pk)
    form = MandateForm(
        request.POST or None,
        request.FILES or None,
        instance=mandate,
        initial=typed_text.kept(request),
    )
    back_url = mandate.representative.get_absolute_url()
    refused = {}
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                actions.hold_person(mandate.representative_id)
                saved = conflicts.locked(mandate)
                if form.is_stale(saved):
                    _note_look(request, mandate)
                    return conflicts.show(request, form, saved, back_url=back_url)
                actions.change_mandate(
                    mandate=form.put_on(saved), letter=form.cleaned_data["letter"]
                )
        except actions.SeatRefused as refusal:
            refused = say_refused(request, form, refusal)
        else:
            messages.success(request, _("The mandate is saved."))
            return redirect(back_url)
    _note_look(request, mandate)
    context = {
        "mandate": mandate,
        "form": form,
        "can_hand_over": policies.can_hand_over_mandate(request.user, mandate),
        **refused,
    }
    return render(request, "advisory/mandates/edit.html", context)


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """End this mandate and begin that of somebody else, known or new."""
    mandate = subjects.get_mandate(request, pk)
    return _begin_next(request, mandate, HandOverForm, "advisory/mandates/hand_over.html")


@require_http_methods(["GET", "POST"])
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """The same person once more."""
    mandate = subjects.get_mandate(request, pk)
    return _begin_next(request, mandate, RenewalForm, "advisory/mandates/renew.html")


def _begin_next(request, mandate, form_class, template):
    if not policies.can_hand_over_mandate(request.user, mandate):
        return _handed_over(request, mandate)
    form = form_class(
        request.POST or None,
        request.FILES or None,
        mandate=mandate,
        initial=typed_text.kept(request),
    )
    refused = {}
    if request.method == "POST" and form.is_valid():
        try:
            return _welcome(request, *_seat_next(request.user, mandate, form))
        except actions.SeatRefused as refusal:
            mandate = subjects.get_mandate(request, mandate.pk)
            if not policies.can_hand_over_mandate(request.user, mandate):
                return _handed_over(request, mandate)
            refused = say_refused(request, form, refusal)
            form.on_top_of(mandate)
    _note_look(request, mandate)
    return render(request, template, {"mandate": mandate, "form": form, **refused})


def say_refused(request, form, refusal: actions.SeatRefused) -> dict:
    """Say it in the form; and for the page, whose mandate is in the way, if one is."""
    say(form, refusal)
    held = refusal.held
    if held is None or held.representative.erased_at:
        return {}
    offered = policies.is_next_mandate_offered(request.user, held)
    return {"held": held, "can_hand_over_held": offered}


@transaction.atomic
def _seat_next(user, mandate, form):
    """The successor's mandate, and the invitation of who can't sign in yet, or None."""
    names = ("version", "on", "last_day", "letter")
    successor = actions.hand_over(
        mandate=mandate,
        representative=form.successor(),
        **{name: form.cleaned_data[name] for name in names},
    )
    account = successor.representative.user
    return successor, account_actions.invite_newcomer(user=account, invited_by=user)


def _welcome(request, successor, invited):
    """On to the consents; by way of the link, for whoever has no account that works."""
    representative = Representative.objects.with_consents().get(pk=successor.representative_id)
    opens = consent.covers_account(representative)
    done = _("The next mandate is written down.")
    if not opens:
        done = _("The next mandate is written down. Consents are missing.")
    messages.success(request, done)
    if invited is None:
        return redirect(representative)
    back_url = representative.get_absolute_url()
    return show_once(request, *invited, back_url=back_url, opens_at_once=opens)


def _handed_over(request, mandate):
    return render(request, "advisory/mandates/handed_over.html", {"mandate": mandate})


@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter of appointment, which names the child: seeing it is a look."""
    mandate = subjects.get_mandate(request, pk)
    if mandate.letter is None:
        raise Http404
    actions.note_look(
        representative=mandate.representative, looked_by=request.user, what=Looked.EVIDENCE
    )
    return files.serve(mandate.letter, filename=f"letter-{mandate.pk}")


def _note_look(request, mandate):
    """The page names the child and says for whom and how long they sit."""
    actions.note_look(
        representative=mandate.representative, looked_by=request.user, what=Looked.PROFILE
    )
