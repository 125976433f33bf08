"""The ledger of consents, as coordinators keep it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts import typed_text
from advisory import actions, policies
from advisory.choices import Giver, Looked
from advisory.forms.consent import ConsentForm, WhichConsentForm, WithdrawalForm
from advisory.models import Consent, ConsentText
from advisory.views import meanwhile, subjects
from records import files
from records.refusals import Refused, say


@never_cache
@require_http_methods(["GET", "POST"])
@meanwhile.unless_erased
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that somebody agreed; the words they agreed to stand on the page."""
    representative = subjects.get_representative(request, pk)
    text = _text_asked_for(request)
    form = ConsentForm(
        request.POST or None,
        request.FILES or None,
        instance=Consent(representative=representative, text=text),
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _write_down(request, form)
        except Refused as refused:
            say(form, refused)
    # Who may sign for the child is named on the page.
    what = Looked.GUARDIAN if text.giver == Giver.GUARDIAN else Looked.PROFILE
    actions.note_look(representative=representative, looked_by=request.user, what=what)
    return render(
        request,
        "advisory/consents/new.html",
        {
            "representative": representative,
            "text": text,
            "form": form,
            "adult_is_missing": form.has_nobody_to_choose(),
        },
    )


def _write_down(request, form):
    given = actions.record_consent(
        consent=form.instance, verified_by=request.user, evidence=form.cleaned_data["evidence"]
    )
    if given is form.instance:
        messages.success(request, _("The consent is written down."))
    else:
        messages.info(request, _("This consent was written down already. It stays as it was."))
    return redirect(given.representative)


def _text_asked_for(request):
    """The words in use for the purpose and the giver that the address names; 404 without any."""
    which = WhichConsentForm(request.GET)
    text = ConsentText.objects.newest(**which.cleaned_data) if which.is_valid() else None
    if text is None:
        raise Http404
    return text


@never_cache
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """The child or the guardian changed their mind; it ends now."""
    given = subjects.get_consent(request, pk)
    if not policies.can_withdraw_consent(request.user, given):
        messages.info(request, _("This consent is withdrawn already."))
        return redirect(given.representative)
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_consent(consent=given, withdrawn_by=form.cleaned_data["withdrawn_by"])
        messages.success(request, _("Withdrawn. What it covered has stopped."))
        return redirect(given.representative)
    actions.note_look(
        representative=given.representative, looked_by=request.user, what=Looked.PROFILE
    )
    return render(request, "advisory/consents/withdraw.html", {"consent": given, "form": form})


@require_GET
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed paper: seeing it is a look."""
    given = subjects.get_consent(request, pk)
    if given.evidence is None:
        raise Http404
    actions.note_look(
        representative=given.representative, looked_by=request.user, what=Looked.EVIDENCE
    )
    return files.serve(given.evidence, filename=f"consent-{given.pk}")
