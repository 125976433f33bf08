"""Bricks for the Django admin of every app."""

from typing import ClassVar

from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import lookup_spawns_duplicates, unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV, XLSX, Format
from import_export.results import RowResult
from import_export.tmp_storages import CacheStorage
from tablib import Dataset

from records import history, tables
from records.forms.comparison import ComparisonForm
from records.forms.tables import ConfirmTableForm, ExportForm, TableForm
from records.refusals import Refused, Sentences, or_refused, say
from records.search import having_words


class AnyTable(Format):
    """CSV or a workbook, whichever it turns out to be (``records.tables``)."""

    def __init__(self, encoding=None):
        self.encoding = encoding

    def get_title(self):
        return "CSV, XLSX"

    def can_import(self):
        return True

    def create_dataset(self, in_stream):
        if in_stream is None:
            raise tables.Unreadable(_("The preview is too old. Send the file again."))
        table = tables.read(in_stream)
        dataset = Dataset(*table.rows, headers=table.header)
        dataset.title = table.encoding
        return dataset


class FoldedSearch:
    """Of a model admin that finds "ninez" in "Niñez" (``records.search.having_words``)."""

    def get_search_results(self, request, queryset, search_term):
        fields = self.get_search_fields(request)
        if not fields or not search_term:
            return queryset, False
        found = having_words(queryset, search_term, *fields)
        return found, any(lookup_spawns_duplicates(self.opts, field) for field in fields)


class ComparedHistory:
    """Of a model admin whose history is ours (``records.history``): what was changed anywhere, by
    whom, and any two versions side by side. Not for records of children, whose forms show less."""

    def history_view(self, request, object_id, extra_context=None):
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("History"),
            "subtitle": str(record),
            "opts": self.opts,
            "object": record,
            "entries": history.entries(record),
            **_comparison(request, record),
        }
        return TemplateResponse(request, "admin/record_history.html", context)


def _comparison(request, record):
    versions = history.versions(record)
    if len(versions) < 2:
        return {}
    form = ComparisonForm(request.GET if "earlier" in request.GET else None, versions=versions)
    older, newer = form.in_order()
    names = form.names()
    return {
        "form": form,
        "older": names[older],
        "newer": names[newer],
        "compared": history.compared(record, older, newer),
    }


class NamedList:
    """Of a model admin whose list is called what it lists."""

    def changelist_view(self, request, extra_context=None):
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title} | (extra_context or {}))


class SaysRefusals:
    """Of a model admin: what the database refuses after the form was checked is said in a sentence,
    at its field, and all that was typed comes back.

    ``sentences`` are those of triggers (``records.refusals``).
    """

    sentences: ClassVar[Sentences] = {}

    def changeform_view(self, request, *args, **kwargs):
        try:
            with or_refused(self.sentences):
                return super().changeform_view(request, *args, **kwargs)
        except Refused as refused:
            request.refused = refused
            for file in request.FILES.values():
                file.seek(0)
            return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form_class = super().get_form(request, obj, change=change, **kwargs)
        refused = getattr(request, "refused", None)
        if refused is None:
            return form_class

        class RefusedForm(form_class):
            def clean(self):
                say(self, refused)
                return super().clean()

        return RefusedForm


class TableAdmin(ImportExportMixin):
    """Of a model admin whose records go out and come in as a table (``TableResource``).

    An import is looked at before it is done, and done as a whole or not at all. Between the two
    the file waits in the cache, which every server process reads.
    """

    import_formats = [AnyTable]
    export_formats = [CSV, XLSX]
    to_encoding = "utf-8-sig"  # by which the usual programs show the accents
    import_form_class = TableForm
    confirm_form_class = ConfirmTableForm
    export_form_class = ExportForm
    tmp_storage_class = CacheStorage

    def has_import_permission(self, request):
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request):
        return self.has_view_permission(request)

    def get_import_resource_kwargs(self, request, *, form, **options):
        return {"seen": getattr(form, "cleaned_data", {}).get("seen", "")}

    def get_import_context_data(self, **options):
        (resource,) = self.resource_classes
        return {"columns": resource.described()}

    def get_export_filename(self, request, queryset, file_format):
        name = slugify(str(self.opts.verbose_name_plural))
        return f"{name}-{timezone.localdate():%Y-%m-%d}.{file_format.get_extension()}"

    def add_data_read_fail_error_to_form(self, form, error):
        if not isinstance(error, tables.Unreadable):
            raise error
        form.add_error("import_file", str(error))

    def get_resource_index(self, form):
        return 0

    def process_import(self, request, **options):
        if request.method == "POST" and not self.create_confirm_form(request).is_valid():
            return self._send_again(request, _("Send the file again, and look at it first."))
        try:
            return super().process_import(request, **options)
        except tables.Unreadable as error:
            return self._send_again(request, str(error))

    def process_result(self, result, request):
        if result.base_errors:
            return self._send_again(request, str(result.base_errors[0].error))
        if result.has_errors() or result.has_validation_errors():
            return self._send_again(
                request, _("Nothing was imported. Send the file again to see why.")
            )
        return super().process_result(result, request)

    def add_success_message(self, result, request):
        words = _("Imported. New: %(new)d. Changed: %(changed)d. As before: %(same)d.")
        counts = {
            "new": result.totals[RowResult.IMPORT_TYPE_NEW],
            "changed": result.totals[RowResult.IMPORT_TYPE_UPDATE],
            "same": result.unchanged,
        }
        messages.success(request, words % counts)

    def _create_log_entry(self, user_pk, rows, import_type, action_flag):
        """What the admin's list of recent actions says of it."""
        if rows:
            LogEntry.objects.log_actions(
                user_pk, rows, action_flag, change_message=_("Imported from a table.")
            )

    def _send_again(self, request, sentence):
        messages.error(request, sentence)
        return redirect(reverse("admin:{}_{}_import".format(*self.get_model_info())))
