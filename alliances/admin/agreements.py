"""What was signed, with its amendments."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from alliances.admin.base import AlliancesAdmin
from alliances.admin.inlines import AgreementPartForm, AmendmentInline, DocumentLink
from alliances.models import Agreement


@admin.register(Agreement)
class AgreementAdmin(DocumentLink, AlliancesAdmin):
    form = AgreementPartForm
    address = "alliances:agreement-document"
    list_display = ["__str__", "alliance", "starts_on", "last_day", "has_document"]
    list_display_links = ["__str__"]
    list_filter = ["kind", ("document", admin.EmptyFieldListFilter)]
    list_select_related = ["alliance__partner"]
    search_fields = [
        "number",
        "alliance__partner__name",
        "alliance__partner__i18n__name_en",
        "alliance__partner__acronym",
    ]
    autocomplete_fields = ["alliance"]
    fields = [
        "alliance",
        ("kind", "number"),
        ("signed_on", "starts_on", "ends_on"),
        "terms",
        ("document_link", "new_document"),
    ]
    inlines = [AmendmentInline]

    def get_readonly_fields(self, request, obj=None):
        return ["document_link", *(["alliance"] if obj else [])]

    def view_on_site(self, record):
        return record.alliance.get_absolute_url()

    @admin.display(description=_("last day"), ordering="runs", empty_value=_("no end"))
    def last_day(self, agreement):
        return agreement.last_day

    @admin.display(description=_("document"), boolean=True)
    def has_document(self, agreement):
        return agreement.document_id is not None
