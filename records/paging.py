"""Pages of a long list, newest first, without counting or skipping rows.

A page is found by the key it starts after, so page one thousand costs what page one costs.
"""

from dataclasses import dataclass

from django import forms
from django.db import models
from django.http import QueryDict

PAGE_SIZE = 25
COUNT_LIMIT = 1000
LARGEST_KEY = 2**63 - 1


class PlaceForm(forms.Form):
    """Where in the list the reader is: after (older than) or before (newer than) a key."""

    after = forms.IntegerField(required=False, min_value=0, max_value=LARGEST_KEY)
    before = forms.IntegerField(required=False, min_value=0, max_value=LARGEST_KEY)


@dataclass(frozen=True)
class Page:
    rows: list
    newer_url: str
    older_url: str


@dataclass(frozen=True)
class Count:
    """How many rows there are; beyond ``COUNT_LIMIT`` only that there are more."""

    number: int
    is_capped: bool


def page_of(queryset: models.QuerySet, query: QueryDict, size: int = PAGE_SIZE) -> Page:
    """One page of ``queryset`` by descending key; the links keep the reader's filters.

    A place that is no number is the first page: it comes from a link, not from a person. So is a
    place beyond the list: rows leave it, too.
    """
    form = PlaceForm(query)
    form.is_valid()
    after, before = form.cleaned_data.get("after"), form.cleaned_data.get("before")
    if before is not None:
        rows = list(queryset.filter(pk__gt=before).order_by("pk")[: size + 1])
        if rows:
            return _page(query, rows[:size][::-1], has_newer=len(rows) > size, has_older=True)
    elif after is not None:
        rows = list(queryset.filter(pk__lt=after).order_by("-pk")[: size + 1])
        if rows:
            return _page(query, rows[:size], has_newer=True, has_older=len(rows) > size)
    rows = list(queryset.order_by("-pk")[: size + 1])
    return _page(query, rows[:size], has_newer=False, has_older=len(rows) > size)


def _page(query, rows, *, has_newer, has_older):
    return Page(
        rows=rows,
        newer_url=_url(query, before=rows[0].pk) if has_newer else "",
        older_url=_url(query, after=rows[-1].pk) if has_older else "",
    )


def count_of(queryset: models.QuerySet) -> Count:
    """The number of rows, counted up to ``COUNT_LIMIT`` and no further."""
    number = queryset.order_by()[: COUNT_LIMIT + 1].count()
    return Count(min(number, COUNT_LIMIT), number > COUNT_LIMIT)


def _url(query, **place):
    kept = query.copy()
    for name in ("after", "before"):
        kept.pop(name, None)
    for name, key in place.items():
        kept[name] = key
    return f"?{kept.urlencode()}"
