"""Writing: a draft, saved as it is typed or by a button, with its files; sending; throwing away."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_fsm import TransitionNotAllowed
from django_htmx.http import replace_url

from accounts import typed_text
from advisory import actions, policies
from advisory.choices import State
from advisory.forms.contribution import ContributionForm
from advisory.models import Consultation, Contribution, Support
from advisory.views import meanwhile
from advisory.views.subjects import seat_of
from records.views import conflicts
from records.views.sensors import records_voice

PAGE = "advisory/contributions/edit.html"


@require_GET
@records_voice
def new(request: HttpRequest) -> HttpResponse:
    """An empty form. Its address is drawn here, so that whatever it sends, however often, is one
    contribution. The menu leads here whoever held a seat, too."""
    if not policies.can_write_contribution(request.user, seat_of(request.user)):
        if not request.user.is_representative:
            raise PermissionDenied
        messages.info(
            request,
            _("To say something new you need a seat in the council. Ask a person on the team."),
        )
        return redirect("home")
    return _show_form(request, ContributionForm(), token=uuid.uuid4(), draft=None)


@require_GET
@records_voice
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """The same form, for what the council is asked."""
    asked = get_object_or_404(Consultation.objects.visible_to(request.user).for_list(), pk=pk)
    seat = seat_of(request.user)
    if not policies.can_write_contribution(request.user, seat):
        raise PermissionDenied
    if not policies.can_reply(request.user, asked, seat):
        return meanwhile.show(request, asked)
    form = ContributionForm(instance=Contribution(consultation=asked, area=asked.main_area))
    return _show_form(request, form, token=uuid.uuid4(), draft=None)


@require_http_methods(["GET", "POST"])
@meanwhile.unless_erased
@records_voice
def edit(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    mandate = seat_of(request.user)
    known = Contribution.objects.visible_to(request.user).filter(token=token).for_detail().first()
    if known and not policies.can_edit_contribution(request.user, known):
        return _sent_already(request, known)
    _check_door(request, known, mandate)
    kept = typed_text.kept(request)
    if kept and request.method == "GET":
        messages.info(request, _("Here is what you wrote. It is not sent yet."))
    form = ContributionForm(
        request.POST or None,
        request.FILES or None,
        instance=known or Contribution(token=token, mandate=mandate),
        initial=kept,
        sending=request.POST.get("action") == "send",
    )
    if request.method == "POST":
        if form.is_valid():
            return _save(request, form, token=token, mandate=mandate)
        known = _keep_unsent(request, form, token=token, mandate=mandate) or known
    return _show_form(request, form, token=token, draft=known)


def _check_door(request, known, mandate):
    """Raises for who may not write here, and where there is nothing to go on with."""
    if not policies.can_write_contribution(request.user, mandate):
        if not known:
            raise Http404  # perhaps another person's
        raise PermissionDenied
    if request.method == "GET" and not known and not typed_text.has_kept(request):
        raise Http404


def _keep_unsent(request, form, *, token, mandate):
    """What can't be sent yet is saved all the same, so that who leaves the page loses nothing."""
    unsent = ContributionForm(request.POST, instance=Contribution(token=token, mandate=mandate))
    has_words = form.sending and unsent.is_valid() and unsent.cleaned_data["words"]
    if "page" not in form.cleaned_data or not (has_words or form.changes_files()):
        return None
    try:
        with transaction.atomic():
            draft = actions.open_draft(token=token, mandate=mandate, page=form.cleaned_data["page"])
            if draft.state != State.DRAFT:
                return None
            _put_files(form, draft)
            if has_words and not unsent.is_stale(draft):
                unsent.put_on(draft).save()
                draft.refresh_from_db(fields=["version", "updated_at"])
                form.on_top_of(draft)
    except Contribution.DoesNotExist:
        raise Http404 from None  # the token of somebody else's form
    return draft


def _save(request, form, *, token, mandate):
    try:
        with transaction.atomic():
            draft = actions.open_draft(token=token, mandate=mandate, page=form.cleaned_data["page"])
            if draft.state != State.DRAFT:
                return _sent_already(request, draft)
            _put_files(form, draft)
            if form.is_stale(draft):
                return _reply(request, draft, "conflict") or _show_conflict(request, form, draft)
            if not (request.htmx and form.is_overtaken(draft)):
                form.put_on(draft).save()
            if form.sending:
                actions.submit(contribution=draft)
    except Contribution.DoesNotExist:
        raise Http404 from None  # the token of somebody else's form
    except actions.EnclosureRefused:  # another page of the same draft was quicker
        form.add_error("file", form.too_many)
        return _show_form(request, form, token=token, draft=draft)
    except TransitionNotAllowed:  # the question was closed a moment ago
        form.leave_question()
        form.add_error(None, form.too_late)
        return _show_form(request, form, token=token, draft=draft)
    draft.refresh_from_db(fields=["version", "updated_at"])
    return _reply(request, draft, "saved") or _go_on(request, form, draft)


def _put_files(form, draft):
    if form.cleaned_data.get("remove"):
        actions.take_out(contribution=draft, pk=form.cleaned_data["remove"])
    if form.cleaned_data.get("file"):
        actions.enclose(contribution=draft, checked=form.cleaned_data["file"])


def _go_on(request, form, draft):
    if form.sending:
        return redirect("advisory:contribution-receipt", draft.reference)
    if other := _to_support(request, form):
        return redirect("advisory:support-instead", draft.token, other.reference)
    messages.success(request, _("Saved. Only you can see it until you send it."))
    place = "#enclosures" if form.changes_files() else ""
    if request.POST.get("action") == "similar":
        place = "#similar"
    return redirect(f"{draft.get_absolute_url()}{place}")


def _sent_already(request, contribution):
    """A second tap finds what was sent; who changed the words meanwhile is told that they stay."""
    if request.method == "POST" and request.POST.get("words", "").strip() and not request.htmx:
        typed = ContributionForm(request.POST, instance=Contribution())
        if typed.is_valid() and typed.cleaned_data["words"] != contribution.words:
            messages.warning(
                request,
                _("This was sent already, as you see it here. Say the rest as something new."),
            )
    return _reply(request, contribution, "sent") or redirect(contribution)


def _reply(request, draft, outcome):
    """The line under the form that htmx asked for while somebody typed or added a file; None for
    a plain form."""
    if not request.htmx:
        return None
    context = {"draft": draft, "outcome": outcome, "with_files": bool(request.FILES)}
    if outcome == "saved":
        context["similar"] = _similar(request, draft)
    response = render(request, f"{PAGE}#saved", context | _files(draft))
    if outcome == "saved":  # reloading the page shows the draft, and not an empty form again
        replace_url(response, draft.get_absolute_url())
    return response


def _show_form(request, form, *, token, draft):
    if request.htmx:
        context = {"form": form, "draft": draft, "with_files": bool(request.FILES)}
        return render(request, f"{PAGE}#saved", context | _files(draft))
    context = {"form": form, "token": token, "draft": draft, "asked": form.asked()}
    if draft:
        context["similar"] = _similar(request, draft)
    return render(request, PAGE, context | _files(draft))


def _files(draft):
    return {"enclosures": draft.enclosures.select_related("attachment")} if draft else {}


def _similar(request, draft):
    """What others said like this, each with whether one can support it instead of saying it
    again."""
    if not draft.words:
        return []
    found = Contribution.objects.visible_to(request.user).similar_to(draft.words)
    ours = Support.objects.filter(organization=draft.organization_id, contribution__in=found)
    supported = set(ours.values_list("contribution", flat=True))
    return [
        {
            "contribution": each,
            "is_supported": each.pk in supported,
            "can_support": each.pk not in supported
            and policies.can_support_contribution(request.user, each, draft.mandate),
        }
        for each in found
    ]


def _to_support(request, form):
    """Another one whose button was pressed; None where there is no such one."""
    visible = Contribution.objects.visible_to(request.user).sent()
    reference = form.cleaned_data["support"]
    return visible.filter(reference=reference).first() if reference else None


def _show_conflict(request, form, draft):
    action = "send" if form.sending else "save"
    return conflicts.show(request, form, draft, back_url=draft.get_absolute_url(), action=action)


@require_POST
def discard(request: HttpRequest, token: uuid.UUID) -> HttpResponse:
    draft = get_object_or_404(Contribution.objects.drafts_of(request.user), token=token)
    actions.discard_draft(contribution=draft)
    messages.success(request, _("Your draft is gone."))
    return redirect("home")
