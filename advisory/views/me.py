"""My data: what is kept about me, who may see it, who looked, what I agreed to."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from advisory import actions, policies
from advisory.choices import FOR_ACCOUNT, Giver
from advisory.dossier import dossier, safety
from advisory.models import Consent, Representative
from records import files

LOOKS = 200
CLOSED_NOTE = "account_closed"  # in a session: why it ended, for ``waiting``


@never_cache
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    representative = _me(request)
    return render(
        request,
        "advisory/me/index.html",
        {
            "representative": representative,
            "mandates": representative.mandates.select_related("organization"),
            "guardians": representative.guardians.all(),
            "agreed": _agreed(request.user, representative),
            "acts": safety.acts(request.user),
            "looks": _once_a_day(representative.looks.select_related("looked_by")[:LOOKS]),
        },
    )


@never_cache
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """All of it as JSON, to take along."""
    response = JsonResponse(
        dossier(_me(request), for_child=True),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


@never_cache
@require_GET
def paper(request: HttpRequest) -> HttpResponse:
    """All of it as a page to print."""
    return render(
        request, "advisory/me/paper.html", {"dossier": dossier(_me(request), for_child=True)}
    )


@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter of my appointment."""
    mandate = get_object_or_404(_me(request).mandates.select_related("letter"), pk=pk)
    if mandate.letter is None or not policies.can_have_letter(request.user, mandate):
        raise Http404
    return files.serve(mandate.letter, filename=f"letter-{mandate.pk}")


@require_GET
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper that I signed."""
    given = get_object_or_404(_me(request).consents.select_related("text", "evidence"), pk=pk)
    if given.evidence is None or not policies.can_have_signed_paper(request.user, given):
        raise Http404
    return files.serve(given.evidence, filename=f"consent-{given.pk}")


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """I changed my mind: asked once, then at once."""
    _me(request)
    given = get_object_or_404(
        Consent.objects.visible_to(request.user).select_related("representative", "text"), pk=pk
    )
    if not policies.can_withdraw_consent(request.user, given):
        messages.info(request, _("You took this back already."))
        return redirect("advisory:me")
    closes_account = given.text.purpose in FOR_ACCOUNT
    if request.method == "POST":
        actions.withdraw_consent(consent=given, withdrawn_by=Giver.SELF)
        if closes_account:
            return redirect("advisory:account-waiting")
        messages.success(request, _("Done. From now on it does not count."))
        return redirect("advisory:me")
    return render(
        request,
        "advisory/me/withdraw.html",
        {"consent": given, "closes_account": closes_account},
    )


@login_not_required
@never_cache
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """An account that does not work, since a consent is missing or was taken back, and why."""
    context = {
        "closed": request.session.get(CLOSED_NOTE, {}),
        "help_lines": settings.HELP_LINES,
        "kept_until": request.session.get_expiry_date(),
    }
    return render(request, "advisory/me/waiting.html", context)


def _once_a_day(looks):
    """The newest of the looks of one adult at one thing on one day."""
    of_day = {}
    for look in looks:
        day = timezone.localdate(look.at)
        of_day.setdefault((look.looked_by_id, look.what, day), look)
    return list(of_day.values())


def _agreed(user, representative):
    """The consents in force by purpose, since taking one back takes back all of its purpose; each
    with whether its paper is theirs to take along."""
    by_purpose = {}
    for given in representative.consents.in_force():
        has_paper = given.evidence_id and policies.can_have_signed_paper(user, given)
        by_purpose.setdefault(given.text.get_purpose_display(), []).append((given, has_paper))
    return by_purpose.items()


def _me(request):
    visible = Representative.objects.visible_to(request.user).with_consents()
    return get_object_or_404(visible, user=request.user)
