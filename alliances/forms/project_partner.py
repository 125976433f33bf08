"""Who works on a project with us."""

from django.utils.translation import gettext_lazy as _

from alliances.models import Partner, ProjectPartner
from records.forms.record import RecordForm


class ProjectPartnerForm(RecordForm):
    class Meta:
        model = ProjectPartner
        fields = ["partner", "role", "ended_on"]
        help_texts = {"ended_on": _("Empty as long as it takes part.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = Partner.objects.for_list()
