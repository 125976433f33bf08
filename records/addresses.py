"""The word in the address of a record's page."""

from collections.abc import Collection

from django.db import models

LENGTH = 45  # with room for a number behind it


def free_address(model: type[models.Model], wanted: str, pages: Collection[str]) -> str:
    """``wanted`` itself, or with a number behind it where another record has it, or one of the
    other ``pages`` (see ``records.constraints.own_address``)."""
    base, number = wanted[:LENGTH], 1
    found = base
    while found in pages or model._default_manager.filter(slug=found).exists():
        number += 1
        found = f"{base}-{number}"
    return found
