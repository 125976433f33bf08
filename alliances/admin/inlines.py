"""What belongs to an alliance, on its page in the Django admin."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts import policies
from accounts.models import User
from alliances.forms.agreement import AgreementForm, AmendmentForm, signed_document
from alliances.forms.people import FocalPointForm
from alliances.models import Agreement, Amendment, FocalPoint, LineOfWork
from records.forms.layout import in_words
from records.forms.versioned import FreshForm


class DocumentForm(FreshForm):
    """A new document takes the place of the one that is there (``DocumentLink``)."""

    new_document = signed_document()


class AgreementPartForm(DocumentForm):
    class Meta:
        help_texts = AgreementForm.Meta.help_texts


class AmendmentPartForm(DocumentForm):
    class Meta:
        help_texts = AmendmentForm.Meta.help_texts


class FocalPointPartForm(FreshForm):
    class Meta:
        help_texts = FocalPointForm.Meta.help_texts


class DocumentLink:
    """Of an admin of records with a ``document``; ``address`` serves it."""

    address: str

    @admin.display(description=_("document on record"))
    def document_link(self, record):
        if record.document_id is None:
            return _("None yet")
        url = reverse(self.address, args=[record.pk])
        return format_html('<a href="{}">{}</a>', url, _("Open the document"))


class PartInline(admin.StackedInline):
    """Open to administrators by our policy. Nothing is deleted, nothing overwritten that somebody
    else saved meanwhile: the rows are held while they are saved."""

    form = FreshForm
    extra = 0

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return (
            rows.select_for_update(no_key=True, of=("self",)) if request.method == "POST" else rows
        )

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """What is chosen here is kept elsewhere: a pencil and an eye would be in the way."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return in_words(field)

    def has_view_permission(self, request, obj=None):
        return policies.can_keep_records(request.user)

    def has_add_permission(self, request, obj=None):
        return policies.can_keep_records(request.user)

    def has_change_permission(self, request, obj=None):
        return policies.can_keep_records(request.user)

    def has_delete_permission(self, request, obj=None):
        return False


class LineOfWorkInline(PartInline):
    model = LineOfWork
    fields = [
        "seen_version",
        "name",
        "name_en",
        ("modality", "main_area", "position"),
        "other_areas",
    ]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(
            db_field, request, **kwargs, widget=forms.CheckboxSelectMultiple
        )


class FocalPointInline(PartInline):
    """Adults: of ours somebody of the team, of the partner's a name at work."""

    model = FocalPoint
    form = FocalPointPartForm
    fields = [
        "seen_version",
        ("side", "user"),
        ("name", "post", "contact"),
        ("starts_on", "ends_on"),
    ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "user":
            kwargs["queryset"] = User.objects.coordinators()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class AgreementInline(DocumentLink, PartInline):
    """Its amendments stand on its own page."""

    model = Agreement
    form = AgreementPartForm
    address = "alliances:agreement-document"
    show_change_link = True
    readonly_fields = ["document_link"]
    fields = [
        "seen_version",
        ("kind", "number"),
        ("signed_on", "starts_on", "ends_on"),
        "terms",
        ("document_link", "new_document"),
    ]


class AmendmentInline(DocumentLink, PartInline):
    model = Amendment
    form = AmendmentPartForm
    address = "alliances:amendment-document"
    readonly_fields = ["document_link"]
    fields = [
        "seen_version",
        ("number", "signed_on"),
        ("effective_from", "extends_to"),
        "terms",
        ("document_link", "new_document"),
    ]
