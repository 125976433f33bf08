"""The page at ``/``: for everyone, or for what the person came to do."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts import policies as account_policies
from advisory import policies
from advisory.dossier import safety
from advisory.models import (
    Concern,
    Consultation,
    Contribution,
    Minutes,
    Organization,
    Session,
    Story,
)
from advisory.views import desk
from advisory.views.subjects import seat_of
from alliances.models import Alliance
from programs.models import Area

SHOWN = 10
STORIES = 3
ACTS_SHOWN_FOR = timedelta(days=30)
ALL_MINE = 100  # far more than one person has in hand


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    user = request.user
    if not user.is_authenticated:
        return _public(request)
    if account_policies.is_team(user):
        return desk.show(request)
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
            "areas": Area.objects.visible_to(request.user).for_list(),
            "alliances": Alliance.objects.visible_to(request.user).for_list(),
        },
    )


def _representative(request):
    """What I am writing, what I said, what the others of my organization said."""
    visible = Contribution.objects.visible_to(request.user).for_list()
    seat = seat_of(request.user)
    said = visible.sent().of_author_or_organization(request.user, seat and seat.organization)
    news = visible.with_news_for(seat)[:SHOWN] if seat else []
    return render(
        request,
        "advisory/home/representative.html",
        {
            "seat": seat,
            "asked": _asked(seat),
            "next_session": Session.objects.next_one() if seat else None,
            "news": news,
            "drafts": Contribution.objects.drafts_of(request.user).for_list()[:ALL_MINE],
            "minutes_to_check": Minutes.objects.waiting_for(seat) if seat else [],
            "to_check": said.unchecked()[:ALL_MINE],
            "said": [each for each in said.in_sent_order()[:SHOWN] if each not in news],
            "can_write": policies.can_write_contribution(request.user, seat),
            "acts": safety.news(request.user, since=timezone.now() - ACTS_SHOWN_FOR),
            "concerns": Concern.objects.told_by(request.user).told_lately().for_child(),
        },
    )


def _asked(seat):
    """The questions that are open, with how the organization of this person stands to them."""
    if seat is None:
        return []
    asked = Consultation.objects.taking_replies().for_list().with_extensions()
    return asked.with_voice_of(seat.organization)
