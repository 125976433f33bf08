"""Tables of the council that administrators take in and out (django-import-export)."""

from import_export import fields, resources
from import_export.widgets import ForeignKeyWidget

from advisory.models import Organization
from programs.models import Region


class OrganizationResource(resources.ModelResource):
    """Member organizations by their address; a region by its INEI code.

    Checked by the same constraints as the pages, so a bad row is named before anything is saved.
    """

    region = fields.Field(
        attribute="region", column_name="region", widget=ForeignKeyWidget(Region, "code")
    )

    class Meta:
        model = Organization
        import_id_fields = ["slug"]
        fields = ["slug", "acronym", "name", "name_en", "scope", "region", "position"]
        export_order = fields
        clean_model_instances = True
        use_transactions = True
        skip_unchanged = True
        report_skipped = True

    def import_data(self, dataset, **options):
        """All or nothing after the preview too, if a row has become bad since."""
        return super().import_data(dataset, **options | {"rollback_on_validation_errors": True})
