"""What the database refuses, in a sentence, at the field of a form that it is about.

A form asks first whether a name, a number or an address is free; somebody else may take it before
the row is written. Then the database has the last word, and that is no error page.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django import forms
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

ADDRESS = "slug"  # found free for two people at the same instant


@dataclass(frozen=True)
class Said:
    """A sentence (a lazy one keeps its language open), and the field of a record that it is about:
    of several, the one that tells apart rows of the same record, as the number of an amendment."""

    sentence: str
    field: str = ""
    model: type[models.Model] | None = None


Sentences = Mapping[str, Said]


class Refused(Exception):
    """It can't be; the message is a sentence for the reader, and ``said`` where it belongs."""

    def __init__(self, sentence: str, said: Said | None = None):
        super().__init__(sentence)
        self.said = said or Said(sentence)


@contextmanager
def or_refused(
    sentences: Sentences | None = None, refusal: type[Refused] = Refused
) -> Iterator[None]:
    """All or nothing; what the database refuses is raised as ``refusal``.

    Constraints and unique fields bring their sentences. ``sentences`` are those of triggers, by the
    name that they refuse with, and better ones. What has none is a fault of ours, and stays one.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        said = _said(error.__cause__.diag, sentences or {})
        if said is None:
            raise
        raise refusal(str(said.sentence), said) from error


def say(form: forms.BaseForm, refused: Refused, *, made_of: str = "") -> None:
    """Put the sentence at its field, if the form shows that one.

    ``made_of`` is the field that an address is made of where nobody types it.
    """
    said = refused.said
    of_form = getattr(getattr(form, "_meta", None), "model", None)
    is_of_form = said.model is None or of_form is None or issubclass(of_form, said.model)
    field = made_of if said.field == ADDRESS and made_of else said.field
    form.add_error(field if is_of_form and field in form.fields else None, str(refused))


def _said(found, sentences):
    """``found`` is what the database tells of its refusal."""
    if found.constraint_name in sentences:
        return sentences[found.constraint_name]
    tables = {model._meta.db_table: model for model in apps.get_models() if not model._meta.proxy}
    model = tables.get(found.table_name)
    if model is None:
        return None
    for constraint in model._meta.constraints:
        if constraint.name == found.constraint_name:
            fields = getattr(constraint, "fields", ())  # of a unique one
            field = fields[-1] if fields else ""
            return Said(constraint.violation_error_message, field, model)
    return _taken(model, found.constraint_name)


def _taken(model, name):
    """Of a unique field, whose constraint the database itself has named."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table).get(name)
    columns = found["columns"] if found and found["unique"] else []
    fields = [field for field in model._meta.concrete_fields if field.column in columns]
    if not fields:
        return None
    field = fields[-1]
    if field.name == ADDRESS:
        words = _("Somebody took this address just now. Save it once more.")
    else:
        words = _("Somebody else took this just now (%(field)s). Look whether it is the same.")
        words %= {"field": capfirst(field.verbose_name)}
    return Said(words, field.name, model)
