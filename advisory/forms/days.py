"""Days of mandates: how they are typed, and what is a slip."""

from datetime import timedelta

from django import forms
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

EARLIEST_YEAR = 2011  # the council was created in November 2011 (seed)
LONGEST_YEARS = 10


def day_field(label, **options):
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        **options,
    )


class DayForm(forms.Form):
    """The day to show the council on."""

    on = day_field(_("The council on"), required=False)


def period_of(first_day, last_day) -> DateRange:
    """Half open, as the database keeps it: it ends on the day after the last."""
    return DateRange(first_day, last_day + timedelta(days=1) if last_day else None)


def check_days(form, first_name):
    """The days of a mandate, from ``first_name`` to ``last_day``: in order, and no slip."""
    first_day, last_day = (form.cleaned_data.get(name) for name in (first_name, "last_day"))
    years = range(EARLIEST_YEAR, timezone.localdate().year + LONGEST_YEARS + 1)
    for name, day in ((first_name, first_day), ("last_day", last_day)):
        if day and day.year not in years:
            sentence = _("Look at the year. Write one from %(first)d to %(last)d.")
            form.add_error(name, sentence % {"first": years[0], "last": years[-1]})
    if first_day and last_day and last_day < first_day:
        form.add_error("last_day", _("The last day comes after the first."))
    elif first_day and last_day and last_day.year - first_day.year > LONGEST_YEARS:
        form.add_error("last_day", _("A mandate this long is a slip. Look at the year."))


def check_said(form, mandate):
    """What was said under this mandate stays within its days."""
    first_day, last_day = (form.cleaned_data.get(name) for name in ("first_day", "last_day"))
    said = mandate.days_of_words()
    if said is None:
        return
    if first_day and first_day > said.first:
        sentence = _("Something was said on %(day)s. The mandate begins on that day or before.")
        form.add_error("first_day", sentence % {"day": date_format(said.first, "DATE_FORMAT")})
    if last_day and last_day < said.last:
        sentence = _("Something was said on %(day)s. The mandate lasts until that day or longer.")
        form.add_error("last_day", sentence % {"day": date_format(said.last, "DATE_FORMAT")})
