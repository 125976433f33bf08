"""What was signed, its amendments, and their documents."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from alliances.forms.agreement import AgreementForm, AmendmentForm
from alliances.models import Agreement, Amendment
from alliances.views import keeping
from records import files


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    alliance = keeping.get_lasting_alliance(request, slug)
    return keeping.edit(
        request,
        AgreementForm,
        Agreement(alliance=alliance),
        heading=_("Record an agreement"),
        back_url=alliance.get_absolute_url(),
        document="document",
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = keeping.get_part(request, Agreement, pk)
    return keeping.edit(
        request,
        AgreementForm,
        agreement,
        heading=_("Edit the agreement"),
        back_url=agreement.alliance.get_absolute_url(),
        document="document",
    )


@require_http_methods(["GET", "POST"])
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = keeping.get_part(request, Agreement, pk)
    return keeping.edit(
        request,
        AmendmentForm,
        Amendment(agreement=agreement),
        heading=_("Record an amendment"),
        back_url=agreement.alliance.get_absolute_url(),
        document="document",
    )


@require_http_methods(["GET", "POST"])
def edit_amendment(request: HttpRequest, pk: int) -> HttpResponse:
    amendment = keeping.get_part(request, Amendment, pk)
    return keeping.edit(
        request,
        AmendmentForm,
        amendment,
        heading=_("Edit the amendment"),
        back_url=amendment.agreement.alliance.get_absolute_url(),
        document="document",
    )


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    return keeping.remove(request, Agreement, pk)


@require_http_methods(["GET", "POST"])
def remove_amendment(request: HttpRequest, pk: int) -> HttpResponse:
    return keeping.remove(request, Amendment, pk)


@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    return _serve(request, Agreement, pk, "agreement")


@require_GET
def amendment_document(request: HttpRequest, pk: int) -> HttpResponse:
    return _serve(request, Amendment, pk, "amendment")


def _serve(request, model, pk, name):
    record = get_object_or_404(model.objects.visible_to(request.user), pk=pk)
    if record.document is None:
        raise Http404
    return files.serve(record.document, filename=f"{name}-{record.pk}")
