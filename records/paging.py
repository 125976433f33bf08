"""Pages of a long list, without counting or skipping rows.

A page is found by the place it starts after, so page one thousand costs what page one costs. The
place is what the order goes by: the values of the last row that was read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict

PAGE_SIZE = 25
CHUNK_SIZE = 1000
COUNT_LIMIT = 1000
LARGEST_KEY = 2**63 - 1
NEWEST_FIRST = ("-pk",)
SEPARATOR = "~"  # stands in no number, date or time


@dataclass(frozen=True)
class Page:
    """``is_lost``: the address names a place that is none, so this is the beginning."""

    rows: list
    newer_url: str
    older_url: str
    is_lost: bool = False


@dataclass(frozen=True)
class Count:
    """How many rows there are; beyond ``COUNT_LIMIT`` only that there are more."""

    number: int
    is_capped: bool


def page_of(
    queryset: models.QuerySet,
    query: QueryDict,
    order: tuple[str, ...] = NEWEST_FIRST,
    size: int = PAGE_SIZE,
) -> Page:
    """One page of ``queryset`` in this order; the links keep the reader's filters.

    ``order`` names columns that are never null, as ``order_by`` does, and ends with the key.
    "Newer" is towards the start of the list, "older" towards its end.

    A place that is none is the first page, which says so. So is a place beyond the list, which
    says nothing: rows leave it, too.
    """
    named = [query.get(side, "") for side in ("before", "after")]
    before, after = (_place(queryset.model, order, place) for place in named)
    if before:
        rows = _beyond(queryset, _reversed(order), before, size + 1)
        if rows:
            page = rows[:size][::-1]
            return _page(query, order, page, has_newer=len(rows) > size, has_older=True)
    elif after:
        rows = _beyond(queryset, order, after, size + 1)
        if rows:
            page = rows[:size]
            return _page(query, order, page, has_newer=True, has_older=len(rows) > size)
    rows = list(queryset.order_by(*order)[: size + 1])
    page = _page(query, order, rows[:size], has_newer=False, has_older=len(rows) > size)
    return replace(page, is_lost=any(named) and not (before or after))


def chunks_of(
    queryset: models.QuerySet, order: tuple[str, ...] = NEWEST_FIRST, size: int = CHUNK_SIZE
) -> Iterator[list]:
    """All rows in this order, some at a time: no query is long, none holds anything."""
    rows = list(queryset.order_by(*order)[:size])
    while rows:
        yield rows
        rows = _beyond(queryset, order, _values(rows[-1], order), size)


def count_of(queryset: models.QuerySet) -> Count:
    """The number of rows, counted up to ``COUNT_LIMIT`` and no further."""
    number = queryset.order_by()[: COUNT_LIMIT + 1].count()
    return Count(min(number, COUNT_LIMIT), number > COUNT_LIMIT)


def _beyond(queryset, order, place, size):
    """The first ``size`` rows after this place.

    First those that share all values but the last one with it, then those that share all but the
    last two, and so on: each is one stretch of the index that the order goes by, which a condition
    over all columns at once would not be.
    """
    rows = []
    for shared in reversed(range(len(order))):
        if len(rows) < size:
            same = dict(zip((_name(part) for part in order[:shared]), place, strict=False))
            step = "lt" if order[shared].startswith("-") else "gt"
            next_ones = {f"{_name(order[shared])}__{step}": place[shared]}
            found = queryset.filter(**same, **next_ones).order_by(*order)
            rows += found[: size - len(rows)]
    return rows


def _place(model, order, text):
    """The values that stand in an address; None if it holds no place of this order."""
    parts = text.split(SEPARATOR)
    if len(parts) != len(order):
        return None
    try:
        return [
            _form_field(model, name).clean(part) for name, part in zip(order, parts, strict=True)
        ]
    except ValidationError:
        return None


def _form_field(model, name):
    field = model._meta.pk if _name(name) == "pk" else model._meta.get_field(_name(name))
    if field.primary_key or field.is_relation:
        return forms.IntegerField(min_value=0, max_value=LARGEST_KEY)
    return field.formfield(required=True)


def _values(row, order):
    names = (_name(part) for part in order)
    return [row.pk if name == "pk" else row.serializable_value(name) for name in names]


def _name(part):
    return part.removeprefix("-")


def _reversed(order):
    return tuple(_name(part) if part.startswith("-") else f"-{part}" for part in order)


def _page(query, order, rows, *, has_newer, has_older):
    return Page(
        rows=rows,
        newer_url=_url(query, before=_values(rows[0], order)) if has_newer else "",
        older_url=_url(query, after=_values(rows[-1], order)) if has_older else "",
    )


def _url(query, **place):
    kept = query.copy()
    for name in ("after", "before"):
        kept.pop(name, None)
    for name, values in place.items():
        kept[name] = SEPARATOR.join(
            value.isoformat() if hasattr(value, "isoformat") else str(value) for value in values
        )
    return f"?{kept.urlencode()}"
