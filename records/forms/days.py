"""Fields for a day and for a moment, and what of a typed year is a slip."""

from datetime import date, datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from records.choices import FIRST_YEAR, LAST_YEAR


def check_year(day: date, first: int = FIRST_YEAR, last: int = LAST_YEAR) -> None:
    """Raises ``ValidationError`` for a day before or after these years."""
    if not first <= day.year <= last:
        raise forms.ValidationError(
            _("Look at the year. Write one from %(first)d to %(last)d."),
            params={"first": first, "last": last},
        )


def day_field(label, *, check=check_year, **options) -> forms.DateField:
    """A day with a calendar; ``check`` is what refuses a slip of the year."""
    options.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    return forms.DateField(label=label, validators=[check], **options)


class MomentField(forms.DateTimeField):
    """A day with its hour: a day alone would be taken for its midnight."""

    def to_python(self, value) -> datetime | None:
        moment = super().to_python(value)
        if moment and isinstance(value, str) and ":" not in value:
            raise forms.ValidationError(_("Write the hour too, for example 15:30."))
        return moment
