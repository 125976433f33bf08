"""The member organizations, for everyone; kept by coordinators."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import typed_text
from advisory import policies
from advisory.forms.organization import OrganizationForm
from advisory.models import Attendance, Contribution, Mandate, Organization
from records.views import conflicts, histories

NEWEST = 5


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "advisory/organizations/index.html",
        {"organizations": Organization.objects.for_list()},
    )


@login_not_required
@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The organization; for who may read them, the newest of what it said and who sat for it."""
    organization = get_object_or_404(Organization.objects.for_list(), slug=slug)
    user = request.user
    reads = policies.can_read_contributions(user)
    context = {
        "organization": organization,
        "reads_contributions": reads,
        "sees_council": user.is_authenticated and policies.can_see_council(user),
        "can_edit": user.is_authenticated and policies.can_edit_organization(user),
    }
    if reads:
        visible = Contribution.objects.visible_to(user).filter(organization=organization)
        context["contributions"] = visible.sent().for_list().in_sent_order()[:NEWEST]
    if context["sees_council"]:
        mandates = Mandate.objects.visible_to(user).for_list().filter(organization=organization)
        context["mandates"] = mandates.order_by("-period", "seat")
    if user.is_authenticated and policies.can_read_sessions(user):
        attendances = Attendance.objects.visible_to(user).of_organization(organization)
        context["attendances"] = attendances[:NEWEST]
    return render(request, "advisory/organizations/detail.html", context)


@require_http_methods(["GET", "POST"])
@conflicts.shown
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    organization = get_object_or_404(Organization, slug=slug)
    if not policies.can_edit_organization(request.user):
        raise PermissionDenied
    form = OrganizationForm(
        request.POST or None, instance=organization, initial=typed_text.kept(request)
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            saved = conflicts.locked(organization)
            conflicts.put_on(form, saved, back_url=saved.get_absolute_url()).save()
        messages.success(request, _("The organization is saved."))
        return redirect(saved)
    return render(
        request, "advisory/organizations/edit.html", {"organization": organization, "form": form}
    )


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    organization = get_object_or_404(Organization, slug=slug)
    if not policies.can_edit_organization(request.user):
        raise PermissionDenied
    return histories.show(request, organization)
