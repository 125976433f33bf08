"""A field for a private file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.choices import LARGEST_FILE, PAPERS, SOUNDS
from records.content import MESSAGES, Checked, check
from records.forms.uploads import OversizedFile


class _PrivateBoundField(forms.BoundField):
    @property
    def must_be_chosen_again(self) -> bool:
        """A file came with the form, which is shown once more: no browser sends it twice."""
        return bool(self.data) and not self.errors


class PrivateFileField(forms.FileField):
    """Takes one file and gives back what of it is kept, for ``records.files.store``; or None.

    The form is sent as ``multipart/form-data`` and made from ``request.FILES`` too. What is stored
    already is no initial value: the page shows it beside the field. Leave the field out of
    ``Meta.fields`` of a model form: its value is no ``Attachment`` yet. ``kinds`` are those that it
    takes; say in the help text which.
    """

    widget = forms.FileInput
    bound_field_class = _PrivateBoundField
    default_error_messages = {
        "required": _("Choose a file."),
        "invalid": _("The file did not arrive. Choose it again."),
        "empty": MESSAGES["empty"],
        "together": _(
            "Together these files are too large. Save the others first, then choose this one again."
        ),
    }

    def __init__(self, *, kinds=PAPERS, **options):
        self.kinds = kinds
        options.setdefault("help_text", _("A photo (JPEG, PNG or WebP) or a PDF, up to 10 MB."))
        super().__init__(**options)

    def widget_attrs(self, widget):
        """``audio/*`` makes a phone offer its recorder."""
        accepted = ["audio/*" if kind in SOUNDS else kind for kind in self.kinds]
        return {**super().widget_attrs(widget), "accept": ",".join(dict.fromkeys(accepted))}

    def to_python(self, data) -> Checked | None:
        upload = super().to_python(data)
        if isinstance(upload, OversizedFile) and upload.size <= LARGEST_FILE:
            raise forms.ValidationError(self.error_messages["together"], code="together")
        return None if upload is None else check(upload, self.kinds)

    def clean(self, data, initial=None) -> Checked | None:
        return super().clean(data)
