"""The word in the address of a record's page."""

from django.db import models

LENGTH = 45  # with room for a number behind it
FORM = "new"  # the address of the form


def free_address(model: type[models.Model], wanted: str) -> str:
    """``wanted`` itself, or with a number behind it where another record has it."""
    base, number = wanted[:LENGTH], 1
    found = base
    while found == FORM or model._default_manager.filter(slug=found).exists():
        number += 1
        found = f"{base}-{number}"
    return found
