"""What the public reads of a contribution."""

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.models import Story
from advisory.models.story import LONGEST_STORY
from advisory.naming import named_in
from records.forms.layout import bare_helper
from records.forms.text import WordsField
from records.forms.versioned import VersionedForm


def _words(label, help_text="", *, required=True):
    return WordsField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_STORY,
        required=required,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class StoryForm(VersionedForm):
    """``names`` are those of the children of the ``organization``, which no text may hold."""

    said = _words(
        _("You said"),
        _("In your words and few of them. The organization is named beside it, and no child."),
    )
    did = _words(_("We did"), _("What has changed, or why not. Say only what is done."))
    said_en = _words(_("You said, in English"), required=False)
    did_en = _words(_("We did, in English"), required=False)

    class Meta:
        model = Story
        fields = ["said", "did", "said_en", "did_en"]

    def __init__(self, *args, organization, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = names
        self.organization = organization
        for name in ("said_en", "did_en"):
            self.initial.setdefault(name, getattr(self.instance, name))
        self.helper = bare_helper(
            self,
            "version",
            "said",
            "did",
            Fieldset(_("In English"), "said_en", "did_en"),
        )

    def values_of(self, saved):
        return {name: getattr(saved, name) for name in self.typed_names()}

    def clean(self):
        data = super().clean()
        known = [self.organization.name, self.organization.name_en, self.organization.acronym]
        for name in self.typed_names():
            found = named_in(data.get(name) or "", self.names, but=[each or "" for each in known])
            if found:
                self.add_error(
                    name,
                    _("It may name a child: %(words)s. Say the organization instead.")
                    % {"words": ", ".join(found)},
                )
        if bool(data.get("said_en")) != bool(data.get("did_en")) and not self.errors:
            missing = "did_en" if data.get("said_en") else "said_en"
            self.add_error(missing, _("Write both in English, or neither."))
        return data
