"""A member organization, as coordinators keep it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.choices import Scope
from advisory.models import Organization
from programs.models import Region
from records.forms.layout import bare_helper
from records.forms.versioned import VersionedForm


class OrganizationForm(VersionedForm):
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    region = forms.ModelChoiceField(
        Region.objects.all(),
        label=_("Region"),
        required=False,
        empty_label=_("None: it reaches all of Peru"),
    )

    class Meta:
        model = Organization
        fields = ["name", "name_en", "acronym", "scope", "region"]
        labels = {"name": _("Name in Spanish")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("name_en", self.instance.name_en)
        self.helper = bare_helper(self)

    def clean(self):
        data = super().clean()
        if (
            "scope" in data
            and "region" in data
            and (data["scope"] == Scope.REGIONAL) != bool(data["region"])
        ):
            self.add_error(
                "region", _("A regional organization has a region, and a national one has none.")
            )
        return data
