"""Two versions of a record, to be laid side by side."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from records.history import Version


class ComparisonForm(forms.Form):
    """``versions`` are at least two, the newest first; the newest two are chosen at the start.
    Whichever way round two are chosen, the older one comes first (``in_order``)."""

    earlier = forms.TypedChoiceField(label=_("This version"), coerce=int)
    later = forms.TypedChoiceField(label=_("Beside this one"), coerce=int)

    def __init__(self, *args, versions: list[Version], **kwargs):
        super().__init__(*args, **kwargs)
        oldest = len(versions)
        choices = [
            (version.key, f"{oldest - place}. {_name(version)}")
            for place, version in enumerate(versions)
        ]
        for field in self.fields.values():
            field.choices = choices
        self.initial = {"earlier": versions[1].key, "later": versions[0].key}

    def in_order(self) -> list[int]:
        """The keys of the two versions, the older one first: they count up."""
        is_chosen = self.is_bound and self.is_valid()
        return sorted((self.cleaned_data if is_chosen else self.initial).values())

    def names(self) -> dict[int, str]:
        return dict(self.fields["earlier"].choices)


def _name(version):
    moment = date_format(timezone.localtime(version.at), "DATETIME_FORMAT")
    return f"{moment} · {version.by}" if version.by else moment
