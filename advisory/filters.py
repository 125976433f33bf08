"""What a reader asked to see of the contributions."""

import django_filters
from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.models import User
from advisory.choices import DIVERTIBLE, Kind, Origin, State, Tongue
from advisory.models import Commitment, Contribution, Organization
from programs.choices import Stage
from programs.filters import area_filter, project_filter
from records.filters import Choice, DayFilter, ListFilter, RecordFilter, WordFilter

SENT_STATES = [choice for choice in State.choices if choice[0] in DIVERTIBLE]
# Decided is inside (design, section 6): for a child it is being read until the answer is there.
TOLD_STATES = [choice for choice in SENT_STATES if choice[0] != State.DECIDED]
# Of the team's list: several states at once, or a part of one.
WAITING, REOPENED, TO_APPROVE = "waiting", "reopened", "to_approve"
UNCHECKED = "unchecked"  # of those that the team wrote down


class Sort(TextChoices):
    NEWEST = "newest", _("Newest")
    OLDEST = "oldest", _("Oldest")
    PROMISED = "promised", _("Due first")
    ORGANIZATION = "organization", _("By organization")


class Due(TextChoices):
    LATE = "late", _("Overdue")
    SOON = "soon", _("Due within seven days")


# Each goes by an index of the model's, so that no list sorts more than a page.
ORDERS = {
    Sort.NEWEST: ("-submitted_at", "-pk"),
    Sort.OLDEST: ("submitted_at", "pk"),
    Sort.PROMISED: ("promised_on", "pk"),
    Sort.ORGANIZATION: ("organization_id", "-submitted_at", "-pk"),
}


class Progress(TextChoices):
    """How far a promise is."""

    LATE = "late", _("Overdue")
    SOON = "soon", _("Due within 30 days")
    DONE = "done", _("Done")


def _owner_filter(**options):
    """Those who have left the team too: what was theirs is still asked for."""
    return RecordFilter(
        label=_("In charge"),
        queryset=User.objects.with_role(Role.COORDINATOR).order_by("name", "username"),
        to_field_name="username",
        empty_label=_("Anybody"),
        **options,
    )


class ContributionFilter(ListFilter):
    """What anybody asks who reads contributions; newest first."""

    order = ORDERS[Sort.NEWEST]
    apart = ("q", "sort")

    q = django_filters.CharFilter(label=_("Search the words"), method="search", max_length=200)
    area = area_filter(
        label=_("What is it about?"),
        empty_label=_("Any subject"),
        null_label=_("No subject yet"),
        null_value="none",
    )
    kind = WordFilter(
        label=_("Kind"),
        choices=Kind.choices,
        empty_label=_("All kinds"),
    )
    organization = RecordFilter(
        label=_("Organization"),
        queryset=Organization.objects.for_list(),
        to_field_name="slug",
        empty_label=_("All organizations"),
    )
    state = WordFilter(
        label=_("State"),
        method="in_state",
        choices=TOLD_STATES,
        empty_label=_("All states"),
    )

    language = WordFilter(
        label=_("Language"),
        choices=Tongue.choices,
        empty_label=_("All languages"),
    )

    class Meta:
        model = Contribution
        fields = ["q", "area", "kind", "organization", "state", "language"]

    @property
    def is_by_time(self) -> bool:
        return self.order == ORDERS[Sort.NEWEST]

    def in_state(self, queryset, name, value):
        if value == State.UNDER_REVIEW:
            return queryset.filter(state__in=[State.UNDER_REVIEW, State.DECIDED])
        return queryset.filter(state=value)

    def search(self, queryset, name, value):
        return queryset.search(value)


class TeamFilterForm(forms.Form):
    def clean(self):
        data = super().clean()
        first, last = data.get("sent_from"), data.get("sent_to")
        if first and last and last < first:
            self.add_error("sent_to", _("This day comes before the first one."))
        return data


class TeamContributionFilter(ContributionFilter):
    """What the team asks besides: who is in charge, what is due, sent when, in what order."""

    area = area_filter(null_label=_("Not sure yet"), null_value="none")
    state = WordFilter(
        label=_("State"),
        method="in_state",
        choices=[
            (WAITING, _("Waiting for an answer")),
            (REOPENED, _("Reopened by a “no”")),
            (TO_APPROVE, _("Answer waits for approval")),
            *SENT_STATES,
        ],
        empty_label=_("All states"),
    )
    project = project_filter(field_name="review__project")
    stage = WordFilter(
        label=_("Stage"),
        field_name="review__stage",
        choices=Stage.choices,
        empty_label=_("All stages"),
    )
    owner = _owner_filter(field_name="review__owner")
    due = WordFilter(
        label=_("Answer due"),
        method="is_due",
        choices=Due.choices,
        empty_label=_("At any time"),
    )
    origin = WordFilter(
        label=_("Origin"),
        method="of_origin",
        choices=[*Origin.choices, (UNCHECKED, _("Written down, not confirmed yet"))],
        empty_label=_("Any origin"),
    )
    sent_from = DayFilter(label=_("Sent from"), method="from_day")
    sent_to = DayFilter(label=_("Sent until"), method="to_day")
    sort = WordFilter(
        label=_("Order"),
        method="in_order",
        choices=Sort.choices,
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
        found = {
            WAITING: queryset.waiting,
            REOPENED: queryset.with_a_no,
            TO_APPROVE: queryset.to_approve,
        }
        return found[value]() if value in found else queryset.filter(state=value)

    def is_due(self, queryset, name, value):
        return queryset.late() if value == Due.LATE else queryset.due_within(days=7)

    def of_origin(self, queryset, name, value):
        return queryset.unchecked() if value == UNCHECKED else queryset.filter(origin=value)

    def from_day(self, queryset, name, value):
        return queryset.sent_between(first=value)

    def to_day(self, queryset, name, value):
        return queryset.sent_between(last=value)

    def in_order(self, queryset, name, value):
        """The pages of the list put it in order (``order``)."""
        return queryset


class CommitmentFilter(ListFilter):
    """The promises that are open, the one due first; or those that were kept, the newest."""

    owner = _owner_filter()
    state = WordFilter(
        label=_("State"),
        method="in_state",
        choices=Progress.choices,
        empty_label=_("All that are open"),
    )

    class Meta:
        model = Commitment
        fields = ["owner", "state"]

    def filter_queryset(self, queryset):
        """Without a state, those that are open: what is done need not be looked at again."""
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data["state"] else found.open()

    @property
    def shows_done(self) -> bool:
        return self.is_valid() and self.form.cleaned_data["state"] == Progress.DONE

    @property
    def order(self):
        return ("-done_on", "-pk") if self.shows_done else ("due_on", "pk")

    def in_state(self, queryset, name, value):
        found = {Progress.LATE: queryset.late, Progress.SOON: queryset.due_soon}
        return found.get(value, queryset.done)()
