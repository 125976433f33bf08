"""Tables of the council that administrators take in and out (django-import-export)."""

from decimal import InvalidOperation

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from import_export import fields, resources
from import_export.forms import SelectableFieldsExportForm
from import_export.widgets import ForeignKeyWidget, IntegerWidget

from advisory.models import Organization
from programs.models import Region
from records.export import quoted, unquoted


class RegionWidget(ForeignKeyWidget):
    """A region by its INEI code."""

    def __init__(self):
        super().__init__(Region, "code")

    def clean(self, value, row=None, **options):
        try:
            return super().clean(value, row, **options)
        except Region.DoesNotExist:
            raise ValueError(_("There is no region of the code “%s”.") % value) from None


class NumberWidget(IntegerWidget):
    def clean(self, value, row=None, **options):
        try:
            return super().clean(value, row, **options)
        except InvalidOperation:
            raise ValueError(_("“%s” is not a number.") % value) from None


class ExportForm(SelectableFieldsExportForm):
    """Names the columns as the pages do; a table itself keeps the short names, in any language."""

    def _get_field_label(self, resource, field_name):
        label = capfirst(resource._meta.model._meta.get_field(field_name).verbose_name)
        return f"{label} ({field_name})"


class OrganizationResource(resources.ModelResource):
    """Member organizations by their address.

    Checked by the same constraints as the pages, so a bad row is named before anything is saved.
    """

    region = fields.Field("region", "region", RegionWidget())
    position = fields.Field("position", "position", NumberWidget())

    class Meta:
        model = Organization
        import_id_fields = ["slug"]
        fields = ["slug", "acronym", "name", "name_en", "scope", "region", "position"]
        export_order = fields
        clean_model_instances = True
        use_transactions = True
        skip_unchanged = True
        report_skipped = True

    def export_field(self, field, instance, **options):
        return quoted(super().export_field(field, instance, **options))

    def before_import_row(self, row, **options):
        row.update({name: unquoted(value) for name, value in row.items()})

    def import_data(self, dataset, **options):
        """All or nothing after the preview too, if a row has become bad since."""
        return super().import_data(dataset, **options | {"rollback_on_validation_errors": True})
