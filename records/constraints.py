"""Constraints that many records need, each with a sentence that a person understands."""

from collections.abc import Collection

from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _


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


def same(field: str) -> tuple[models.Func, str]:
    """Equality of a key for an exclusion constraint, as a range of one.

    Core PostgreSQL compares ranges with GiST, but plain numbers only with an extension.
    """
    key = models.F(field)
    return models.Func(key, key, models.Value("[]"), function="int8range"), RangeOperators.OVERLAPS


def refuse(name: str) -> str:
    """SQL that ends the change, as a broken constraint of this name would."""
    return f"RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';"
