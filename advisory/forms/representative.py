"""The little that is kept about a child, and the adult who answers for them."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from advisory.choices import Relationship, Tongue
from advisory.models import Guardian, Representative
from programs.models import Region
from records.forms.layout import bare_helper
from records.forms.versioned import VersionedForm


class RepresentativeForm(VersionedForm):
    given_name = forms.CharField(
        label=_("Given name or alias"),
        max_length=50,
        help_text=_("No surname. The child may choose another name."),
    )
    birth_month = forms.TypedChoiceField(
        label=_("Month of birth"), choices=[("", "—"), *MONTHS.items()], coerce=int
    )
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        help_text=_("Needed to know whose consent is asked. The day is not kept."),
    )
    region = forms.ModelChoiceField(
        Region.objects.all(), label=_("Region"), required=False, empty_label=_("Not said")
    )
    language = forms.ChoiceField(
        label=_("Language they speak best"), choices=Tongue, initial=Tongue.SPANISH
    )

    class Meta:
        model = Representative
        fields = ["given_name", "birth_month", "birth_year", "region", "language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self)

    def clean_birth_year(self):
        year = self.cleaned_data["birth_year"]
        this_year = timezone.localdate().year
        first, last = this_year - settings.OLDEST_AGE, this_year - settings.YOUNGEST_AGE
        if not first <= year <= last:
            raise forms.ValidationError(
                _(
                    "Look at the year: who sits in the council was born between %(first)d and"
                    " %(last)d."
                ),
                params={"first": first, "last": last},
            )
        return year


class GuardianForm(VersionedForm):
    relationship = forms.ChoiceField(
        label=_("Relationship"), choices=[("", _("Choose")), *Relationship.choices]
    )

    class Meta:
        model = Guardian
        fields = ["name", "relationship", "contact"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = bare_helper(self)
