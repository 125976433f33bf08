"""Tables of the partners that administrators take in and out."""

from django.utils.translation import gettext_lazy as _
from import_export import fields

from alliances import actions
from alliances.models import Partner
from records.cells import KeyWidget
from records.resources import TableResource


class PartnerResource(TableResource):
    """Partners by their address."""

    sentences = actions.SENTENCES
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
