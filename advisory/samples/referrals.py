"""A sample contribution about a project, sent to a public entity. Nothing of it happened."""

from advisory import actions
from advisory.models import Contribution, Referral
from alliances.choices import ProjectRole
from alliances.models import LineOfWork, ProjectPartner
from programs.choices import Stage
from programs.models import Project


def refer(*, contribution: Contribution, by) -> None:
    """Put it to the sample project about births, and ask the Ministry of Health."""
    review = contribution.review
    review.project = Project.objects.get(name="Nacer cerca de casa (muestra)")
    review.stage = Stage.SITUATION
    review.save()
    line = LineOfWork.objects.filter(alliance__slug="minsa").order_by("position")[0]
    ProjectPartner.objects.create(
        project=review.project, partner=line.alliance.partner, role=ProjectRole.IMPLEMENTS
    )
    actions.refer(
        contribution=contribution,
        referral=Referral(
            line=line,
            ask="Que en cada visita vaya una persona que hable quechua.",
        ),
        sent_by=by,
    )
