"""What differs between two states of a record, in the words of a reader (``records.history``).

A state is a row of history, or None: before a record was made, and after it was taken away.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from modeltrans.fields import TranslationField

# Counted by the database at every change: they would only repeat that something changed.
UNTOLD = ("created_at", "updated_at", "version")


@dataclass(frozen=True)
class Change:
    """One field, before and after in words; empty where there was nothing."""

    label: str
    before: str
    after: str


def told_fields(model: type[models.Model]) -> list[models.Field]:
    """What history holds of a model and a reader cares for."""
    tracked = {field.name for field in model.pgh_event_model._meta.concrete_fields}
    return [
        field
        for field in model._meta.concrete_fields
        if field.name in tracked and not field.primary_key and field.name not in UNTOLD
    ]


def differing(field: models.Field, before: Any, after: Any, names: dict) -> Iterator[Change]:
    """What differs in this field: nothing, or one change; one for each language of a text.

    ``names`` are those of the field (``related_names``).
    """
    if _value(field, before) == _value(field, after):
        return
    for change in side_by_side(field, before, after, names):
        if not isinstance(field, TranslationField) or change.before != change.after:
            yield change


def side_by_side(field: models.Field, before: Any, after: Any, names: dict) -> list[Change]:
    """The field in both states, be it the same or not."""
    if isinstance(field, TranslationField):
        return _translations(field, before, after)
    return [Change(_label(field), _words(field, before, names), _words(field, after, names))]


def related_names(field: models.Field, states: list[Any]) -> dict[Any, str]:
    """The names of what the field of these states leads to, by their keys."""
    if not field.is_relation:
        return {}
    keys = {getattr(state, field.attname) for state in states} - {None}
    # With what their names are made of: a mandate's tells its organization's.
    related = field.related_model._default_manager.select_related()
    return {key: str(obj) for key, obj in related.in_bulk(keys).items()}


def names_of_users(keys: set[Any]) -> dict[Any, str]:
    found = get_user_model().objects.in_bulk([key for key in keys if key is not None])
    return {key: str(user) for key, user in found.items()}


def _value(field, state):
    value = getattr(state, field.attname) if state else None
    return None if value in ("", [], {}) else value


def _label(field):
    # A table of links that Django made has no words of ours.
    of_link = field.is_relation and field.model._meta.auto_created
    return capfirst(str((field.related_model._meta if of_link else field).verbose_name))


def _translations(field, before, after):
    """One change for each text in another language; all of them stand in one column."""
    was, becomes = _value(field, before) or {}, _value(field, after) or {}
    found = []
    for text in field.get_translated_fields():
        if text.language in (None, settings.LANGUAGE_CODE):
            continue  # what a page reads in any language; what stands in a column of its own
        language = get_language_info(text.language)["name_translated"]
        label = f"{capfirst(text.original_field.verbose_name)} ({language})"
        found.append(Change(label, was.get(text.name) or "", becomes.get(text.name) or ""))
    return found


def _words(field, state, names):
    """A value as a reader would say it: the name of a choice, of a person, a date in words."""
    value = _value(field, state)
    if value is None:
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
    if isinstance(value, DateRange):
        last_day = value.upper and date_format(value.upper - timedelta(days=1), "DATE_FORMAT")
        return f"{date_format(value.lower, 'DATE_FORMAT')} – {last_day or _('no end')}"
    return str(value)
