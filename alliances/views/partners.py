"""The partners, for everyone; kept by coordinators."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import typed_text
from accounts.policies import can_keep_records
from alliances import actions, policies
from alliances.filters import PartnerFilter
from alliances.forms.partner import PartnerForm
from alliances.models import Alliance, Partner
from alliances.views import keeping
from records.paging import count_of, page_of
from records.refusals import say
from records.views import histories


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    filters = PartnerFilter(
        request.GET, queryset=Partner.objects.visible_to(request.user).for_list()
    )
    context = {
        "filters": filters,
        "page": page_of(filters.qs, request.GET, filters.order),
        "count": count_of(filters.qs),
        "can_edit": policies.can_edit_alliances(request.user),
    }
    return render(request, "alliances/partners/index.html", context)


@login_not_required
@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The partner, who came before it and after it, and the alliances that this reader sees."""
    partner = get_object_or_404(Partner.objects.visible_to(request.user).for_list(), slug=slug)
    visible = Alliance.objects.visible_to(request.user).for_list()
    context = {
        "partner": partner,
        "predecessors": partner.predecessors.all(),
        "alliances": visible.filter(partner=partner),
        "can_edit": policies.can_edit_alliances(request.user),
        "can_keep": can_keep_records(request.user),
        "reads_notes": policies.can_read_all_alliances(request.user),
    }
    return render(request, "alliances/partners/detail.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    keeping.ask_editor(request)
    form = PartnerForm(request.POST or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            words = form.cleaned_data["acronym"] or form.cleaned_data["name"]
            partner = actions.open_partner(
                partner=form.put_on(Partner()), address=slugify(words)[:45]
            )
        except actions.AllianceRefused as refusal:
            say(form, refusal, made_of="name")
        else:
            return redirect(partner)
    context = {
        "form": form,
        "heading": _("Add a partner"),
        "back_url": keeping.list_url("partner"),
    }
    return render(request, "alliances/parts/edit.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    partner = get_object_or_404(Partner.objects.visible_to(request.user), slug=slug)
    keeping.ask_editor(request)
    return keeping.edit(
        request,
        PartnerForm,
        partner,
        heading=_("Edit the partner"),
        back_url=partner.get_absolute_url(),
    )


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    partner = get_object_or_404(Partner.objects.visible_to(request.user), slug=slug)
    keeping.ask_editor(request)
    return histories.show(request, partner)
