"""Tables of the partners that administrators take in and out."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from import_export import fields

from alliances import actions
from alliances.models import Partner
from records.cells import KeyWidget
from records.resources import TableResource


class PartnerResource(TableResource):
    """Partners by their address. What triggers refuse is said by row too."""

    labels = {"name": _("Name in Spanish"), "name_en": _("Name in English")}
    succeeded_by = fields.Field(
        "succeeded_by",
        "succeeded_by",
        KeyWidget(
            Partner,
            "slug",
            hint=_("The address of the partner that carries its work on."),
            missing=_("There is no partner of the address “%s”. A new one stands in a row above."),
        ),
    )

    class Meta:
        model = Partner
        import_id_fields = ["slug"]
        fields = [
            "slug",
            "kind",
            "entity_type",
            "name",
            "name_en",
            "acronym",
            "valid_from",
            "valid_to",
            "succeeded_by",
            "website",
            "notes",
        ]
        export_order = fields

    def do_instance_save(self, instance, is_create):
        try:
            actions.save(record=instance)
        except actions.AllianceRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
