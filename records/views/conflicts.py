"""An edit that was made from an older version: a page with both texts, and a choice."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from records.forms.versioned import VersionedForm
from records.history import entries
from records.models import Record


class Stale(Exception):
    """The form was made from an older version than the row it was to be put on."""

    def __init__(self, form: VersionedForm, saved: Record, *, back_url: str, action: str):
        super().__init__(form, saved)
        self.form, self.saved = form, saved
        self.back_url, self.action = back_url, action


def locked(record: Record) -> Record:
    """The row as it is saved now, nobody else's until the transaction ends; a new record as it
    is."""
    if record.pk is None:
        return record
    return type(record).objects.select_for_update().get(pk=record.pk)


def check(form: VersionedForm, saved: Record, *, back_url: str, action: str = "save") -> None:
    """Raises ``Stale`` if ``saved``, the locked row, is newer than the form; a new row is not.

    See ``show`` for ``back_url`` and ``action``.
    """
    if saved.pk and form.is_stale(saved):
        raise Stale(form, saved, back_url=back_url, action=action)


def put_on(form: VersionedForm, saved: Record, *, back_url: str, action: str = "save") -> Record:
    """What was typed, on ``saved``, unsaved; raises ``Stale`` as ``check`` does."""
    check(form, saved, back_url=back_url, action=action)
    return form.put_on(saved)


def shown(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view in which a stale form ends on the page with both texts."""

    @wraps(view)
    def wrapper(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Stale as stale:
            return show(
                request, stale.form, stale.saved, back_url=stale.back_url, action=stale.action
            )

    return wrapper


def show(
    request: HttpRequest, form: VersionedForm, saved: Record, *, back_url: str, action: str = "save"
) -> HttpResponse:
    """Both texts side by side; what was typed stays in the form, now on top of what is saved.

    Answers 409, so that no script takes it for success. ``action`` is the button that was pressed:
    pressing the one on this page does the same. ``back_url`` leaves what is saved as it is.
    """
    newest = next(iter(entries(saved, limit=1)), None)
    return render(
        request,
        "records/conflict.html",
        {
            "differences": form.differences(saved),
            "form": form.on_top_of(saved),
            "newest": newest,
            "back_url": back_url,
            "action": action,
        },
        status=409,
    )
