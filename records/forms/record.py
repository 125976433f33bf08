"""A form of one record, as most pages show it."""

from django import forms

from records.forms.days import check_year
from records.forms.layout import bare_helper, in_words
from records.forms.versioned import VersionedForm


class RecordForm(VersionedForm):
    """Days have a calendar, long texts a few lines."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in map(in_words, self.fields.values()):
            if isinstance(field, forms.DateField):
                field.validators.append(check_year)
                field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            elif isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 4
        self.helper = bare_helper(self)
