"""The list of contributions as a table for other programs: what is filtered, and no more; and who
took which."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from advisory import policies
from advisory.choices import TableForm
from advisory.filters import TeamContributionFilter
from advisory.models import Contribution, Export
from records import export
from records.paging import chunks_of, page_of


@require_GET
def contributions(request: HttpRequest, form: str) -> HttpResponseBase:
    """Each table that leaves is written down, with who took it and what they asked for."""
    if not policies.can_export_contributions(request.user):
        raise PermissionDenied
    visible = Contribution.objects.visible_to(request.user).for_list().with_review()
    filters = TeamContributionFilter(request.GET, queryset=visible)
    if not filters.is_valid() or filters.unknown:
        return _back(request)  # the list names what is wrong
    if form == TableForm.XLSX and _is_too_long(filters.qs):
        messages.warning(request, _("This is too much for Excel. Take CSV, or filter more."))
        return _back(request)
    asked = Export.written(request.GET.dict())
    taken = Export.objects.create(exported_by=request.user, form=form, asked=asked)
    respond = export.csv_response if form == TableForm.CSV else export.xlsx_response
    name = f"{_('contributions')}-{timezone.localdate():%Y-%m-%d}"
    chunks = _counted(chunks_of(filters.qs, order=filters.order), taken)
    return respond(name, _header(), chunks, _cells)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Which tables left the site: who took them, what they asked for, how many rows it was."""
    if not policies.can_see_exports(request.user):
        raise PermissionDenied
    page = page_of(Export.objects.visible_to(request.user).for_list(), request.GET)
    filters = TeamContributionFilter()
    context = {
        "page": page,
        "exports": [(each, filters.in_words(each.filters)) for each in page.rows],
    }
    return render(request, "advisory/exports/index.html", context)


def _counted(chunks, taken):
    """The same chunks; when the last one has left, it is written down how many rows they were."""
    number = 0
    for chunk in chunks:
        yield chunk
        number += len(chunk)
    Export.objects.filter(pk=taken.pk).update(rows=number)


def _back(request):
    return redirect(f"{reverse('advisory:contribution-list')}?{request.GET.urlencode()}")


def _is_too_long(queryset):
    return queryset.order_by()[export.MOST_ROWS_OF_XLSX :][:1].exists()


def _header():
    return [
        _("Reference"),
        _("Sent"),
        _("Organization"),
        _("Kind"),
        _("Area"),
        _("Language"),
        _("Who reads it"),
        _("Words"),
        _("Origin"),
        _("Correction of the words"),
        _("Summary by staff"),
        _("State"),
        _("Answer promised by"),
        _("In charge"),
        _("Decision"),
    ]


def _cells(contribution):
    """What was said and what came of it. Who said it stays here: a child has no name in a table."""
    review = getattr(contribution, "review", None)
    return [
        contribution.reference,
        contribution.submitted_at,
        str(contribution.organization),
        contribution.get_kind_display(),
        str(contribution.area or ""),
        contribution.get_language_display(),
        contribution.get_audience_display(),
        contribution.words,
        contribution.get_origin_display(),
        _correction_of(contribution),
        review.summary if review else "",
        contribution.get_state_display(),
        contribution.promised_on,
        str(review.owner) if review else "",
        review.get_decision_display() if review else "",
    ]


def _correction_of(contribution):
    """What the child says of words that the team wrote down; it never stands alone."""
    written = getattr(contribution, "transcription", None)
    return written.correction if written else ""
