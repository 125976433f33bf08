"""The page at ``/``: for everyone, or for what the person came to do."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import policies as account_policies
from advisory import consent, policies
from advisory.choices import State
from advisory.models import Commitment, Contribution, Mandate, Note, Organization, Story
from alliances.models import Alliance
from programs.models import Area
from records.paging import count_of

SHOWN = 10
STORIES = 3
ALL_MINE = 100  # far more than one person has in hand


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    user = request.user
    if not user.is_authenticated:
        return _public(request)
    if account_policies.is_team(user):
        return _desk(request)
    if user.is_representative:
        return _representative(request)
    return render(
        request,
        "advisory/home/account.html",
        {"can_keep_records": account_policies.can_keep_records(user)},
    )


def _public(request):
    return render(
        request,
        "advisory/home/public.html",
        {
            "stories": Story.objects.published().for_list()[:STORIES],
            "organizations": Organization.objects.for_list(),
            "areas": Area.objects.for_list(),
            "alliances": Alliance.objects.visible_to(request.user).for_list(),
        },
    )


def _representative(request):
    """What I am writing, what I said, what the others of my organization said."""
    visible = Contribution.objects.visible_to(request.user).for_list()
    seat = Mandate.objects.current().held_by(request.user).select_related("organization").first()
    said = visible.sent().of_author_or_organization(request.user, seat and seat.organization)
    return render(
        request,
        "advisory/home/representative.html",
        {
            "seat": seat,
            "drafts": Contribution.objects.drafts_of(request.user).for_list()[:ALL_MINE],
            "said": said.in_sent_order()[:SHOWN],
            "can_write": policies.can_write_contribution(request.user, seat),
        },
    )


def _council():
    """What is amiss in the council: an empty seat, a mandate or a consent that ends soon.

    The consents of who comes next are asked for before the first day.
    """
    today = timezone.localdate()
    mandates = Mandate.objects.not_over().for_list()
    seated = {
        mandate.representative_id: mandate
        for mandate in mandates.prefetch_related("representative__consents__text")
    }
    unconsented = [
        {
            "mandate": mandate,
            "missing": consent.missing(mandate.representative),
            "asked_again_on": consent.next_time_asked(mandate.representative),
        }
        for mandate in seated.values()
        if consent.missing(mandate.representative)
        or consent.ends_within(mandate.representative, settings.MANDATE_NOTICE_DAYS)
    ]
    notice = today + timedelta(days=settings.MANDATE_NOTICE_DAYS)
    return {
        "vacant": Organization.objects.without_titular(today).for_list(),
        "ending": Mandate.objects.ending_before(notice).for_list(),
        "unconsented": unconsented,
    }


def _desk(request):
    """What waits, in the order in which it is due; each part leads on to the whole."""
    can_work = policies.can_work_on_contributions(request.user)
    waiting = Contribution.objects.visible_to(request.user).for_list().waiting().in_due_order()
    to_take = waiting.filter(state=State.SUBMITTED)
    mine = waiting.filter(review__owner=request.user)
    others = waiting.exclude(state=State.SUBMITTED).exclude(review__owner=request.user)
    commitments = (
        Commitment.objects.visible_to(request.user)
        .open()
        .told()
        .select_related("contribution__organization", "owner")
    )
    return render(
        request,
        "advisory/home/desk.html",
        {
            **(_council() if can_work else {}),
            "questions": Note.objects.unanswered_by(request.user)[:ALL_MINE],
            "to_take": to_take[:SHOWN],
            "to_take_count": count_of(to_take),
            "mine": mine[:ALL_MINE],
            "mine_count": count_of(mine),
            "others": others[:ALL_MINE],
            "others_count": count_of(others),
            "commitments": commitments[:ALL_MINE],
            "commitments_count": count_of(commitments),
            "can_work": can_work,
        },
    )
