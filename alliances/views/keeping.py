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
from alliances.models import Alliance
from records.forms.record import RecordForm
from records.models import Record
from records.refusals import say
from records.views import conflicts


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
    context = {"form": form, "heading": heading, "back_url": back_url}
    return render(request, "alliances/parts/edit.html", context)


def list_url(noun: str) -> str:
    return reverse(f"alliances:{noun}-list")
