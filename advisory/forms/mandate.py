"""Who holds a seat, from when until when."""

from datetime import timedelta

from crispy_forms.layout import Fieldset
from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from advisory import ages
from advisory.choices import Seat
from advisory.forms.days import check_days, check_said, day_field, period_of
from advisory.forms.representative import RepresentativeForm
from advisory.models import Mandate, Organization, Representative
from records.forms.files import PrivateFileField
from records.forms.layout import bare_helper
from records.forms.versioned import FreshForm, VersionedForm


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
        check_days(self, "first_day")
        return data

    def mandate(self) -> Mandate:
        """The mandate as typed, unsaved and without its person."""
        data = self.cleaned_data
        return Mandate(
            organization=data["organization"],
            seat=data["seat"],
            period=period_of(data["first_day"], data["last_day"]),
        )


class NextMandateForm(forms.Form):
    """The days of the mandate that follows another one, and its letter.

    ``version`` is that of the mandate which ends: the successor's has none yet.
    """

    on = day_field(_("First day of the successor"))
    last_day = day_field(_("Last day of the successor"), required=False)
    letter = letter_field()

    def __init__(self, *args, mandate, initial=None, **kwargs):
        defaults = {
            "version": mandate.version,
            "on": mandate.period.upper or timezone.localdate(),
        }
        super().__init__(*args, initial=defaults | (initial or {}), **kwargs)
        self.mandate = mandate

    def clean_on(self):
        day = self.cleaned_data["on"]
        period = self.mandate.period
        if day <= period.lower:
            raise ValidationError(_("It begins after the mandate that it follows."))
        if period.upper and day > period.upper:
            raise ValidationError(
                _("That mandate has ended by then. Begin on the day after its last.")
            )
        said = self.mandate.days_of_words()
        if said and day <= said.last:
            sentence = _("Something was said on %(day)s. The successor begins after that day.")
            raise ValidationError(sentence, params={"day": date_format(said.last, "DATE_FORMAT")})
        return day

    def clean(self):
        data = super().clean()
        check_days(self, "on")
        return data


class RenewalForm(NextMandateForm, VersionedForm):
    """The same person once more, for as long as before."""

    class Meta:
        model = Mandate
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("First day")
        self.fields["last_day"].label = _("Last day")
        self.initial.setdefault("last_day", _as_long_again(self.mandate.period))
        self.helper = bare_helper(self, "version", "on", "last_day", "letter")

    def successor(self) -> Representative:
        return self.mandate.representative


class KnownPersonField(forms.ModelChoiceField):
    """People of one organization, each with the seat that they held last."""

    def label_from_instance(self, person):
        last = person.seats_held[0]
        words = {"name": person, "seat": last.get_seat_display()}
        if last.last_day is None:
            return _("%(name)s · %(seat)s now") % words
        words["date"] = date_format(last.last_day, "DATE_FORMAT")
        return _("%(name)s · %(seat)s until %(date)s") % words


class HandOverForm(NextMandateForm, RepresentativeForm):
    """End one mandate and begin that of a known person or of a new one, in one step."""

    person = KnownPersonField(
        Representative.objects.none(),
        label=_("Person"),
        required=False,
        empty_label=_("A new person"),
        help_text=_(
            "Who sits or sat for this organization. An alternate’s own seat ends that day."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = Representative.objects.known_to(self.mandate.organization_id)
        self.fields["person"].queryset = known
        self.fields["person"].needed_sometimes = True
        self.needed = [name for name in self.typed_names() if self.fields[name].required]
        for name in self.needed:
            self.fields[name].required = False
            self.fields[name].needed_sometimes = True
        self.helper = bare_helper(
            self,
            "version",
            Fieldset(_("The successor"), "person"),
            Fieldset(_("Only for a new person"), *RepresentativeForm.Meta.fields),
            Fieldset(_("The seat"), "on", "last_day", "letter"),
        )

    def clean_birth_year(self):
        return super().clean_birth_year() if self.cleaned_data["birth_year"] else None

    def clean(self):
        data = super().clean()
        if "person" in self.errors:
            return data
        if data.get("person") and data.get("given_name"):
            self.add_error(
                "given_name", _("Empty this for a known person, or choose “A new person” above.")
            )
        for name in self.needed:
            if not data.get("person") and not data.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        return data

    def successor(self) -> Representative:
        """The known person; or the new one as typed, unsaved."""
        return self.cleaned_data["person"] or self.put_on(Representative())


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
        check_days(self, "first_day")
        check_said(self, self.instance)
        return data

    def typed_names(self):
        return ["first_day", "last_day"]

    def values_of(self, saved):
        return {"first_day": saved.period.lower, "last_day": saved.last_day}

    def put_on(self, saved):
        saved.period = period_of(self.cleaned_data["first_day"], self.cleaned_data["last_day"])
        return saved


class AdminMandateForm(FreshForm):
    """The same in the Django admin, where a person who had a seat before gets one again."""

    first_day = day_field(_("First day"), widget=AdminDateWidget)
    last_day = day_field(
        _("Last day"),
        widget=AdminDateWidget,
        required=False,
        help_text=_("Empty: until it is ended."),
    )

    class Meta:
        model = Mandate
        fields = ["organization", "representative", "seat"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["first_day"] = self.instance.period.lower
            self.initial["last_day"] = self.instance.last_day

    def clean(self):
        data = super().clean()
        check_days(self, "first_day")
        if self.instance.pk:
            check_said(self, self.instance)
        if not self.errors:
            self.instance.period = period_of(data["first_day"], data["last_day"])
            for name in ("organization", "representative", "seat"):
                if name in data:  # not where it only can be read
                    setattr(self.instance, name, data[name])
        return data


def _as_long_again(period):
    """The last day of a mandate that follows this one and lasts as long; None without an end."""
    if period.upper is None:
        return None
    years = period.upper.year - period.lower.year
    until = period.upper + (period.upper - period.lower)
    if period.upper == ages.anniversary(period.lower, years):
        until = ages.anniversary(period.upper, years)
    return until - timedelta(days=1)
