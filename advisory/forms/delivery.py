"""What was said of an answer that was told by word of mouth."""

from django.utils.translation import gettext_lazy as _

from advisory.forms.rating import RatingForm


class DeliveryForm(RatingForm):
    """The two questions, as the children answered them; both, or neither if nobody was asked."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["understood"].label = _("Did they understand the answer?")
        self.fields["satisfied"].label = _("Do they like the answer?")
        self.fields["satisfied"].help_text = _("With a “No” here or above it is read again.")
        self.fields["words"].label = _("What else they said")
        self.fields["words"].help_text = _("In their own words.")
        for name in ("understood", "satisfied"):
            self.fields[name].required = False

    def clean(self):
        data = super().clean()
        asked = [name for name in ("understood", "satisfied") if data.get(name)]
        if len(asked) == 1:
            (missing,) = {"understood", "satisfied"} - set(asked)
            self.add_error(missing, _("Write down both, or neither."))
        if not asked and data.get("words"):
            self.add_error("understood", _("Write down what they thought of the answer, too."))
        return data

    def _post_clean(self):
        """Nobody was asked: there is no rating to look at."""
        if self.has_rating:
            super()._post_clean()

    @property
    def has_rating(self) -> bool:
        return bool(self.cleaned_data.get("understood"))
