"""What stands in a cell of a table: read as people write it, shown as the pages say it.

Each has a ``hint``: what goes into the cell. ``ValueError`` says what is wrong with it.
"""

from datetime import date, datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from import_export.widgets import ForeignKeyWidget, IntegerWidget, Widget

from records.search import folded

DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")


def plain(text: str) -> str:
    """A name of a column or of a choice, as people write it in their own way."""
    return " ".join(folded(text).replace("_", " ").lower().split())


class ChoiceWidget(Widget):
    """One of a closed list, by its name in any of our languages, or by its key."""

    def __init__(self, choices, **of_a_text):
        super().__init__()
        self.choices = dict(choices)

    @property
    def hint(self):
        return ", ".join(str(label) for label in self.choices.values())

    def clean(self, value, row=None, **options):
        if not value:
            return ""
        names = {}
        for language, _name in settings.LANGUAGES:
            with override(language):
                names |= {plain(str(label)): key for key, label in self.choices.items()}
        names |= {plain(str(key)): key for key in self.choices}
        if plain(value) not in names:
            words = _("“%(value)s” is not one of these: %(known)s.")
            raise ValueError(words % {"value": value, "known": self.hint})
        return names[plain(value)]

    def render(self, value, obj=None, **options):
        return str(self.choices.get(value, value or ""))


class DayWidget(Widget):
    """2026-03-12, or 12/03/2026 as it is written in Peru."""

    hint = gettext_lazy("A date, as 2026-03-12 or 12/03/2026.")

    def clean(self, value, row=None, **options):
        if not value:
            return None
        for pattern in DAYS:
            try:
                return datetime.strptime(value, pattern).date()
            except ValueError:
                continue
        raise ValueError(_("“%s” is no date. Write it as 2026-03-12 or 12/03/2026.") % value)

    def render(self, value, obj=None, *, force_native_type=False, **options):
        if force_native_type or not isinstance(value, date):
            return value or ""
        return value.isoformat()


class NumberWidget(IntegerWidget):
    def clean(self, value, row=None, **options):
        if value and not value.lstrip("-").isdecimal():
            raise ValueError(_("“%s” is not a number.") % value)
        return int(value) if value else None


class KeyWidget(ForeignKeyWidget):
    """A related record by a field of its own; ``missing`` says that there is none of “%s”."""

    def __init__(self, model, field, *, hint, missing):
        super().__init__(model, field)
        self.hint = hint
        self.missing = missing

    def clean(self, value, row=None, **options):
        try:
            return super().clean(value, row, **options)
        except self.model.DoesNotExist:
            raise ValueError(str(self.missing) % value) from None
