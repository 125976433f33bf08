"""Tables that administrators take out and in (django-import-export): the same words as on the
pages, the same rules, all or nothing."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from import_export import resources
from import_export.instance_loaders import CachedInstanceLoader
from import_export.results import Result, RowResult
from import_export.widgets import Widget

from records.cells import ChoiceWidget, DayWidget, NumberWidget, plain
from records.export import quoted, unquoted
from records.refusals import Refused, Sentences, or_refused

KEY_HINT = gettext_lazy("Small letters, digits and hyphens, as in mi-red. By it each row is known.")
FIRST_ROW = 2  # of a sheet; the one above names the columns


@dataclass(frozen=True)
class Column:
    """A column as the page of an import explains it; ``hint`` is what goes into it."""

    label: str
    hint: str
    is_needed: bool


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell or row; ``column`` is empty for the row as a whole."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class Line:
    """What one row would do. ``changes`` are the columns with the words before and after."""

    row: int
    name: str
    is_new: bool
    changes: tuple[tuple[str, str, str], ...]


class TableResult(Result):
    """What a preview tells. Rows have the numbers of the sheet, where the first one names the
    columns. ``seen`` is the fingerprint of what the table was compared with."""

    seen = ""
    encoding = ""

    def __init__(self):
        super().__init__()
        self.problems: list[Problem] = []
        self.lines: list[Line] = []

    @property
    def unchanged(self) -> int:
        return sum(row.is_skip() and row.object_id is not None for row in self.rows)


class TableResource(resources.ModelResource):
    """The records of one table, each known by one field: ``Meta.import_id_fields``.

    Checked by the same constraints as the pages, so a bad row is named before anything is saved.
    ``seen`` is the fingerprint of the rows that a preview was made from; when they are others by
    now, nothing is imported, since it would not be what was shown.
    """

    labels: ClassVar[dict] = {}  # of columns that the model names otherwise
    sentences: ClassVar[Sentences] = {}  # of triggers (``records.refusals``)

    class Meta:
        clean_model_instances = True
        use_transactions = True
        skip_unchanged = True
        report_skipped = True
        skip_html_diff = True
        store_instance = True
        instance_loader_class = CachedInstanceLoader

    def __init__(self, *, seen: str = "", **options):
        super().__init__(**options)
        self.seen = seen
        self.first_rows: dict[str, int] = {}  # of keys that stand in several

    @classmethod
    def get_result_class(cls):
        return TableResult

    @classmethod
    def widget_from_django_field(cls, f, default=Widget):
        if f.choices:
            return partial(ChoiceWidget, f.choices)
        if isinstance(f, models.DateField):
            return DayWidget
        if isinstance(f, models.IntegerField):
            return NumberWidget
        return super().widget_from_django_field(f, default=default)

    # --- Words ---

    @classmethod
    def label(cls, name: str) -> str:
        """A column in the words of the reader."""
        if name in cls.labels:
            return str(cls.labels[name])
        return capfirst(str(cls._meta.model._meta.get_field(name).verbose_name))

    @classmethod
    def columns(cls) -> dict[str, str]:
        """The field of each name that a column may have, in any of our languages."""
        found = {plain(name): name for name in cls._meta.fields}
        for language, _name in settings.LANGUAGES:
            with override(language):
                found |= {plain(cls.label(name)): name for name in cls._meta.fields}
        return found

    @classmethod
    def described(cls) -> list[Column]:
        key = cls._meta.import_id_fields
        fields = {name: cls._meta.model._meta.get_field(name) for name in cls._meta.fields}
        return [
            Column(
                cls.label(name),
                str(KEY_HINT if name in key else cls._hint(name, field)),
                is_needed=not (field.blank or field.has_default()),
            )
            for name, field in fields.items()
        ]

    @classmethod
    def _hint(cls, name, field):
        hint = getattr(cls.fields[name].widget, "hint", "")
        if not hint and field.max_length:
            return _("A text of at most %d characters.") % field.max_length
        return hint

    def get_export_headers(self, selected_fields=None):
        return [self.label(field.attribute) for field in self.get_export_fields(selected_fields)]

    def export_field(self, field, instance, **options):
        return quoted(super().export_field(field, instance, **options))

    # --- The whole table ---

    def import_data(self, dataset, **options):
        """All or nothing after the preview too, if a row has become bad since."""
        return super().import_data(dataset, **options | {"rollback_on_validation_errors": True})

    def import_data_inner(self, dataset, *arguments, **options):
        """What is wrong with the whole table is told once, not again for each of its rows."""
        try:
            dataset.headers = self._fields_of(dataset.headers)
            seen = self._lock(dataset)
        except ValidationError as error:
            result = self.get_result_class()()
            result.append_base_error(self.get_error_result_class()(error.messages[0]))
            return result
        result = super().import_data_inner(dataset, *arguments, **options)
        result.seen, result.encoding = seen, dataset.title
        result.problems = list(self._problems(result))
        result.lines = list(self._lines(result))
        return result

    def _fields_of(self, header):
        names = self.columns()
        if unknown := [text for text in header if plain(text) not in names]:
            words = _("There is no column of this name: %s. Take it out, or give it another name.")
            raise ValidationError(words % ", ".join(f"“{text}”" for text in unknown))
        found = [names[plain(text)] for text in header]
        if twice := [name for name, times in Counter(found).items() if times > 1]:
            words = _("This column is there twice: %s.")
            raise ValidationError(words % ", ".join(map(self.label, twice)))
        if lacking := [name for name in self._meta.import_id_fields if name not in found]:
            words = _("This column is missing: %s. By it each row is known.")
            raise ValidationError(words % ", ".join(map(self.label, lacking)))
        return found

    def _lock(self, dataset):
        """Hold the rows that are there already, and return their fingerprint."""
        (key,) = self._meta.import_id_fields
        keys = dataset[key]
        counted = Counter(keys)
        self.first_rows = {
            each: keys.index(each) + FIRST_ROW for each in keys if each and counted[each] > 1
        }
        rows = self._meta.model.objects.filter(**{f"{key}__in": keys}).order_by("pk")
        locked = rows.select_for_update(no_key=True, of=("self",))
        versions = repr([(row.pk, row.version) for row in locked])
        fingerprint = hashlib.sha256(versions.encode()).hexdigest()
        if self.seen and self.seen != fingerprint:
            raise ValidationError(
                _("Somebody changed one of these records meanwhile. Send the file again.")
            )
        return fingerprint

    def _problems(self, result):
        for row in result.error_rows:
            for each in row.errors:
                yield Problem(row.number + 1, "", _sentence(each.error))
        for row in result.invalid_rows:
            for name, sentences in row.field_specific_errors.items():
                yield from (Problem(row.number + 1, self.label(name), each) for each in sentences)
            for sentence in row.non_field_specific_errors:
                yield Problem(row.number + 1, "", sentence)

    def _lines(self, result):
        for number, row in enumerate(result.rows, start=FIRST_ROW):
            if row.is_new() or row.is_update():
                yield Line(number, row.object_repr, row.is_new(), tuple(self._changes(row)))

    def _changes(self, row):
        for field in self.get_import_fields():
            before = str(field.export(row.original)) if row.original else ""
            after = str(field.export(row.instance))
            if before != after:
                yield self.label(field.attribute), before, after

    # --- One row ---

    def import_row(self, row, instance_loader, **options):
        if any(row.values()):
            return super().import_row(row, instance_loader, **options)
        blank = self.get_row_result_class()()
        blank.import_type = RowResult.IMPORT_TYPE_SKIP
        return blank

    def before_import_row(self, row, *, row_number, **options):
        (key,) = self._meta.import_id_fields
        own = row_number + 1
        first = self.first_rows.get(row[key], own)
        if first != own:
            sentence = _("Row %(row)d says the same, and each stands once.") % {"row": first}
            raise ValidationError({key: sentence})
        row.update({name: unquoted(value) for name, value in row.items()})

    def import_field(self, field, instance, row, *arguments, **options):
        """The same words with other line ends, or nothing in another way, are no change."""
        before = field.get_value(instance)
        super().import_field(field, instance, row, *arguments, **options)
        if _words(before) == _words(field.get_value(instance)):
            setattr(instance, field.attribute, before)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """The constraints are left to the database, which checks them when the row is saved: Django
        would ask it once for each, which takes seconds for a thousand rows. Of a bad row all that
        is wrong is named at once."""
        try:
            if import_validation_errors:
                raise ValidationError(import_validation_errors)
            instance.full_clean(validate_unique=False, validate_constraints=False)
        except ValidationError:
            super().validate_instance(instance, import_validation_errors, validate_unique)

    def do_instance_save(self, instance, is_create):
        try:
            with or_refused(self.sentences):
                super().do_instance_save(instance, is_create)
        except Refused as refused:
            column, sentence = refused.said.field, str(refused)
            if column in self._meta.fields:
                raise ValidationError({column: sentence}) from refused
            super().validate_instance(instance)  # the same, perhaps at a column
            raise ValidationError(sentence) from refused


def _sentence(error):
    """What the database refuses after all the checks is not told in its own words."""
    if isinstance(error, DatabaseError):
        return _("The database does not take this row. Perhaps somebody was quicker: try again.")
    return str(error)


def _words(value):
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
