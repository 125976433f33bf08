"""What every record has: when it came, when it changed, and how many times."""

from copy import copy

import pgtrigger
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Record(models.Model):
    """A row that people edit.

    ``version`` grows by one with each update, whoever makes it: a trigger counts, so a script or
    raw SQL counts too. A form remembers the version it was made from, and a save from an older one
    shows both texts instead of overwriting (``records.forms.versioned``).

    After ``save()`` the instance still holds the old version: call ``refresh_from_db()`` to go on
    with the same object.
    """

    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)
    updated_at = models.DateTimeField(_("last changed"), db_default=Now(), editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True
        triggers = [
            pgtrigger.Trigger(
                name="count_version",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func="""
                    NEW.version := OLD.version + 1;
                    NEW.created_at := OLD.created_at;
                    NEW.updated_at := now();
                    RETURN NEW;
                """,
            )
        ]


def count_version_but_for(*fields: str) -> pgtrigger.Trigger:
    """The trigger of ``Record`` for a model some of whose fields no form shows or overwrites: where
    nothing but them changes, the version stays."""
    trigger = copy(Record.Meta.triggers[0])
    trigger.condition = pgtrigger.AnyChange(exclude=list(fields))
    return trigger
