"""What the council says: the list, a contribution's page, taking back; writing is in ``drafts``."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django.views.decorators.vary import vary_on_headers
from django_fsm import TransitionNotAllowed

from advisory import actions, policies
from advisory.choices import State
from advisory.filters import ContributionFilter, TeamContributionFilter
from advisory.models import Commitment, CommitmentUpdate, Contribution, Rating, Referral
from advisory.steps import sentence_of, steps_of
from advisory.views import diversions, meanwhile
from advisory.views.subjects import get_contribution, seat_of
from records.paging import count_of, page_of
from records.views import histories


@require_GET
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def index(request: HttpRequest) -> HttpResponse:
    if not policies.can_read_contributions(request.user):
        raise PermissionDenied
    visible = Contribution.objects.visible_to(request.user).sent()
    sees_review = policies.can_see_review(request.user)
    filter_of_reader = TeamContributionFilter if sees_review else ContributionFilter
    filters = filter_of_reader(request.GET, queryset=visible.for_list())
    context = {
        "filters": filters,
        "page": page_of(filters.qs, request.GET, order=filters.order),
        "count": count_of(filters.qs),
        "can_work": policies.can_work_on_contributions(request.user),
        "can_export": policies.can_export_contributions(request.user),
        "can_write": policies.can_write_contribution(request.user, seat_of(request.user)),
        "can_log": policies.can_log_contributions(request.user),
    }
    template = "advisory/contributions/index.html"
    is_part = request.htmx and not request.htmx.history_restore_request
    return render(request, f"{template}#results" if is_part else template, context)


@require_GET
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    visible = Contribution.objects.visible_to(request.user).sent().for_detail()
    sees_review = policies.can_see_review(request.user)
    visible = visible.with_review() if sees_review else visible
    contribution = visible.filter(reference=reference).first()
    if contribution is None:
        return diversions.in_place_of(request, reference)
    context = _for_everybody(contribution, sees_review)
    if sees_review:
        context |= _for_team(request.user, contribution, context["referrals"])
    else:
        context |= _for_council(request, contribution, context["answer"], context["supports"])
    return render(request, "advisory/contributions/detail.html", context)


def _for_everybody(contribution, sees_review):
    """What was said and what came of it. With ``sees_review`` also what is not told yet."""
    answers = contribution.answers.published().for_detail()
    answer, *earlier = [*(answers.with_grounds() if sees_review else answers)] or [None]
    promises = list(Commitment.objects.kept_for(contribution).with_updates())
    told = [promise for promise in promises if promise.told_at]
    return {
        "contribution": contribution,
        "answer": answer,
        "earlier_answers": earlier,
        "commitments": promises if sees_review else told,
        "steps": steps_of(contribution, answer, told),
        "sentence": sentence_of(contribution, answer, told),
        "referrals": list(Referral.objects.kept_for(contribution).for_detail()),
        "supports": list(contribution.supports.select_related("organization")),
        "postponements": contribution.postponements.all(),
        "sees_review": sees_review,
        "is_joined": policies.is_joined(contribution),
    }


def _for_team(user, contribution, referrals):
    """The team's side of a contribution, and what they may do."""
    return {
        "review": getattr(contribution, "review", None),
        "notes": contribution.notes.with_people(),
        "hears_words": True,
        "can_take": policies.can_take_contribution(user, contribution),
        "can_review": policies.can_review_contribution(user, contribution),
        "can_assign": policies.can_assign_contribution(user, contribution),
        "can_note": policies.can_note_contribution(user, contribution),
        "can_divert": policies.can_divert_contribution(user, contribution),
        "joins": contribution.joins.select_related("contribution__organization"),
        "can_join": policies.can_join_contribution(user, contribution),
        "can_part": policies.can_part_contribution(user, contribution),
        "can_translate": policies.can_translate_contribution(user, contribution),
        "can_tell_story": policies.can_tell_story(user, contribution),
        "can_postpone": policies.can_postpone_contribution(user, contribution),
        "can_decide": policies.can_decide_contribution(user, contribution),
        "can_answer": policies.can_answer_contribution(user, contribution),
        "can_promise": policies.can_promise_contribution(user, contribution),
        "can_refer": policies.can_refer_contribution(user, contribution)
        and not any(referral.is_open for referral in referrals),
        "can_record": policies.can_record_referrals(user, contribution),
        "can_follow_up": policies.can_follow_up_contribution(user, contribution),
    }


def _for_council(request, contribution, answer, supports):
    """What a representative may do; who follows it has seen it now."""
    user, seat = request.user, seat_of(request.user)
    is_author = policies.is_author(user, contribution)
    speaks_for_it = policies.speaks_for(user, contribution, seat)
    if is_author or speaks_for_it:
        actions.note_seen(contribution=contribution, representative=user.representative)
    return {
        "is_author": is_author,
        "can_check": policies.can_check_words(user, contribution, seat),
        "hears_words": speaks_for_it,
        "can_rate": answer
        and not hasattr(answer, "rating")
        and policies.can_rate_answer(user, contribution, seat),
        "is_supported": seat
        and any(each.organization_id == seat.organization_id for each in supports),
        "can_have_receipt": contribution.is_waiting and (is_author or speaks_for_it),
        "can_support": policies.can_support_contribution(user, contribution, seat),
        "can_withdraw": policies.can_withdraw_contribution(user, contribution),
    }


@require_http_methods(["GET", "POST"])
@meanwhile.shown
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask once, then take it back; a second tap finds it taken back."""
    contribution = get_contribution(request, reference)
    if not policies.is_author(request.user, contribution):
        raise PermissionDenied
    is_second_tap = request.method == "POST" and contribution.state == State.WITHDRAWN
    if not (is_second_tap or policies.can_withdraw_contribution(request.user, contribution)):
        raise TransitionNotAllowed
    if request.method == "POST":
        if not is_second_tap:
            actions.withdraw(contribution=contribution)
        messages.success(request, _("You took it back. Nobody will work on it."))
        return redirect(contribution)
    return render(request, "advisory/contributions/withdraw.html", {"contribution": contribution})


@require_GET
def history(request: HttpRequest, reference: str) -> HttpResponse:
    """Every change of a contribution and of what belongs to it, for the team."""
    contribution = get_contribution(request, reference)
    if not policies.can_see_review(request.user):
        raise PermissionDenied
    parts = ("transcription", "review", "translation", "join")
    related = [
        *(getattr(contribution, name) for name in parts if hasattr(contribution, name)),
        *contribution.answers.all(),
        *Rating.objects.filter(answer__contribution=contribution),
        *contribution.commitments.all(),
        *CommitmentUpdate.objects.filter(commitment__contribution=contribution),
        *contribution.referrals.all(),
        *contribution.notes.all(),
        *contribution.postponements.all(),
    ]
    return histories.show(request, contribution, *related)
