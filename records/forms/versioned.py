"""Forms that know which version of their record they were made from."""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from records.forms.text import as_read
from records.models import Record

LARGEST_VERSION = 2**31 - 1
STALE = _(
    "Somebody else saved this while you had it open, so nothing of yours was saved. Open the page"
    " again, look at what stands there now, and write your change once more."
)


@dataclass(frozen=True)
class Difference:
    """A field that says one thing in the database and another in the form."""

    label: str
    saved: str
    yours: str


class VersionedForm(forms.ModelForm):
    """Is saved only on top of the version it was made from.

    The order of a view: validate, lock the row (``select_for_update``), ask ``is_stale`` with the
    locked row, then ``put_on`` it. A stale form is no error of the person's:
    ``records.views.conflicts.show`` lays both texts side by side.
    """

    version = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, max_value=LARGEST_VERSION, label=_("version")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Set only where nothing is: a form kept over a sign-in brings the version it came from.
        self.initial.setdefault("version", self.instance.version)

    def clean(self):
        return _as_read(super().clean())

    def is_stale(self, saved: Record) -> bool:
        """Whether somebody saved something else after this form was opened; ask a valid form only.

        The same said twice, as by a second tap, is no conflict.
        """
        return self.cleaned_data["version"] != saved.version and bool(self.differences(saved))

    def put_on(self, saved: Record) -> Record:
        """Write what was typed into ``saved``, the locked row, and return it unsaved."""
        for name in self.typed_names():
            setattr(saved, name, self.cleaned_data[name])
        return saved

    def differences(self, saved: Record) -> list[Difference]:
        """What stands in the database beside what was typed, field by field, in words."""
        return self.differing(self.values_of(saved), self.typed_names())

    def differing(self, theirs: dict, names: list[str]) -> list[Difference]:
        """The same for these fields of any row that the form writes; ``theirs`` are its values."""
        found = []
        for name in names:
            before = _plain(theirs[name])
            after = _plain(self.cleaned_data[name])
            if before != after:
                field = self.fields[name]
                found.append(
                    Difference(str(field.label), _words(field, before), _words(field, after))
                )
        return found

    def on_top_of(self, saved: Record):
        """The same typed values, made to stand on the version that is saved now."""
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = saved.version
        return self

    def typed_names(self) -> list[str]:
        """The fields that a person fills in and that the record keeps."""
        return [name for name in self._meta.fields if name in self.fields]

    def values_of(self, saved: Record) -> dict:
        """What the record holds for these fields, as a form would show it."""
        return model_to_dict(saved, fields=self.typed_names())


class FreshForm(forms.ModelForm):
    """The same for a page that can't lay two texts side by side, as in the Django admin: a stale
    form is refused with a sentence. Make it from the locked row."""

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen_version"] = self.instance.version

    def clean(self):
        data = _as_read(super().clean())
        if self.instance.pk and data.get("seen_version") != self.instance.version:
            raise forms.ValidationError(STALE, code="stale")
        return data


def _as_read(data):
    """What was typed, the texts of one line too: they are printed in the midst of others."""
    data.update({name: as_read(value) for name, value in data.items() if isinstance(value, str)})
    return data


def _plain(value):
    """A form's value and a row's value in one shape: a related object as its key, a moment in the
    words of this place."""
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    return "" if value is None else str(getattr(value, "pk", value))


def _words(field, value):
    choices = {str(key): str(name) for key, name in getattr(field, "choices", ())}
    return choices.get(value, value) if value else ""
