"""A table that somebody sends, or takes along (django-import-export)."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from import_export.forms import ConfirmImportForm, ImportForm, SelectableFieldsExportForm

from records.tables import LARGEST_TABLE, MOST_ROWS

ONE_FORMAT = [("0", "")]  # found from the content: nobody says which it is


class TableForm(ImportForm):
    import_file = forms.FileField(
        label=_("File"),
        help_text=format_lazy(
            _("CSV or Excel (.xlsx), at most 2 MB and {rows} rows."), rows=MOST_ROWS
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty."),
        },
    )
    format = forms.ChoiceField(choices=ONE_FORMAT, required=False, widget=forms.HiddenInput)

    # The library's own guesses the format by its name.
    media = forms.Media()

    def clean_import_file(self) -> UploadedFile:
        file = self.cleaned_data["import_file"]
        if file.size > LARGEST_TABLE:
            raise forms.ValidationError(_("This file is too large. Send at most 2 MB at a time."))
        return file

    def clean_format(self):
        return "0"


class ConfirmTableForm(ConfirmImportForm):
    """``seen`` is the fingerprint of what the preview was made from."""

    format = forms.ChoiceField(choices=ONE_FORMAT, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)


class ExportForm(SelectableFieldsExportForm):
    """Names the columns as the pages do; the format is a workbook, unless somebody chooses."""

    def _init_formats(self, formats):
        super()._init_formats(formats)
        field = self.fields["format"]
        field.choices = [choice for choice in field.choices if choice[0]]
        field.initial = field.choices[-1][0]

    def _get_field_label(self, resource, field_name):
        return resource.label(field_name)
