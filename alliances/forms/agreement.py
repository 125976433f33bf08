"""What was signed, and its amendments."""

from django.utils.translation import gettext_lazy as _

from alliances.models import Agreement, Amendment
from records.forms.files import PrivateFileField
from records.forms.record import RecordForm


def signed_document() -> PrivateFileField:
    return PrivateFileField(
        label=_("Signed document"),
        required=False,
        help_text=_("A PDF or a photo, up to 10 MB. The team alone can open it."),
    )


class AgreementForm(RecordForm):
    document = signed_document()

    class Meta:
        model = Agreement
        fields = ["kind", "number", "signed_on", "starts_on", "ends_on", "terms"]
        help_texts = {
            "signed_on": _("Empty only for an informal collaboration."),
            "ends_on": _("As signed; amendments move it. Empty: without an end."),
        }


class AmendmentForm(RecordForm):
    document = signed_document()

    class Meta:
        model = Amendment
        fields = ["number", "signed_on", "effective_from", "extends_to", "terms"]
        help_texts = {
            "extends_to": _("Only if it extends the agreement."),
            "terms": _("Only if it changes what was agreed."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["number"] = self.instance.agreement.amendments.count() + 1
