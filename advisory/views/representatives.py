"""The children who represent their organizations, as coordinators keep them.

Each look at a child's data is written down, and the child reads it (``advisory.views.me``).
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts import actions as account_actions
from accounts import policies as account_policies
from accounts import typed_text
from accounts.views.invitations import show_once
from advisory import actions, consent, policies
from advisory.choices import Looked, Purpose
from advisory.forms.days import DayForm
from advisory.forms.mandate import SeatForm
from advisory.forms.representative import GuardianForm, RepresentativeForm
from advisory.models import Guardian, Mandate, Organization, Representative
from advisory.views import meanwhile, subjects
from advisory.views.mandates import say_refused
from records.views import conflicts


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Who sits in the council on a day; today, unless the reader asks for another."""
    if not policies.can_see_council(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    form = DayForm(request.GET if request.GET.get("on") else {"on": today})
    day = form.cleaned_data["on"] if form.is_valid() else today
    can_manage = policies.can_manage_representatives(request.user)
    mandates = Mandate.objects.visible_to(request.user).on(day).for_list()
    return render(
        request,
        "advisory/representatives/index.html",
        {
            "form": form,
            "day": day,
            "is_today": day == today,
            "seats": _with_accounts(mandates) if can_manage and day == today else _bare(mandates),
            "vacant": Organization.objects.without_titular(day).for_list(),
            "can_manage": can_manage,
        },
    )


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A person and their seat."""
    subjects.require_manager(request)
    form = SeatForm(
        request.POST or None,
        request.FILES or None,
        initial={"organization": request.GET.get("organization"), **typed_text.kept(request)},
    )
    refused = {}
    if request.method == "POST" and form.is_valid():
        try:
            mandate = actions.appoint(
                representative=form.put_on(Representative()),
                mandate=form.mandate(),
                letter=form.cleaned_data["letter"],
            )
        except actions.SeatRefused as refusal:
            refused = say_refused(request, form, refusal)
        else:
            messages.success(request, _("The seat is given. Now write down the consents."))
            return redirect(mandate.representative)
    return render(request, "advisory/representatives/new.html", {"form": form, **refused})


@never_cache
@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    representative = subjects.get_representative(request, pk, with_consents=True)
    _note_look(request, representative, Looked.PROFILE)
    mandates = representative.mandates.select_related(
        "organization", "letter", "successor__representative"
    )
    context = {
        "representative": representative,
        "mandates": [
            (mandate, policies.is_next_mandate_offered(request.user, mandate))
            for mandate in mandates
        ],
        "consents": representative.consents.select_related("text", "verified_by"),
        "purposes": [
            {
                "purpose": purpose,
                "missing": consent.missing(representative, [purpose]),
                "withdrawal": consent.withdrawal(representative, [purpose]),
                "needed": purpose in consent.FOR_ACCOUNT,
            }
            for purpose in Purpose
        ],
        "asked_again_on": consent.next_time_asked(representative),
        "account": consent.account_state(representative),
        "invitation": representative.user.invitations.unclosed().first(),
        "can_be_invited": account_policies.can_be_invited(representative.user),
        "has_password": representative.user.has_usable_password(),
        "guardian_count": representative.guardians.count(),
    }
    return render(request, "advisory/representatives/detail.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@meanwhile.unless_erased
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    representative = subjects.get_representative(request, pk)
    form = RepresentativeForm(
        request.POST or None, instance=representative, initial=typed_text.kept(request)
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            saved = actions.hold_person(pk)
            if form.is_stale(saved):
                _note_look(request, representative, Looked.PROFILE)
                return conflicts.show(request, form, saved, back_url=saved.get_absolute_url())
            form.put_on(saved).save()
        messages.success(request, _("The data are saved."))
        return redirect(representative)
    _note_look(request, representative, Looked.PROFILE)
    return render(
        request,
        "advisory/representatives/edit.html",
        {"representative": representative, "form": form},
    )


@never_cache
@require_http_methods(["GET", "POST"])
@meanwhile.unless_erased
def guardians(request: HttpRequest, pk: int) -> HttpResponse:
    """The adults of a child: seeing them is a look; one more can be added."""
    representative = subjects.get_representative(request, pk)
    form = GuardianForm(request.POST or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        actions.add_guardian(guardian=form.put_on(Guardian(representative=representative)))
        messages.success(request, _("The adult is added."))
        return redirect("advisory:representative-guardians", pk)
    _note_look(request, representative, Looked.GUARDIAN)
    return render(
        request,
        "advisory/representatives/guardians.html",
        {
            "representative": representative,
            "guardians": representative.guardians.all(),
            "form": form,
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
@meanwhile.unless_erased
def guardian(request: HttpRequest, pk: int, guardian_pk: int) -> HttpResponse:
    """Correct one of them."""
    representative = subjects.get_representative(request, pk)
    adult = get_object_or_404(representative.guardians, pk=guardian_pk)
    back_url = reverse("advisory:representative-guardians", args=[pk])
    form = GuardianForm(request.POST or None, instance=adult, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            actions.hold_person(pk)
            saved = conflicts.locked(adult)
            if form.is_stale(saved):
                _note_look(request, representative, Looked.GUARDIAN)
                return conflicts.show(request, form, saved, back_url=back_url)
            form.put_on(saved).save()
        messages.success(request, _("The adult’s data are saved."))
        return redirect(back_url)
    _note_look(request, representative, Looked.GUARDIAN)
    return render(
        request,
        "advisory/representatives/guardian.html",
        {"representative": representative, "form": form, "back_url": back_url},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """A link for the child's own phone, shown once; who comes back to it makes a new one."""
    representative = subjects.get_representative(request, pk)
    if request.method == "GET":
        return redirect(representative)
    invitation, token = account_actions.invite(user=representative.user, invited_by=request.user)
    return show_once(
        request,
        invitation,
        token,
        back_url=representative.get_absolute_url(),
        opens_at_once=consent.covers_account(representative),
    )


def _with_accounts(mandates):
    """Each seat, and whether who holds it can sign in."""
    mandates = mandates.select_related("representative__user")
    return [
        {"mandate": mandate, "account": consent.account_state(mandate.representative)}
        for mandate in mandates.prefetch_related("representative__consents__text")
    ]


def _bare(mandates):
    return [{"mandate": mandate} for mandate in mandates]


def _note_look(request, representative, what):
    actions.note_look(representative=representative, looked_by=request.user, what=what)
