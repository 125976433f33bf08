"""A child's rights over their data, when a coordinator acts for them: a copy, erasure; and the end
of the time of keeping."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from advisory import actions, policies
from advisory.choices import ErasureReason, Looked
from advisory.dossier import dossier
from advisory.forms.erasure import ErasureForm
from advisory.models import Erasure, Look, Representative

SHOWN = 50


@never_cache
@require_GET
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is kept on one child, as JSON: a look at everything."""
    representative = _get(request, pk)
    _note_export(request, representative)
    response = JsonResponse(
        dossier(representative, for_child=False),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    response["Content-Disposition"] = f'attachment; filename="representative-{pk}.json"'
    return response


@never_cache
@require_GET
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as a page to print and hand over."""
    representative = _get(request, pk)
    _note_export(request, representative)
    return render(
        request, "advisory/me/paper.html", {"dossier": dossier(representative, for_child=False)}
    )


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked for by the child or the guardian; typed once more, since nothing brings it back."""
    representative = _get(request, pk)
    form = ErasureForm(request.POST or None, representative=representative)
    if request.method == "POST" and form.is_valid():
        actions.erase(
            representative=representative, reason=ErasureReason.REQUEST, done_by=request.user
        )
        messages.success(request, _("Erased. What the child said stays with the organization."))
        return redirect("advisory:representative-list")
    return render(
        request,
        "advisory/representatives/erase.html",
        {"representative": representative, "form": form},
    )


@require_GET
def retention(request: HttpRequest) -> HttpResponse:
    """Whom the next run of ``anonymize_past_representatives`` would erase, and what was done."""
    if not policies.can_manage_representatives(request.user):
        raise PermissionDenied
    return render(
        request,
        "advisory/representatives/retention.html",
        {
            "due": Representative.objects.past_retention().prefetch_related(
                "mandates__organization"
            ),
            "retention_days": settings.RETENTION_DAYS,
            "erasures": Erasure.objects.select_related("done_by")[:SHOWN],
        },
    )


def _get(request, pk):
    if not policies.can_manage_representatives(request.user):
        raise PermissionDenied
    visible = Representative.objects.visible_to(request.user).select_related("user", "region")
    return get_object_or_404(visible, pk=pk)


def _note_export(request, representative):
    Look.objects.create(representative=representative, looked_by=request.user, what=Looked.EXPORT)
