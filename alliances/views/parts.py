"""The lines of work, the focal points and the commitments of an alliance."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from alliances import actions
from alliances.forms.alliance import LineForm
from alliances.forms.people import CommitmentForm, FocalPointForm
from alliances.models import Commitment, FocalPoint, LineOfWork
from alliances.views import keeping
from records import files


@require_http_methods(["GET", "POST"])
def new_line(request: HttpRequest, slug: str) -> HttpResponse:
    keeping.get_lasting_alliance(request, slug)
    return _new(request, slug, LineForm, LineOfWork, _("Add a line of work"), save=_save_line)


@require_http_methods(["GET", "POST"])
def edit_line(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, pk, LineForm, LineOfWork, _("Edit the line of work"), save=_save_line)


@require_http_methods(["GET", "POST"])
def remove_line(request: HttpRequest, pk: int) -> HttpResponse:
    return keeping.remove(request, LineOfWork, pk)


def _save_line(form, line):
    return actions.save_line(line=line, other_areas=form.cleaned_data["other_areas"])


@require_http_methods(["GET", "POST"])
def new_focal_point(request: HttpRequest, slug: str) -> HttpResponse:
    return _new(request, slug, FocalPointForm, FocalPoint, _("Add a focal point"))


@require_http_methods(["GET", "POST"])
def edit_focal_point(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, pk, FocalPointForm, FocalPoint, _("Edit the focal point"))


@require_http_methods(["GET", "POST"])
def remove_focal_point(request: HttpRequest, pk: int) -> HttpResponse:
    return keeping.remove(request, FocalPoint, pk)


@require_http_methods(["GET", "POST"])
def new_commitment(request: HttpRequest, slug: str) -> HttpResponse:
    return _new(request, slug, CommitmentForm, Commitment, _("Add a commitment"), "evidence")


@require_http_methods(["GET", "POST"])
def edit_commitment(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, pk, CommitmentForm, Commitment, _("Edit the commitment"), "evidence")


@require_http_methods(["GET", "POST"])
def remove_commitment(request: HttpRequest, pk: int) -> HttpResponse:
    return keeping.remove(request, Commitment, pk)


@require_GET
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    commitment = get_object_or_404(Commitment.objects.visible_to(request.user), pk=pk)
    if commitment.evidence is None:
        raise Http404
    return files.serve(commitment.evidence, filename=f"evidence-{commitment.pk}")


def _new(request, slug, form_class, model, heading, document="", save=None):
    alliance = keeping.get_alliance(request, slug)
    return keeping.edit(
        request,
        form_class,
        model(alliance=alliance),
        heading=heading,
        back_url=alliance.get_absolute_url(),
        document=document,
        save=save,
    )


def _edit(request, pk, form_class, model, heading, document="", save=None):
    record = keeping.get_part(request, model, pk)
    return keeping.edit(
        request,
        form_class,
        record,
        heading=heading,
        back_url=record.alliance.get_absolute_url(),
        document=document,
        save=save,
    )
