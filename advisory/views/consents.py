"""The ledger of consents, as coordinators keep it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts import typed_text
from advisory import actions, policies
from advisory.choices import Looked
from advisory.forms.consent import ConsentForm, WhichConsentForm, WithdrawalForm
from advisory.models import Consent, ConsentText, Look, Representative
from records import files


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that somebody agreed; the words they agreed to stand on the page."""
    _require_manager(request)
    visible = Representative.objects.visible_to(request.user)
    representative = get_object_or_404(visible, pk=pk)
    which = WhichConsentForm(request.GET)
    if not which.is_valid():
        raise Http404
    text = ConsentText.objects.newest(**which.cleaned_data)
    if text is None:
        raise Http404
    form = ConsentForm(
        request.POST or None,
        request.FILES or None,
        instance=Consent(representative=representative, text=text),
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        actions.record_consent(
            consent=form.save(commit=False),
            verified_by=request.user,
            evidence=form.cleaned_data["evidence"],
        )
        messages.success(request, _("The consent is written down."))
        return redirect(representative)
    return render(
        request,
        "advisory/consents/new.html",
        {"representative": representative, "text": text, "form": form},
    )


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The child or the guardian changed their mind; it ends now."""
    _require_manager(request)
    given = _get(request, pk)
    if not policies.can_withdraw_consent(request.user, given):
        messages.info(request, _("This consent is withdrawn already."))
        return redirect(given.representative)
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_consent(consent=given, withdrawn_by=form.cleaned_data["withdrawn_by"])
        messages.success(request, _("Withdrawn. What it covered has stopped."))
        return redirect(given.representative)
    return render(request, "advisory/consents/withdraw.html", {"consent": given, "form": form})


@require_GET
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed paper: seeing it is a look."""
    _require_manager(request)
    given = _get(request, pk)
    if given.evidence is None:
        raise Http404
    Look.objects.create(
        representative=given.representative, looked_by=request.user, what=Looked.EVIDENCE
    )
    return files.serve(given.evidence, filename=f"consent-{given.pk}")


def _get(request, pk):
    visible = Consent.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("representative", "text", "evidence"), pk=pk)


def _require_manager(request):
    if not policies.can_manage_representatives(request.user):
        raise PermissionDenied
