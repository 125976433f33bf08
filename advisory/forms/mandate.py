"""Who holds a seat, from when until when."""

from datetime import timedelta

from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advisory.choices import Seat
from advisory.forms.representative import RepresentativeForm
from advisory.models import Mandate, Organization
from records.forms.files import PrivateFileField
from records.forms.layout import bare_helper
from records.forms.versioned import VersionedForm

LONGEST_YEARS = 10


def day_field(label, **options):
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        **options,
    )


def letter_field():
    return PrivateFileField(
        label=_("Letter of appointment"),
        required=False,
    )


class SeatForm(RepresentativeForm):
    """A new person and their seat, on one page."""

    organization = forms.ModelChoiceField(
        Organization.objects.for_list(),
        label=_("Organization"),
        to_field_name="slug",
        empty_label=_("Choose the organization"),
    )
    seat = forms.ChoiceField(label=_("Seat"), choices=Seat)
    first_day = day_field(_("First day of the mandate"))
    last_day = day_field(
        _("Last day of the mandate"),
        required=False,
        help_text=_("Two years are common. Empty: until it is ended."),
    )
    letter = letter_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("first_day", timezone.localdate())
        self.helper = bare_helper(
            self,
            "version",
            Fieldset(_("The person"), *RepresentativeForm.Meta.fields),
            Fieldset(_("The seat"), "organization", "seat", "first_day", "last_day", "letter"),
        )

    def clean(self):
        data = super().clean()
        check_days(self, data.get("first_day"), data.get("last_day"))
        if not self.errors:
            check_constraints(self, self.mandate())
        return data

    def mandate(self) -> Mandate:
        """The mandate as typed, unsaved and without its person."""
        data = self.cleaned_data
        return Mandate(
            organization=data["organization"],
            seat=data["seat"],
            period=period_of(data["first_day"], data["last_day"]),
        )


class HandOverForm(RepresentativeForm):
    """End one mandate and begin the successor's, in one step."""

    on = day_field(_("First day of the successor"))
    last_day = day_field(_("Last day of the successor"), required=False)
    letter = letter_field()

    def __init__(self, *args, mandate, **kwargs):
        super().__init__(*args, **kwargs)
        self.mandate = mandate
        self.helper = bare_helper(
            self,
            "version",
            Fieldset(_("The successor"), *RepresentativeForm.Meta.fields),
            Fieldset(_("The seat"), "on", "last_day", "letter"),
        )

    def clean_on(self):
        day = self.cleaned_data["on"]
        period = self.mandate.period
        if day <= period.lower:
            raise ValidationError(_("It begins after the mandate that it follows."))
        if period.upper and day > period.upper:
            raise ValidationError(_("That mandate has ended by then. Begin on its last day."))
        return day

    def clean(self):
        data = super().clean()
        check_days(self, data.get("on"), data.get("last_day"))
        return data


class MandateForm(VersionedForm):
    """The days of a mandate and its letter."""

    first_day = day_field(_("First day"))
    last_day = day_field(_("Last day"), required=False, help_text=_("Empty: until it is ended."))
    letter = letter_field()

    class Meta:
        model = Mandate
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("first_day", self.instance.period.lower)
        self.initial.setdefault("last_day", self.instance.last_day)
        self.helper = bare_helper(self, "version", "first_day", "last_day", "letter")

    def clean(self):
        data = super().clean()
        check_days(self, data.get("first_day"), data.get("last_day"))
        if not self.errors:
            changed = Mandate.objects.get(pk=self.instance.pk)
            changed.period = period_of(data["first_day"], data["last_day"])
            check_constraints(self, changed)
        return data

    def typed_names(self):
        return ["first_day", "last_day"]

    def values_of(self, saved):
        return {"first_day": saved.period.lower, "last_day": saved.last_day}

    def put_on(self, saved):
        saved.period = period_of(self.cleaned_data["first_day"], self.cleaned_data["last_day"])
        return saved


class DayForm(forms.Form):
    """The day to show the council on."""

    on = day_field(_("The council on"), required=False)


def period_of(first_day, last_day) -> DateRange:
    """Half open, as the database keeps it: it ends on the day after the last."""
    return DateRange(first_day, last_day + timedelta(days=1) if last_day else None)


def check_days(form, first_day, last_day):
    if not first_day or not last_day:
        return
    if last_day < first_day:
        form.add_error("last_day", _("The last day comes after the first."))
    elif last_day.year - first_day.year > LONGEST_YEARS:
        form.add_error("last_day", _("A mandate this long is a slip. Look at the year."))


def check_constraints(form, mandate):
    """Ask the database's rules before saving, so that a clash is a sentence and not an error."""
    try:
        mandate.validate_constraints()
    except ValidationError as clash:
        form.add_error(None, clash)
