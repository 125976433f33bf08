"""Constraints that many records need, each with a sentence that a person understands."""

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
