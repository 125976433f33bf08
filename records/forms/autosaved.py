"""Forms that are saved while somebody types in them."""

import uuid

from django import forms

from records.forms.versioned import LARGEST_VERSION, VersionedForm
from records.models import Record


class AutosavedForm(VersionedForm):
    """``page`` is a number that each opened page draws for itself. A save whose reply got lost on
    the way leaves the page with an old version: that same page may save over itself. ``turn``
    counts its saves: of two that overtake each other on the way the later one stays.

    The record keeps both.
    """

    page = forms.UUIDField(widget=forms.HiddenInput)
    turn = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, max_value=LARGEST_VERSION, required=False, initial=0
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("page", uuid.uuid4())

    def clean_turn(self):
        return self.cleaned_data["turn"] or 0

    def is_stale(self, saved: Record) -> bool:
        return super().is_stale(saved) and self.cleaned_data["page"] != saved.page

    def is_overtaken(self, saved: Record) -> bool:
        """Whether a later save of the same page came before this one."""
        return self.cleaned_data["page"] == saved.page and self.cleaned_data["turn"] < saved.turn

    def put_on(self, saved: Record) -> Record:
        return super().put_on(self.put_page_on(saved))

    def put_page_on(self, saved: Record) -> Record:
        """Which page saved it, and in which turn."""
        saved.page = self.cleaned_data["page"]
        saved.turn = self.cleaned_data["turn"]
        return saved
