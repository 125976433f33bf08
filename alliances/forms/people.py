"""Who speaks for each side, and what each side promised."""

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from alliances.models import Commitment, FocalPoint
from records.forms.files import PrivateFileField
from records.forms.record import RecordForm


class FocalPointForm(RecordForm):
    class Meta:
        model = FocalPoint
        fields = ["side", "user", "name", "post", "contact", "starts_on", "ends_on"]
        help_texts = {
            "user": _("Only for our side."),
            "name": _("Only for the partner’s side. An adult, never a child."),
            "contact": _("Only for the partner’s side."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = User.objects.coordinators()


class CommitmentForm(RecordForm):
    evidence = PrivateFileField(label=_("Evidence"), required=False)

    class Meta:
        model = Commitment
        fields = [
            "side",
            "promise",
            "line",
            "owner",
            "due_on",
            "started_on",
            "done_on",
            "outcome",
        ]
        help_texts = {"outcome": _("Needed when it is done.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = User.objects.coordinators()
        self.fields["line"].queryset = self.instance.alliance.lines.all()
        self.fields["line"].empty_label = _("None in particular")
