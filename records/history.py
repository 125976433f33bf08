"""History: every change of a record, written by the database, told in words.

Triggers write it (django-pghistory), so no change escapes: a form's, a script's, raw SQL's. A row
of history is never rewritten.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modeltrans.fields import TranslationField

# Counted by the database at every change: they would only repeat that something changed.
UNTOLD = ("created_at", "updated_at", "version")


class _All(pgtrigger.Condition):
    """Several conditions of a trigger at once; the library's own do not combine."""

    def __init__(self, *conditions):
        self.conditions = conditions

    def resolve(self, model):
        return f"({' AND '.join(f'({part.resolve(model)})' for part in self.conditions)})"


def track(
    *, hidden: tuple[str, ...] = (), when: pgtrigger.Condition | None = None
) -> Callable[[type[models.Model]], type[models.Model]]:
    """Class decorator: keep the history of a model.

    ``hidden`` names fields that history must not hold (secrets, derived columns). ``when`` limits
    it to some rows, by a condition on the row as it becomes (``new__…``): a child's draft, for
    one, leaves no trace.
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
        return pghistory.track(*trackers, exclude=excluded)(model)

    return decorate


@dataclass(frozen=True)
class Change:
    """One field of one change, before and after in words; empty where there was nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Part:
    """What one change did to one record, which it made if ``is_new``."""

    what: str
    is_new: bool
    changes: tuple[Change, ...]


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
    events = list(_events(record).order_by("-pgh_id")[:limit])
    writers = _names({_writer(event) for event in events})
    return [
        Version(event.pgh_id, event.pgh_created_at, writers.get(_writer(event), ""))
        for event in events
    ]


def compared(record: models.Model, earlier: int, later: int) -> list[Change]:
    """Two of its versions, by their keys: every field with the words of both."""
    events = _events(record).in_bulk([earlier, later])
    before, after = events[earlier], events[later]
    found = []
    for field in _told_fields(type(record)):
        if isinstance(field, TranslationField):
            found += _all_translations(field, before, after)
            continue
        names = _related_names(field, [before, after])
        label = capfirst(field.verbose_name)
        found.append(Change(label, _words(field, before, names), _words(field, after, names)))
    return found


def _events(record):
    return (
        type(record)
        .pgh_event_model.objects.filter(pgh_obj_id=record.pk)
        .select_related("pgh_context")
    )


def entries(*records: models.Model, limit: int | None = 100) -> list[Entry]:
    """The newest ``limit`` changes of each kind of these records, or all, newest first.

    The first record is what the page is about: that the others belong to it is not told. The
    number of queries depends on the kinds of records and of their fields, never on how many
    records or changes there are.
    """
    by_model: dict[type[models.Model], list[Any]] = {}
    for record in records:
        by_model.setdefault(type(record), []).append(record.pk)
    told = [
        part
        for model, keys in by_model.items()
        for part in _parts_of_model(model, keys, limit, untold=type(records[0]))
    ]
    moments: dict[tuple[datetime, str], list[Part]] = {}
    for at, by, part in sorted(told, key=lambda each: each[0]):
        moments.setdefault((at, by), []).append(part)
    return [Entry(at, by, tuple(parts)) for (at, by), parts in reversed(moments.items())]


def _parts_of_model(model, keys, limit, untold):
    newest = (
        model.pgh_event_model.objects.filter(pgh_obj_id__in=keys)
        .select_related("pgh_context")
        .order_by("-pgh_id")
    )
    events = list(newest if limit is None else newest[: limit + 1])
    is_cut = limit is not None and len(events) > limit
    writers = _names({_writer(event) for event in events})
    fields = [
        field
        for field in _told_fields(model)
        if model is untold or field.related_model is not untold
    ]
    names = {field.name: _related_names(field, events) for field in fields}
    earlier: dict[Any, models.Model] = {}
    for event in reversed(events):
        before = earlier.get(event.pgh_obj_id)
        earlier[event.pgh_obj_id] = event
        if before is None and is_cut and event.pgh_label != "insert":
            continue  # what it was before lies beyond the limit
        changes = tuple(
            change
            for field in fields
            if _differs(field, before, event)
            for change in _changes(field, before, event, names[field.name])
        )
        if changes:
            part = Part(str(model._meta.verbose_name), before is None, changes)
            yield event.pgh_created_at, writers.get(_writer(event), ""), part


def _told_fields(model):
    tracked = {field.name for field in model.pgh_event_model._meta.concrete_fields}
    return [
        field
        for field in model._meta.concrete_fields
        if field.name in tracked and not field.primary_key and field.name not in UNTOLD
    ]


def _differs(field, before, after):
    value = getattr(after, field.attname)
    if before is None:
        return value not in (None, "", [], {})
    return getattr(before, field.attname) != value


def _changes(field, before, after, names):
    if isinstance(field, TranslationField):
        yield from _translations(field, before, after)
        return
    was = _words(field, before, names) if before else ""
    yield Change(capfirst(field.verbose_name), was, _words(field, after, names))


def _translations(field, before, after):
    """One change for each text in another language; all of them stand in one column."""
    for change in _all_translations(field, before, after):
        if change.before != change.after:
            yield change


def _all_translations(field, before, after):
    was = (getattr(before, field.attname) if before else None) or {}
    becomes = getattr(after, field.attname) or {}
    languages = dict(settings.LANGUAGES)
    for text in field.get_translated_fields():
        if text.language in (None, settings.LANGUAGE_CODE):
            continue  # what a page reads in any language; what stands in a column of its own
        label = f"{capfirst(text.original_field.verbose_name)} ({languages[text.language]})"
        yield Change(label, was.get(text.name) or "", becomes.get(text.name) or "")


def _writer(event):
    metadata = event.pgh_context.metadata if event.pgh_context else {}
    return metadata.get("user")


def _names(users):
    found = get_user_model().objects.in_bulk([key for key in users if key is not None])
    return {key: str(user) for key, user in found.items()}


def _related_names(field, events):
    if not field.is_relation:
        return {}
    keys = {getattr(event, field.attname) for event in events} - {None}
    # With what their names are made of: a mandate's tells its organization's.
    related = field.related_model._default_manager.select_related()
    return {key: str(obj) for key, obj in related.in_bulk(keys).items()}


def _words(field, event, names):
    """A value as a reader would say it: the name of a choice, of a person, a date in words."""
    value = getattr(event, field.attname)
    if value is None or value == "":
        return ""
    if field.is_relation:
        return names.get(value, _("removed"))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(field, models.DateField):
        return date_format(value, "DATE_FORMAT")
    return str(value)
