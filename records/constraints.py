"""Constraints that many records need, each with a sentence that a person understands."""

from collections.abc import Collection
from datetime import date, timedelta
from operator import attrgetter

from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.choices import FIRST_YEAR, LAST_YEAR

# What a path of ``KnownYears`` leads to, in Python.
_DAY_OF = {
    "": lambda day: day,
    "date": timezone.localdate,
    "startswith": attrgetter("lower"),
    "endswith": attrgetter("upper"),
}


def known_choice(
    field: str, choices: type[models.TextChoices], *, name: str, or_empty: bool = False
) -> models.CheckConstraint:
    """The database takes no other value than the form offers."""
    values = [*choices.values, ""] if or_empty else choices.values
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": values}),
        name=name,
        violation_error_message=_("Choose one of the values that are offered."),
    )


def own_address(pages: Collection[str], *, name: str) -> models.CheckConstraint:
    """No record's address is that of another page, which nobody could tell from its own."""
    return models.CheckConstraint(
        condition=~models.Q(slug__in=sorted(pages)),
        name=name,
        violation_error_message=_("This is the address of another page. Choose another one."),
    )


class CheckAtField(models.CheckConstraint):
    """A check over several fields whose sentence stands at one of them: where a person mends it,
    and in its column of a table. For migrations it is a check like any other."""

    def __init__(self, *, at: str = "", **options) -> None:
        self.fields = (at,) if at else ()  # as of a unique constraint, for ``records.refusals``
        super().__init__(**options)

    def deconstruct(self):
        _path, args, options = super().deconstruct()
        return "django.db.models.CheckConstraint", args, options

    def clone(self):
        cloned = super().clone()
        cloned.fields = self.fields
        return cloned

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        try:
            super().validate(model, instance, exclude=exclude, using=using)
        except ValidationError as error:
            raise ValidationError({self.fields[0]: error}) from error


class KnownYears(models.CheckConstraint):
    """Days lie in years that somebody can mean: one that was mistyped is refused at its field.

    Each path is the name of a day (``ends_on``), of a moment's day (``starts_at__date``), or of a
    range's first day or end (``period__startswith``, ``period__endswith``), which is the day after
    its last.
    """

    def __init__(
        self, *paths: str, name: str, first: int = FIRST_YEAR, last: int = LAST_YEAR
    ) -> None:
        self.paths, self.first, self.last = paths, first, last
        super().__init__(
            condition=models.Q(*((f"{path}__range", self._limits(path)) for path in paths)),
            name=name,
            violation_error_message=_("Look at the year."),
        )

    def _limits(self, path):
        last = date(self.last, 12, 31)
        is_after_last = path.endswith("__endswith")
        return date(self.first, 1, 1), last + timedelta(days=1) if is_after_last else last

    def deconstruct(self):
        path, _args, _kwargs = super().deconstruct()
        return path, self.paths, {"name": self.name, "first": self.first, "last": self.last}

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        """Without the database; each slip stands at its field."""
        slips = {}
        for path in self.paths:
            name, _dunder, part = path.partition("__")
            value = getattr(instance, name)
            if value and name not in (exclude or ()):
                day = _DAY_OF[part](value)
                first, last = self._limits(path)
                if day and not first <= day <= last:
                    slips[name] = self.get_violation_error_message()
        if slips:
            raise ValidationError(slips)


class ByNow(models.CheckConstraint):
    """Of a record: what is yet to come is not written down as if it had happened."""

    def __init__(self, field: str, *, name: str, sentence: str) -> None:
        self.field, self.sentence = field, sentence
        self.fields = (field,)  # as of a unique constraint, for ``records.refusals``
        super().__init__(
            condition=models.Q(**{f"{field}__lte": models.F("updated_at__date")}),
            name=name,
            violation_error_message=sentence,
        )

    def deconstruct(self):
        path, _args, _kwargs = super().deconstruct()
        return path, (self.field,), {"name": self.name, "sentence": self.sentence}

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        """Without the database, as the record is changed now; at its field."""
        day = getattr(instance, self.field)
        if day and self.field not in (exclude or ()) and day > timezone.localdate():
            raise ValidationError({self.field: self.get_violation_error_message()})


def same(field: str) -> tuple[models.Func, str]:
    """Equality of a key for an exclusion constraint, as a range of one.

    Core PostgreSQL compares ranges with GiST, but plain numbers only with an extension.
    """
    key = models.F(field)
    return models.Func(key, key, models.Value("[]"), function="int8range"), RangeOperators.OVERLAPS


def refuse(name: str) -> str:
    """SQL that ends the change, as a broken constraint of this name would."""
    return f"RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';"
