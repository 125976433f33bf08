"""The page for an edit that was made from an older version: both texts, and a choice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from records.forms.versioned import VersionedForm
from records.history import entries
from records.models import Record


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
