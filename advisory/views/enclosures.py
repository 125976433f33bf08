"""The files of a contribution, for whoever may read it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from advisory import actions
from advisory.choices import EnclosureKind, State
from advisory.models import Enclosure
from records import files


@require_GET
def show(request: HttpRequest, enclosure: int) -> HttpResponse:
    found = _get(request, enclosure)
    return files.serve(
        found.attachment,
        filename=f"{found.contribution.reference or 'draft'}-{found.place}",
        byte_range=request.headers.get("Range", ""),
    )


@require_GET
def small(request: HttpRequest, enclosure: int) -> HttpResponse:
    """A photo in a size for a page."""
    found = _get(request, enclosure)
    if found.kind != EnclosureKind.PICTURE:
        raise Http404
    return files.serve_small(found.attachment)


def _get(request, pk):
    """One that this person may read, and that no erasure has emptied."""
    visible = Enclosure.objects.visible_to(request.user).kept()
    found = get_object_or_404(visible.select_related("contribution", "attachment"), pk=pk)
    if found.contribution.state == State.DIVERTED:
        concern = found.contribution.concerns.latest("pk")
        actions.read_concern(concern=concern, read_by=request.user)
    return found
