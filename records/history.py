"""History: every change of a record, written by the database, told in words.

Triggers write it (django-pghistory), so no change escapes: a form's, a script's, raw SQL's. A row
of history is never rewritten.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pghistory
import pgtrigger
from django.db import models

from records.changes import (
    UNTOLD,
    Change,
    differing,
    names_of_users,
    related_names,
    side_by_side,
    told_fields,
)

# What belongs to the records of a model: other models, each with its field that leads there.
_PARTS: dict[type[models.Model], list[tuple[type[models.Model], str]]] = defaultdict(list)


class _All(pgtrigger.Condition):
    """Several conditions of a trigger at once; the library's own do not combine."""

    def __init__(self, *conditions):
        self.conditions = conditions

    def resolve(self, model):
        return f"({' AND '.join(f'({part.resolve(model)})' for part in self.conditions)})"


def track(
    *, hidden: tuple[str, ...] = (), when: pgtrigger.Condition | None = None, part_of: str = ""
) -> Callable[[type[models.Model]], type[models.Model]]:
    """Class decorator: keep the history of a model.

    ``hidden`` names fields that history must not hold (secrets, derived columns). ``when`` limits
    it to some rows, by a condition on the row as it becomes (``new__…``): a child's draft, for
    one, leaves no trace. ``part_of`` is the field that leads to the record whose history tells of
    this one too, also when it was taken away.
    """

    def decorate(model):
        excluded = [*UNTOLD, *hidden]
        changed = pgtrigger.AnyChange(exclude=excluded)
        trackers = [
            pghistory.InsertEvent(**({"condition": when} if when else {})),
            pghistory.UpdateEvent(condition=_All(changed, when) if when else changed),
        ]
        if when is None:
            trackers.append(pghistory.DeleteEvent())
        _belongs(model, part_of)
        return pghistory.track(*trackers, exclude=excluded)(model)

    return decorate


def track_links(*, part_of: str = "") -> Callable[[type[models.Model]], type[models.Model]]:
    """The same for a proxy of the table that links two models: a link comes and goes."""

    def decorate(model):
        _belongs(model, part_of)
        events = [pghistory.InsertEvent(), pghistory.DeleteEvent()]
        return pghistory.track(*events, obj_field=None)(model)

    return decorate


def _belongs(model, part_of):
    if part_of:
        _PARTS[model._meta.get_field(part_of).remote_field.model].append((model, part_of))


@dataclass(frozen=True)
class Part:
    """What one change did to one record, which it made if ``is_new`` and took away if ``is_gone``.

    ``name`` is which one it is, of several that belong to what the page is about and are there.
    """

    what: str
    is_new: bool
    changes: tuple[Change, ...]
    is_gone: bool = False
    name: str = ""


@dataclass(frozen=True)
class Entry:
    """All that changed at once. ``by`` is empty when no signed-in person did it."""

    at: datetime
    by: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Version:
    """A record as it was from one moment on. ``key`` names it; ``by`` as of an ``Entry``."""

    key: int
    at: datetime
    by: str


def versions(record: models.Model, limit: int = 100) -> list[Version]:
    """The newest ``limit`` versions of a record, the newest first."""
    events = list(_events(type(record), pgh_obj_id=record.pk)[:limit])
    writers = names_of_users({_writer(event) for event in events})
    return [
        Version(event.pgh_id, event.pgh_created_at, writers.get(_writer(event), ""))
        for event in events
    ]


def compared(record: models.Model, earlier: int, later: int) -> list[Change]:
    """Two of its versions, by their keys: every field with the words of both."""
    events = _events(type(record), pgh_obj_id=record.pk).in_bulk([earlier, later])
    states = [events[earlier], events[later]]
    return [
        change
        for field in told_fields(type(record))
        for change in side_by_side(field, *states, related_names(field, states))
    ]


def entries(*records: models.Model, limit: int | None = 100) -> list[Entry]:
    """The newest ``limit`` changes of each kind of these records and of their parts (``track``), or
    all, newest first.

    The first record is what the page is about: that the others belong to it is not told. The
    number of queries depends on the kinds of records and of their fields, never on how many
    records or changes there are.
    """
    by_model: dict[type[models.Model], list[Any]] = {}
    for record in records:
        by_model.setdefault(type(record), []).append(record.pk)
    page = type(records[0])
    told = []
    for model, keys in by_model.items():
        told += _told(model, _events(model, pgh_obj_id__in=keys), limit, page)
        for part, events in _parts(model, keys):
            told += _told(part, events, limit, page, is_part=True)
    moments: dict[tuple[datetime, str], list[Part]] = {}
    for at, by, part in sorted(told, key=lambda each: each[0]):
        moments.setdefault((at, by), []).append(part)
    return [Entry(at, by, tuple(parts)) for (at, by), parts in reversed(moments.items())]


def _events(model, **of):
    events = model.pgh_event_model.objects.filter(**of)
    return events.select_related("pgh_context").order_by("-pgh_id")


def _parts(model, keys) -> Iterator[tuple[type[models.Model], models.QuerySet]]:
    """The history of all that belongs to these rows, or did, and of what belongs to that."""
    for part, field in _PARTS[model]:
        events = _events(part, **{f"{field}__in": keys})
        yield part, events
        if part in _PARTS:
            yield from _parts(part, set(events.order_by().values_list("pgh_obj_id", flat=True)))


def _told(model, newest, limit, page, *, is_part=False):
    events = list(newest if limit is None else newest[: limit + 1])
    is_cut = limit is not None and len(events) > limit
    writers = names_of_users({_writer(event) for event in events})
    fields = [
        field for field in told_fields(model) if model is page or field.related_model is not page
    ]
    names = {field: related_names(field, events) for field in fields}
    own_names = _own_names(model, events) if is_part else {}
    earlier: dict[Any, models.Model] = {}
    for event in reversed(events):
        key = getattr(event, "pgh_obj_id", None)
        before, after = earlier.get(key), event
        is_gone = event.pgh_label == "delete"
        is_new = event.pgh_label == "insert" or (before is None and not is_gone and not is_cut)
        if is_gone:
            before, after = event, None
        elif is_new:
            before = None
        elif before is None:
            earlier[key] = event
            continue  # what it was before lies beyond the limit
        earlier[key] = event
        changes = tuple(
            change for field in fields for change in differing(field, before, after, names[field])
        )
        if changes:
            name = own_names.get(key, "") if not is_new and not is_gone else ""
            part = Part(_what(model), is_new, changes, is_gone, name)
            yield event.pgh_created_at, writers.get(_writer(event), ""), part


def _what(model):
    links = model._meta.concrete_model
    if not links._meta.auto_created:
        return str(model._meta.verbose_name)
    fields = links._meta.auto_created._meta.many_to_many
    return str(next(each for each in fields if each.remote_field.through is links).verbose_name)


def _own_names(model, events):
    keys = {getattr(event, "pgh_obj_id", None) for event in events} - {None}
    if not keys:
        return {}
    leading = [field.name for field in model._meta.concrete_fields if field.is_relation]
    rows = model._default_manager.select_related(*leading) if leading else model._default_manager
    return {key: str(row) for key, row in rows.in_bulk(keys).items()}


def _writer(event):
    metadata = event.pgh_context.metadata if event.pgh_context else {}
    return metadata.get("user")
