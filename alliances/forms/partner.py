"""A partner, as coordinators keep it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alliances.models import Partner
from records.forms.record import RecordForm


class PartnerForm(RecordForm):
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)

    class Meta:
        model = Partner
        fields = [
            "name",
            "name_en",
            "acronym",
            "kind",
            "entity_type",
            "website",
            "valid_from",
            "valid_to",
            "succeeded_by",
            "notes",
        ]
        labels = {"name": _("Name in Spanish")}
        widgets = {"website": forms.URLInput}
        help_texts = {
            "entity_type": _("Only for a public entity."),
            "valid_to": _("Empty as long as it exists."),
            "succeeded_by": _("Who carries its work on."),
            "notes": _("The team alone reads them."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("name_en", self.instance.name_en)
        others = Partner.objects.for_list()
        self.fields["succeeded_by"].queryset = others.exclude(pk=self.instance.pk)
