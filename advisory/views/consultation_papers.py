"""The documents of a question to the council."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from advisory import actions, policies
from advisory.models import ConsultationPaper
from advisory.views import meanwhile
from records import files


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    paper = _get(request, pk)
    return files.serve(paper.attachment, filename=paper.title)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    paper = _get(request, pk)
    if not policies.can_prepare_consultations(request.user):
        raise PermissionDenied
    if not policies.can_edit_consultation(request.user, paper.consultation):
        return meanwhile.show(request, paper.consultation)
    actions.take_paper_out(paper=paper)
    messages.success(request, _("The document is gone."))
    return redirect("advisory:consultation-edit", paper.consultation_id)


def _get(request, pk):
    visible = ConsultationPaper.objects.visible_to(request.user)
    return get_object_or_404(visible.select_related("attachment", "consultation"), pk=pk)
