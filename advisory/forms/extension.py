"""More time for a question to the council."""

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.forms.days import ANSWER_YEARS, day_field, promise_field
from advisory.forms.review import to_come
from advisory.models import Consultation, Extension
from advisory.models.postponement import LONGEST_EXCUSE
from records.forms.layout import bare_helper
from records.forms.text import WordsField

DAYS = ("closes_on", "answer_by")


class ExtensionForm(forms.ModelForm):
    """The old days are those that the reader saw: two colleagues don't move them one after the
    other without a look."""

    old_closes_on = day_field(_("last day to reply, before"), widget=forms.HiddenInput)
    old_answer_by = day_field(_("day of the answer, before"), widget=forms.HiddenInput)
    new_closes_on = promise_field(_("Last day to reply"), within_years=ANSWER_YEARS)
    new_answer_by = promise_field(_("Answer by"), within_years=ANSWER_YEARS)
    reason = WordsField(
        label=_("Why do the days move?"),
        help_text=_("The representatives read this. Say it as you would say it to them."),
        max_length=LONGEST_EXCUSE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Extension
        fields = ["old_closes_on", "old_answer_by", "new_closes_on", "new_answer_by", "reason"]

    def __init__(self, *args, consultation: Consultation, **kwargs):
        super().__init__(*args, **kwargs)
        for name in DAYS:
            day = getattr(consultation, name)
            self.initial.setdefault(f"old_{name}", day.isoformat())
            self.initial.setdefault(f"new_{name}", day)
        self.helper = bare_helper(
            self,
            "old_closes_on",
            "old_answer_by",
            Div("new_closes_on", "new_answer_by", css_class="row-fields"),
            "reason",
        )

    def clean(self):
        """What moves goes to a day to come; the rest the constraints of the model say."""
        data = super().clean()
        for name in DAYS:
            old, new = data.get(f"old_{name}"), data.get(f"new_{name}")
            if old and new and new != old:
                try:
                    to_come(new)
                except forms.ValidationError as refusal:
                    self.add_error(f"new_{name}", refusal)
        return data
