"""A child's rights over their data, when a coordinator acts for them: a copy, erasure; and the end
of the time of keeping."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from advisory import actions, mentions
from advisory.choices import ErasureReason, Looked
from advisory.dossier import dossier
from advisory.forms.erasure import ErasureForm
from advisory.models import Erasure, Representative
from advisory.views import subjects

SHOWN = 50


@never_cache
@require_GET
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """All that is kept on one child, as JSON: a look at everything."""
    representative = subjects.get_representative(request, pk)
    _note_look(request, representative, Looked.EXPORT)
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
    representative = subjects.get_representative(request, pk)
    _note_look(request, representative, Looked.EXPORT)
    return render(
        request, "advisory/me/paper.html", {"dossier": dossier(representative, for_child=False)}
    )


@never_cache
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked for by the child or the guardian; typed once more, since nothing brings it back."""
    representative = subjects.get_representative(request, pk)
    form = ErasureForm(
        request.POST or None,
        representative=representative,
        mentions=mentions.find(mentions.names_of(representative)),
    )
    if request.method == "POST" and form.is_valid():
        actions.erase(
            representative=representative,
            reason=ErasureReason.REQUEST,
            done_by=request.user,
            left=form.cleaned_data.get("left", ()),
        )
        messages.success(request, _("Erased. What the child said stays with the organization."))
        return redirect("advisory:representative-list")
    _note_look(request, representative, Looked.PROFILE)
    return render(
        request,
        "advisory/representatives/erase.html",
        {"representative": representative, "form": form},
    )


@never_cache
@require_GET
def retention(request: HttpRequest) -> HttpResponse:
    """Whom the next run of ``anonymize_past_representatives`` would erase, and what was done."""
    subjects.require_manager(request)
    due = list(
        Representative.objects.visible_to(request.user)
        .past_retention()
        .prefetch_related("mandates__organization")
    )
    actions.note_looks(representatives=due, looked_by=request.user, what=Looked.PROFILE)
    return render(
        request,
        "advisory/representatives/retention.html",
        {
            "due": due,
            "retention_days": settings.RETENTION_DAYS,
            "erasures": Erasure.objects.select_related("done_by")[:SHOWN],
        },
    )


def _note_look(request, representative, what):
    actions.note_look(representative=representative, looked_by=request.user, what=what)
