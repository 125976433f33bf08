"""What is written down before and after the council has met."""

from operator import attrgetter

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.models import User
from advisory.choices import CAME, Presence, RiskLevel, Seat
from advisory.models import Attendance, RiskAssessment
from advisory.models.risk_assessment import LONGEST_RISKS
from records.forms.layout import bare_helper
from records.forms.text import WordsField
from records.forms.versioned import Difference, VersionedForm


class RiskForm(VersionedForm):
    """A short form: two texts, what is left, and an adult to turn to."""

    risks = WordsField(
        label=_("What could go wrong?"),
        help_text=_("The way there and back, the place, who else is there, what is talked about."),
        max_length=LONGEST_RISKS,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    measures = WordsField(
        label=_("What do we do about it?"),
        max_length=LONGEST_RISKS,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    class Meta:
        model = RiskAssessment
        fields = ["risks", "measures", "level", "in_charge"]
        labels = {
            "level": _("Which risk is left then?"),
            "in_charge": _("Whom do the children turn to?"),
        }
        help_texts = {"in_charge": _("An adult of the team who is there all the time.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        team = User.objects.active().filter(groups__name__in=[Role.COORDINATOR, Role.LEAD])
        self.fields["in_charge"].queryset = team.distinct().order_by("name", "username")
        self.fields["in_charge"].empty_label = _("Choose who")
        self.fields["level"].choices = [("", _("Choose one")), *RiskLevel.choices]
        if self.instance.pk is None:  # one that somebody else begins meanwhile is a newer version
            self.initial["version"] = 0
        self.helper = bare_helper(self)


class AttendanceForm(forms.Form):
    """One question for each organization with a mandate on the day of the session: who came.

    ``mandates`` are those of that day, by organization; ``written`` is what is written down.
    ``seen`` is how often that was changed, so that nobody overwrites what they didn't see: a stale
    form ends on the page with both (``records.views.conflicts``). Make a form that is sent while
    the session is locked.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, mandates, written, initial=None, **kwargs):
        self.mandates = {mandate.pk: mandate for mandate in mandates}
        self.newest = max(written, key=attrgetter("updated_at"), default=None)
        self.times_written = sum(attendance.version for attendance in written)
        first = {"seen": self.times_written} | {
            _name(each.organization): each.mandate_id if each.came else each.presence
            for each in written
        }
        super().__init__(*args, initial=first | (initial or {}), **kwargs)
        self.first = first
        self.seats = {}
        for mandate in mandates:
            self.seats.setdefault(mandate.organization, []).append(mandate)
        for organization, seats in self.seats.items():
            self.fields[_name(organization)] = forms.ChoiceField(
                label=organization.name_i18n,
                choices=[
                    *((seat.pk, _who(seat)) for seat in seats),
                    *((word, word.label) for word in (Presence.EXCUSED, Presence.ABSENT)),
                ],
                widget=forms.RadioSelect,
                error_messages={"required": _("Say who came.")},
            )
        self.helper = bare_helper(self)

    def is_stale(self, saved: Attendance) -> bool:
        """The same said twice, as by a second tap, is no conflict."""
        is_old = self.cleaned_data["seen"] != self.times_written
        return is_old and bool(self.differences(saved))

    def differences(self, _saved: Attendance) -> list[Difference]:
        """What is written down beside what was typed, organization by organization."""
        found = []
        for organization in self.seats:
            name = _name(organization)
            words = {str(key): str(word) for key, word in self.fields[name].choices}
            before, after = str(self.first.get(name, "")), self.cleaned_data[name]
            if before != after:
                found.append(Difference(str(organization), words.get(before, ""), words[after]))
        return found

    def on_top_of(self, _saved: Attendance):
        """The same as typed, made to stand on what is written down now."""
        self.data = self.data.copy()
        self.data["seen"] = self.times_written
        return self

    def attendances(self) -> list[Attendance]:
        """As typed, unsaved; where nobody came, under the mandate of who could have."""
        return [
            self._attendance(organization, seats[0]) for organization, seats in self.seats.items()
        ]

    def _attendance(self, organization, first):
        value = self.cleaned_data[_name(organization)]
        if value in (Presence.EXCUSED, Presence.ABSENT):
            return Attendance(organization=organization, mandate=first, presence=value)
        mandate = self.mandates[int(value)]
        presence = CAME[0] if mandate.seat == Seat.TITULAR else CAME[1]
        return Attendance(organization=organization, mandate=mandate, presence=presence)


def _name(organization):
    return f"organization_{organization.pk}"


def _who(seat):
    """Who sits, for the team: the seat, and the name that the child goes by here."""
    return f"{seat.get_seat_display()}: {seat.representative}"
