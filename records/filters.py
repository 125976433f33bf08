"""Filters of a list that stand in its address, and say in words what they leave."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from records.choices import FIRST_YEAR, LAST_YEAR

PLACES = ("after", "before")  # of a page in the list (records.paging)
UNKNOWN = _("“%(value)s” is not one of the choices.")


@dataclass(frozen=True)
class Choice:
    """One filter in force, or one value on offer, in words; ``url`` is the list with the change."""

    label: str
    value: str
    url: str
    current: bool = False


class DayField(forms.DateField):
    """A day; one that is none is named, since the reader may not have typed it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def to_python(self, value):
        not_a_day = ValidationError(
            _("“%(value)s” is not a day."), code="invalid", params={"value": value}
        )
        try:
            day = super().to_python(value)
        except ValidationError as error:
            raise not_a_day from error
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise not_a_day
        return day


class DayFilter(django_filters.DateFilter):
    field_class = DayField


class _NamesTheUnknown:
    """Of a filter by a list on offer: a value that is not in it is told to the reader."""

    def __init__(self, *args, **options):
        super().__init__(*args, error_messages={"invalid_choice": UNKNOWN}, **options)


class WordFilter(_NamesTheUnknown, django_filters.ChoiceFilter):
    """By one of a closed list of words."""


class RecordFilter(_NamesTheUnknown, django_filters.ModelChoiceFilter):
    """By one of some records."""


class ListFilter(django_filters.FilterSet):
    """Filters that combine; the address of the page keeps them.

    A value that nobody offers is named in ``form.errors``, and then there are no rows: a list that
    left a filter out would mislead.

    ``order`` is the one in which the list is read (``records.paging``).
    """

    order: tuple[str, ...] = ("-pk",)
    # Fields that a page shows elsewhere than among the filters, and that leave no row out.
    apart: Iterable[str] = ()

    @property
    def form(self):
        """Nobody has to filter, so that no field says of itself that it is optional."""
        form = super().form
        for field in form.fields.values():
            field.needed_sometimes = True
        return form

    @property
    def qs(self):
        return super().qs if self.is_valid() else self.queryset.none()

    @property
    def unknown(self) -> list[str]:
        """What the address asks by and this list has no filter for: it leaves nothing out, and the
        page says so."""
        known = {*self.form.fields, *PLACES}
        return [name for name, value in self.data.items() if value and name not in known]

    @property
    def narrowing(self) -> list:
        """The filters, as the form shows them."""
        return [self.form[name] for name in self.form.fields if name not in self.apart]

    @property
    def narrows(self) -> bool:
        """Whether one of them is in force: then they are shown open."""
        return any(self.data.get(field.name) for field in self.narrowing)

    def chosen(self) -> list[Choice]:
        """What leaves rows out, each with the address of the list without it."""
        typed = {
            name: self.data.get(name, "")
            for name, value in self.form.cleaned_data.items()
            if value not in (None, "") and name != "sort"
        }
        return [
            Choice(str(self.form.fields[name].label), self._word(name, value), self.url_with(name))
            for name, value in typed.items()
        ]

    def in_words(self, query: Mapping[str, str]) -> list[tuple[str, str]]:
        """What another address of this list leaves out: each filter's label and value. A value
        that is not on offer any more stands there as it was."""
        return [
            (str(self.form.fields[name].label), self._word(name, typed))
            for name, typed in query.items()
            if typed and name in self.form.fields and name != "sort"
        ]

    def _word(self, name, typed):
        field = self.form.fields[name]
        if not isinstance(field, DayField):
            return self._words_of(name).get(typed, typed)
        with suppress(ValidationError):
            return date_format(field.to_python(typed), "DATE_FORMAT")
        return typed

    def _words_of(self, name):
        """The choices of a field, looked up when they are asked for, and once for however many
        addresses."""
        if name not in self._looked_up:
            choices = getattr(self.form.fields[name], "choices", ())
            self._looked_up[name] = {str(key): str(text) for key, text in choices}
        return self._looked_up[name]

    @cached_property
    def _looked_up(self):
        return {}

    @property
    def url_of_all(self) -> str:
        """What is filtered, from its beginning."""
        return self.url_with("")

    def url_with(self, name: str, value: str = "") -> str:
        """The first page of the list with another value of this filter, or without it."""
        query = self.data.copy()
        for gone in (name, *PLACES):
            query.pop(gone, None)
        if value:
            query[name] = value
        return f"?{query.urlencode()}"
