"""Days of the council: how they are typed, and what is a slip."""

from datetime import date, timedelta
from functools import partial

from django import forms
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from advisory.ages import anniversary
from records.forms.days import check_year
from records.forms.days import day_field as any_day_field

EARLIEST_YEAR = 2011  # the council was created in November 2011 (seed)
LONGEST_YEARS = 10
ANSWER_YEARS = 1  # for how many years ahead an answer is promised at most
COMMITMENT_YEARS = 3


def check_council_year(day: date) -> None:
    """Since the council exists, and as far ahead as anybody plans."""
    check_year(day, EARLIEST_YEAR, timezone.localdate().year + LONGEST_YEARS)


def day_field(label, **options) -> forms.DateField:
    """A day of the council's."""
    return any_day_field(label, check=check_council_year, **options)


def promise_field(label, *, within_years: int, **options) -> forms.DateField:
    """A day that a child can wait for."""
    return any_day_field(
        label, check=partial(_check_not_too_far, within_years=within_years), **options
    )


def _check_not_too_far(day, *, within_years):
    last = anniversary(timezone.localdate(), within_years)
    if day > last:
        raise forms.ValidationError(
            _("A child can’t wait that long. Choose a day until %(day)s."),
            params={"day": date_format(last, "DATE_FORMAT")},
        )


class DayForm(forms.Form):
    """The day to show the council on."""

    on = day_field(_("The council on"), required=False)


def period_of(first_day, last_day) -> DateRange:
    """Half open, as the database keeps it: it ends on the day after the last."""
    return DateRange(first_day, last_day + timedelta(days=1) if last_day else None)


def check_days(form, first_name):
    """The days of a mandate, from ``first_name`` to ``last_day``: in order, and not too many."""
    first_day, last_day = (form.cleaned_data.get(name) for name in (first_name, "last_day"))
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
