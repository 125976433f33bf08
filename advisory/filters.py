"""What a reader asked to see of the contributions."""

import django_filters
from django.utils.translation import gettext_lazy as _

from advisory.choices import Kind, State, Tongue
from advisory.models import Contribution, Organization
from programs.models import Area

SENT_STATES = [choice for choice in State.choices if choice[0] != State.DRAFT]
# Decided is inside (design, section 6): for a child it is being read until the answer is there.
TOLD_STATES = [choice for choice in SENT_STATES if choice[0] != State.DECIDED]
UNKNOWN = _("“%(value)s” is not one of the choices.")


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
        choices=SENT_STATES,
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

    def __init__(self, *args, for_team, **kwargs):
        super().__init__(*args, **kwargs)
        self.for_team = for_team
        if not for_team:
            self.filters["state"].extra["choices"] = TOLD_STATES

    @property
    def qs(self):
        return super().qs if self.is_valid() else self.queryset.none()

    def in_state(self, queryset, name, value):
        if value == State.UNDER_REVIEW and not self.for_team:
            return queryset.filter(state__in=[State.UNDER_REVIEW, State.DECIDED])
        return queryset.filter(state=value)

    def search(self, queryset, name, value):
        return queryset.search(value)

    @property
    def narrows(self) -> bool:
        """Whether more than a search is asked for: then the filters are shown open."""
        return any(self.data.get(name) for name in self.filters if name != "q")

    def chosen(self) -> list[dict[str, str]]:
        """The filters in force, in words, each with the address of the list without it."""
        found = []
        for name, value in self.form.cleaned_data.items():
            if value in (None, ""):
                continue
            without = self.data.copy()
            for gone in (name, "after", "before"):
                without.pop(gone, None)
            field = self.form.fields[name]
            choices = {str(key): str(text) for key, text in getattr(field, "choices", ())}
            typed = self.data.get(name, "")
            found.append(
                {
                    "label": str(field.label),
                    "value": choices.get(typed, typed),
                    "without_url": f"?{without.urlencode()}",
                }
            )
        return found
