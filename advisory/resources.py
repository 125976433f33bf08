"""Tables of the council that administrators take in and out."""

from django.utils.translation import gettext_lazy as _
from import_export import fields

from advisory.models import Organization
from programs.models import Region
from records.cells import KeyWidget
from records.resources import TableResource


class RegionWidget(KeyWidget):
    """A region by its INEI code, whose first zero a spreadsheet may have dropped."""

    def __init__(self):
        super().__init__(
            Region,
            "code",
            hint=_("The INEI code of the region, as 01 or 11."),
            missing=_("There is no region of the code “%s”."),
        )

    def clean(self, value, row=None, **options):
        return super().clean(value and value.zfill(2), row, **options)


class OrganizationResource(TableResource):
    """Member organizations by their address."""

    labels = {"name": _("Name in Spanish"), "name_en": _("Name in English")}
    region = fields.Field("region", "region", RegionWidget())

    class Meta:
        model = Organization
        import_id_fields = ["slug"]
        fields = ["slug", "acronym", "name", "name_en", "scope", "region", "position"]
        export_order = fields
