"""What the council says: the list, a contribution's page, writing, sending, taking back."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers
from django_fsm import TransitionNotAllowed
from django_htmx.http import replace_url

from accounts import typed_text
from advisory import actions, policies
from advisory.choices import State
from advisory.filters import ContributionFilter, TeamContributionFilter
from advisory.forms.contribution import ContributionForm
from advisory.models import Contribution, Mandate, Rating
from advisory.steps import sentence_of, steps_of
from records import history as records_history
from records.paging import count_of, page_of
from records.views import conflicts


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
        "can_write": policies.can_write_contribution(request.user, _seat(request)),
    }
    template = "advisory/contributions/index.html"
    is_part = request.htmx and not request.htmx.history_restore_request
    return render(request, f"{template}#results" if is_part else template, context)


@require_GET
def new(request: HttpRequest) -> HttpResponse:
    """An empty form. Its address is drawn here, so that whatever it sends, however often, is one
    contribution."""
    if not policies.can_write_contribution(request.user, _seat(request)):
        raise PermissionDenied
    return _show_form(request, ContributionForm(), token=uuid.uuid4(), draft=None)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    """A draft, saved as it is typed, by the button, or sent."""
    mandate = _seat(request)
    known = Contribution.objects.visible_to(request.user).filter(token=token).for_detail().first()
    if known and not policies.can_edit_contribution(request.user, known):
        return _sent_already(request, known)
    if not policies.can_write_contribution(request.user, mandate):
        if not known:
            raise Http404  # perhaps another person's
        raise PermissionDenied
    if request.method == "GET" and not known and not typed_text.has_kept(request):
        raise Http404
    kept = typed_text.kept(request)
    if kept and request.method == "GET":
        messages.info(request, _("Here is what you wrote. It is not sent yet."))
    form = ContributionForm(
        request.POST or None,
        instance=known or Contribution(token=token, mandate=mandate),
        initial=kept,
        sending=request.POST.get("action") == "send",
    )
    if request.method == "POST":
        if form.is_valid():
            return _save(request, form, token=token, mandate=mandate)
        known = _keep_unsent(request, form, token=token, mandate=mandate) or known
    return _show_form(request, form, token=token, draft=known)


def _keep_unsent(request, form, *, token, mandate):
    """What can't be sent yet is saved all the same, so that who leaves the page loses nothing."""
    unsent = ContributionForm(request.POST, instance=Contribution(token=token, mandate=mandate))
    if not (form.sending and unsent.is_valid() and unsent.cleaned_data["words"]):
        return None
    try:
        with transaction.atomic():
            page = unsent.cleaned_data["page"]
            draft = actions.open_draft(token=token, mandate=mandate, page=page)
            if draft.state != State.DRAFT or unsent.is_stale(draft):
                return None
            unsent.put_on(draft).save()
    except Contribution.DoesNotExist:
        raise Http404 from None  # the token of somebody else's form
    draft.refresh_from_db(fields=["version", "updated_at"])
    form.on_top_of(draft)
    return draft


def _save(request, form, *, token, mandate):
    try:
        with transaction.atomic():
            draft = actions.open_draft(token=token, mandate=mandate, page=form.cleaned_data["page"])
            if draft.state != State.DRAFT:
                return _sent_already(request, draft)
            if form.is_stale(draft):
                return _reply(request, draft, "conflict") or _show_conflict(request, form, draft)
            form.put_on(draft).save()
            if form.sending:
                actions.submit(contribution=draft)
    except Contribution.DoesNotExist:
        raise Http404 from None  # the token of somebody else's form
    draft.refresh_from_db(fields=["version", "updated_at"])
    if form.sending:
        messages.success(request, _thanks(draft))
    elif not request.htmx:
        messages.success(request, _("Saved. Only you can see it until you send it."))
    return _reply(request, draft, "saved") or redirect(draft)


def _sent_already(request, contribution):
    """A second tap finds the receipt; who changed the words meanwhile is told that they stay."""
    if request.method == "POST" and request.POST.get("words", "").strip() and not request.htmx:
        typed = ContributionForm(request.POST, instance=Contribution())
        if typed.is_valid() and typed.cleaned_data["words"] != contribution.words:
            messages.warning(
                request,
                _("This was sent already, as you see it here. Say the rest as something new."),
            )
    return _reply(request, contribution, "sent") or redirect(contribution)


def _thanks(contribution):
    return _("We got it. Its number is %(reference)s. You will have an answer by %(date)s.") % {
        "reference": contribution.reference,
        "date": date_format(contribution.promised_on, "DATE_FORMAT"),
    }


def _reply(request, draft, outcome):
    """The line under the form that htmx asked for while somebody typed; None for a plain form."""
    if not request.htmx:
        return None
    context = {"draft": draft, "outcome": outcome}
    response = render(request, "advisory/contributions/edit.html#saved", context)
    if outcome == "saved":  # reloading the page shows the draft, and not an empty form again
        replace_url(response, draft.get_absolute_url())
    return response


def _show_form(request, form, *, token, draft):
    if request.htmx:
        return render(request, "advisory/contributions/edit.html#saved", {"form": form})
    return render(
        request,
        "advisory/contributions/edit.html",
        {"form": form, "token": token, "draft": draft},
    )


def _show_conflict(request, form, draft):
    action = "send" if form.sending else "save"
    return conflicts.show(request, form, draft, back_url=draft.get_absolute_url(), action=action)


@require_POST
def discard(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    draft = get_object_or_404(Contribution.objects.drafts_of(request.user), token=token)
    actions.discard_draft(contribution=draft)
    messages.success(request, _("Your draft is gone."))
    return redirect("home")


@require_GET
def detail(request: HttpRequest, reference: str) -> HttpResponse:
    visible = Contribution.objects.visible_to(request.user).sent().for_detail()
    sees_review = policies.can_see_review(request.user)
    contribution = get_object_or_404(
        visible.with_review() if sees_review else visible, reference=reference
    )
    answers = contribution.answers.published().for_detail()
    answer, *earlier = [*(answers.with_grounds() if sees_review else answers)] or [None]
    promises = list(contribution.commitments.select_related("owner"))
    told = [promise for promise in promises if promise.told_at]
    user = request.user
    seat = None if sees_review else _seat(request)
    context = {
        "contribution": contribution,
        "answer": answer,
        "earlier_answers": earlier,
        "commitments": promises if sees_review else told,
        "steps": steps_of(contribution, answer, told),
        "sentence": sentence_of(contribution, answer, told),
        "review": getattr(contribution, "review", None) if sees_review else None,
        "notes": contribution.notes.with_people() if sees_review else None,
        "sees_review": sees_review,
        "can_rate": answer
        and not hasattr(answer, "rating")
        and policies.can_rate_answer(user, contribution, seat),
        "hears_words": sees_review or policies.speaks_for(user, contribution, seat),
        "is_author": policies.is_author(user, contribution),
        "can_withdraw": policies.can_withdraw_contribution(user, contribution),
        "can_take": policies.can_take_contribution(user, contribution),
        "can_review": policies.can_review_contribution(user, contribution),
        "can_assign": policies.can_assign_contribution(user, contribution),
        "can_note": policies.can_note_contribution(user, contribution),
        "can_tell_story": policies.can_tell_story(user, contribution),
        "can_decide": policies.can_decide_contribution(user, contribution),
        "can_answer": policies.can_answer_contribution(user, contribution),
        "can_promise": policies.can_promise_contribution(user, contribution),
        "can_follow_up": policies.can_follow_up_contribution(user, contribution),
    }
    return render(request, "advisory/contributions/detail.html", context)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask once, then take it back."""
    contribution = _get(request, reference)
    if not policies.is_author(request.user, contribution):
        raise PermissionDenied
    if not policies.can_withdraw_contribution(request.user, contribution):
        return changed_meanwhile(request, contribution)
    if request.method == "POST":
        try:
            actions.withdraw(contribution=contribution)
        except TransitionNotAllowed:
            return changed_meanwhile(request, contribution)
        messages.success(request, _("You took it back. Nobody will work on it."))
        return redirect(contribution)
    return render(request, "advisory/contributions/withdraw.html", {"contribution": contribution})


@require_GET
def history(request: HttpRequest, reference: str) -> HttpResponse:
    """Every change of a contribution and of what belongs to it, for the team."""
    contribution = _get(request, reference)
    if not policies.can_see_review(request.user):
        raise PermissionDenied
    related = [
        *([contribution.review] if hasattr(contribution, "review") else []),
        *contribution.answers.all(),
        *Rating.objects.filter(answer__contribution=contribution),
        *contribution.commitments.all(),
        *contribution.notes.all(),
    ]
    return render(
        request,
        "advisory/contributions/history.html",
        {
            "contribution": contribution,
            "entries": records_history.entries(contribution, *related),
        },
    )


def changed_meanwhile(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """Somebody else was quicker, or it is a second tap: show how it stands now."""
    messages.info(request, _("This has changed in the meantime. Here is how it stands now."))
    return redirect(contribution)


def _get(request, reference):
    visible = Contribution.objects.visible_to(request.user).sent().for_detail()
    return get_object_or_404(visible, reference=reference)


def _seat(request):
    return Mandate.objects.current().held_by(request.user).first()
