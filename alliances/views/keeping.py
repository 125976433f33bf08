"""The shape that the forms about one record of an alliance share."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import typed_text
from alliances import actions, policies
from alliances.forms.alliance import RemovalForm
from alliances.models import (
    Activity,
    Agreement,
    Alliance,
    Amendment,
    Commitment,
    FocalPoint,
    LineOfWork,
)
from records.forms.record import RecordForm
from records.models import Record
from records.refusals import say
from records.views import conflicts

# What can be written down by mistake, and the page on which it is taken away.
REMOVALS = {
    Activity: "activity-remove",
    Agreement: "agreement-remove",
    Amendment: "amendment-remove",
    Commitment: "commitment-remove",
    FocalPoint: "focalpoint-remove",
    LineOfWork: "line-remove",
}


def get_alliance(request: HttpRequest, slug: str) -> Alliance:
    """One that this person edits: 404 for what they can't see, 403 for what they only read."""
    visible = Alliance.objects.visible_to(request.user).select_related("partner")
    alliance = get_object_or_404(visible, slug=slug)
    ask_editor(request)
    return alliance


def get_lasting_alliance(request: HttpRequest, slug: str) -> Alliance:
    """The same, and 403 once it was ended."""
    alliance = get_alliance(request, slug)
    if not policies.can_add_to_alliance(request.user, alliance):
        raise PermissionDenied
    return alliance


def get_part(request: HttpRequest, model: type[Record], pk: int) -> Record:
    """A record that belongs to an alliance or a project, for who edits it: 404 and 403 as above."""
    record = get_object_or_404(model.objects.visible_to(request.user), pk=pk)
    ask_editor(request)
    return record


def ask_editor(request: HttpRequest) -> None:
    if not policies.can_edit_alliances(request.user):
        raise PermissionDenied


@conflicts.shown
def edit(
    request: HttpRequest,
    form_class: type[RecordForm],
    record: Record,
    *,
    heading: str,
    back_url: str,
    document: str = "",
    save: Callable[[RecordForm, Record], Record] | None = None,
) -> HttpResponse:
    """Show the form of a record, new or not, and save it; ``document`` names its field of a
    file, ``save`` does more than to save one row."""
    form = form_class(
        request.POST or None,
        request.FILES or None,
        instance=record,
        initial=typed_text.kept(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                saved = conflicts.put_on(form, conflicts.locked(record), back_url=back_url)
                if save:
                    save(form, saved)
                else:
                    file = form.cleaned_data[document] if document else None
                    actions.save(record=saved, document=file, to=document)
        except actions.AllianceRefused as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("It is saved."))
            return redirect(back_url)
    context = {
        "form": form,
        "heading": heading,
        "back_url": back_url,
        "removal_url": removal_url(record),
    }
    return render(request, "alliances/parts/edit.html", context)


def removal_url(record: Record) -> str:
    """Where a record that is there is taken away; empty for one that is not, or that stays."""
    if record.pk is None or type(record) not in REMOVALS:
        return ""
    return reverse(f"alliances:{REMOVALS[type(record)]}", args=[record.pk])


def remove(request: HttpRequest, model: type[Record], pk: int) -> HttpResponse:
    """Ask why, and take off the record of an alliance what was written down by mistake."""
    record = get_part(request, model, pk)
    back_url = record.alliance.get_absolute_url()
    form = RemovalForm(request.POST or None, initial=typed_text.kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_away(record=record, reason=form.cleaned_data["reason"])
        except actions.AllianceRefused as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("It is taken away. The history says what it was, and why."))
            return redirect(back_url)
    context = {"form": form, "record": record, "back_url": back_url}
    return render(request, "alliances/parts/remove.html", context)


def list_url(noun: str) -> str:
    return reverse(f"alliances:{noun}-list")
