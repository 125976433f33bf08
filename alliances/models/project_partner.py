"""Who works on a project with us."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alliances.choices import ProjectRole
from alliances.models.guards import belongs_for_good
from alliances.models.partner import Partner
from alliances.querysets import ProjectPartnerQuerySet
from programs.models import Project
from records.constraints import KnownYears, known_choice
from records.history import track
from records.models import Record


@track(part_of="project")
class ProjectPartner(Record):
    """A partner's part in a project: most projects are carried out together with others (seed).

    It stays on record when it is over; ``ended_on`` is its last day.
    """

    project = models.ForeignKey(
        Project, verbose_name=_("project"), on_delete=models.PROTECT, related_name="partners"
    )
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="projects"
    )
    role = models.CharField(_("what it does"), max_length=20, choices=ProjectRole)
    ended_on = models.DateField(_("last day"), null=True, blank=True)

    objects = ProjectPartnerQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("partner of a project")
        verbose_name_plural = _("partners of projects")
        ordering = ["pk"]
        constraints = [
            known_choice("role", ProjectRole, name="project_partner_role_known"),
            KnownYears("ended_on", name="project_partner_years_known"),
            models.UniqueConstraint(
                fields=["project", "partner", "role"],
                condition=Q(ended_on__isnull=True),
                name="project_partner_role_once",
                violation_error_message=_("This partner does that in the project already."),
            ),
        ]
        triggers = [*Record.Meta.triggers, belongs_for_good("project")]

    def __str__(self):
        return f"{self.partner}: {self.get_role_display()}"
