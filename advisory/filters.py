"""What a reader asked to see of the contributions."""

from dataclasses import dataclass
from datetime import date

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.models import User
from advisory.choices import DIVERTIBLE, Kind, State, Tongue
from advisory.models import Contribution, Organization
from programs.models import Area

SENT_STATES = [choice for choice in State.choices if choice[0] in DIVERTIBLE]
# Decided is inside (design, section 6): for a child it is being read until the answer is there.
TOLD_STATES = [choice for choice in SENT_STATES if choice[0] != State.DECIDED]
WAITING = "waiting"
PLACES = ("after", "before")
EARLIEST_YEAR, LATEST_YEAR = 1900, 9000
UNKNOWN = _("“%(value)s” is not one of the choices.")


class Sort(TextChoices):
    NEWEST = "newest", _("Newest")
    OLDEST = "oldest", _("Oldest")
    PROMISED = "promised", _("Due first")
    ORGANIZATION = "organization", _("By organization")


# Each goes by an index of the model's, so that no list sorts more than a page.
ORDERS = {
    Sort.NEWEST: ("-submitted_at", "-pk"),
    Sort.OLDEST: ("submitted_at", "pk"),
    Sort.PROMISED: ("promised_on", "pk"),
    Sort.ORGANIZATION: ("organization_id", "-submitted_at", "-pk"),
}


class Due(TextChoices):
    LATE = "late", _("Overdue")
    SOON = "soon", _("Due within seven days")


@dataclass(frozen=True)
class Choice:
    """One filter in force, or one order on offer, in words; ``url`` changes it."""

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
        if day and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            raise not_a_day  # the calendar ends near there, and the midnight after it is none
        return day


class DayFilter(django_filters.DateFilter):
    field_class = DayField


class ContributionFilter(django_filters.FilterSet):
    """Filters that combine; the address of the page keeps them.

    A value that nobody offers is named in ``form.errors``, and then there are no rows: a list that
    left a filter out would mislead.
    """

    q = django_filters.CharFilter(label=_("Search the words"), method="search", max_length=200)
    area = django_filters.ModelChoiceFilter(
        label=_("Area"),
        queryset=Area.objects.for_list(),
        to_field_name="slug",
        empty_label=_("All areas"),
        null_label=_("Not sure yet"),
        null_value="none",
        error_messages={"invalid_choice": UNKNOWN},
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        choices=Kind.choices,
        empty_label=_("All kinds"),
        error_messages={"invalid_choice": UNKNOWN},
    )
    organization = django_filters.ModelChoiceFilter(
        label=_("Organization"),
        queryset=Organization.objects.for_list(),
        to_field_name="slug",
        empty_label=_("All organizations"),
        error_messages={"invalid_choice": UNKNOWN},
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=TOLD_STATES,
        empty_label=_("All states"),
        error_messages={"invalid_choice": UNKNOWN},
    )

    language = django_filters.ChoiceFilter(
        label=_("Language"),
        choices=Tongue.choices,
        empty_label=_("All languages"),
        error_messages={"invalid_choice": UNKNOWN},
    )

    class Meta:
        model = Contribution
        fields = ["q", "area", "kind", "organization", "state", "language"]

    @property
    def qs(self):
        return super().qs if self.is_valid() else self.queryset.none()

    @property
    def order(self) -> tuple[str, ...]:
        return ORDERS[Sort.NEWEST]

    @property
    def is_by_time(self) -> bool:
        return self.order == ORDERS[Sort.NEWEST]

    def in_state(self, queryset, name, value):
        if value == State.UNDER_REVIEW:
            return queryset.filter(state__in=[State.UNDER_REVIEW, State.DECIDED])
        return queryset.filter(state=value)

    def search(self, queryset, name, value):
        return queryset.search(value)

    @property
    def narrowing(self) -> list:
        """The fields beside the search, as the form shows them."""
        return [self.form[name] for name in self.form.fields if name not in ("q", "sort")]

    @property
    def narrows(self) -> bool:
        """Whether more than a search is asked for: then the filters are shown open."""
        return any(self.data.get(field.name) for field in self.narrowing)

    def chosen(self) -> list[Choice]:
        """The filters in force, each with the address of the list without it."""
        found = []
        for name, value in self.form.cleaned_data.items():
            if value in (None, "") or name == "sort":
                continue
            field = self.form.fields[name]
            choices = {str(key): str(text) for key, text in getattr(field, "choices", ())}
            typed = self.data.get(name, "")
            words = date_format(value, "DATE_FORMAT") if isinstance(value, date) else typed
            found.append(Choice(str(field.label), choices.get(typed, words), self.url_with(name)))
        return found

    def url_with(self, name: str, value: str = "") -> str:
        """The first page of the list with another value of this filter, or without it."""
        query = self.data.copy()
        for gone in (name, *PLACES):
            query.pop(gone, None)
        if value:
            query[name] = value
        return f"?{query.urlencode()}"


class TeamFilterForm(forms.Form):
    def clean(self):
        data = super().clean()
        first, last = data.get("sent_from"), data.get("sent_to")
        if first and last and last < first:
            self.add_error("sent_to", _("This day comes before the first one."))
        return data


class TeamContributionFilter(ContributionFilter):
    """What the team asks besides: who is in charge, what is due, sent when, in what order."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="in_state",
        choices=[(WAITING, _("Waiting for an answer")), *SENT_STATES],
        empty_label=_("All states"),
        error_messages={"invalid_choice": UNKNOWN},
    )
    owner = django_filters.ModelChoiceFilter(
        label=_("In charge"),
        field_name="review__owner",
        queryset=User.objects.with_role(Role.COORDINATOR).order_by("name", "username"),
        to_field_name="username",
        empty_label=_("Anybody"),
        error_messages={"invalid_choice": UNKNOWN},
    )
    due = django_filters.ChoiceFilter(
        label=_("Answer due"),
        method="is_due",
        choices=Due.choices,
        empty_label=_("At any time"),
        error_messages={"invalid_choice": UNKNOWN},
    )
    sent_from = DayFilter(label=_("Sent from"), method="from_day")
    sent_to = DayFilter(label=_("Sent until"), method="to_day")
    sort = django_filters.ChoiceFilter(
        label=_("Order"),
        method="in_order",
        choices=Sort.choices,
        error_messages={"invalid_choice": UNKNOWN},
    )

    class Meta(ContributionFilter.Meta):
        form = TeamFilterForm

    @property
    def order(self):
        return ORDERS[self.sort_by]

    @property
    def sort_by(self) -> Sort:
        chosen = self.form.cleaned_data.get("sort") if self.is_valid() else None
        return Sort(chosen or Sort.NEWEST)

    def sorts(self) -> list[Choice]:
        """The orders on offer, each with the address of the list in it."""
        return [
            Choice("", str(sort.label), self.url_with("sort", sort), sort == self.sort_by)
            for sort in Sort
        ]

    def in_state(self, queryset, name, value):
        return queryset.waiting() if value == WAITING else queryset.filter(state=value)

    def is_due(self, queryset, name, value):
        return queryset.late() if value == Due.LATE else queryset.due_within(days=7)

    def from_day(self, queryset, name, value):
        return queryset.sent_between(first=value)

    def to_day(self, queryset, name, value):
        return queryset.sent_between(last=value)

    def in_order(self, queryset, name, value):
        """The pages of the list put it in order (``order``)."""
        return queryset
