"""When an answer takes longer than was promised."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.forms.days import ANSWER_YEARS, day_field, promise_field
from advisory.forms.review import to_come
from advisory.models import Postponement
from advisory.models.postponement import LONGEST_EXCUSE
from records.forms.layout import bare_helper
from records.forms.text import WordsField


class PostponementForm(forms.ModelForm):
    """``old_day`` is the day that the reader saw: two colleagues don't move it one after the
    other without a look."""

    old_day = day_field(_("day before"), widget=forms.HiddenInput)
    new_day = promise_field(_("When will there be an answer?"), within_years=ANSWER_YEARS)
    reason = WordsField(
        label=_("Why does it take longer?"),
        help_text=_("The child reads this. Say it as you would say it to them."),
        max_length=LONGEST_EXCUSE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Postponement
        fields = ["old_day", "new_day", "reason"]

    def __init__(self, *args, promised_on, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("old_day", promised_on.isoformat())
        self.helper = bare_helper(self)

    def clean_new_day(self):
        return to_come(self.cleaned_data["new_day"])
