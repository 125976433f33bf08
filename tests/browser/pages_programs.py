"""The pages of projects, of the matrix and of what is sent to an entity."""

from datetime import timedelta

from django.utils import timezone

from alliances.models import LineOfWork
from programs.models import Area, Region
from tests.browser.stops import Stop, send_empty
from tests.factories.advisory import answered, told
from tests.factories.alliances import ActivityFactory, PartnerFactory, ProjectPartnerFactory
from tests.factories.programs import ProjectFactory
from tests.factories.referrals import heard, referred, sent_days_ago


def build_programs(child, owner):
    """A project with its partners, and what was said about it; two referrals."""
    health = Area.objects.get(slug="health")
    line = LineOfWork.objects.filter(alliance__slug="minsa").first()
    project = ProjectFactory(
        slug="nacer-cerca",
        name="Nacer cerca de casa",
        purpose="Que las mamás de los caseríos tengan quien las atienda.",
        area=health,
        lead=owner,
        regions=Region.objects.filter(code__in=["05", "09"]),
    )
    ProjectFactory(name="Agua en la escuela", area=health, ends_on=timezone.localdate())
    ProjectPartnerFactory(project=project, partner=line.alliance.partner)
    ProjectPartnerFactory(
        project=project,
        partner=PartnerFactory(kind="network", entity_type="", name="Red de parteras"),
        role="advises",
        ended_on=timezone.localdate() - timedelta(days=9),
    )
    ActivityFactory.create_batch(3, alliance=line.alliance, line=line, project=project)
    said = answered(mandate=child, owner=owner, area=health, words="Mi mamá camina cuatro horas.")
    said.review.project, said.review.stage = project, "situation"
    said.review.save()
    told(answered=said)
    waits = referred(owner=owner, contribution=said, line=line, ask="Enviar una obstetra.")
    sent_days_ago(waits, 45)
    done = referred(
        mandate=child, owner=owner, line=line, words="Que las parteras nos hablen en quechua."
    )
    heard(done, "accept", by=owner)
    heard(done, "finish", by=owner, words="Tres parteras hablan quechua en el puesto.")
    fresh = answered(mandate=child, owner=owner, words="Que haya jabón en el puesto de salud.")
    return {}, {
        "waits": waits.contribution,
        "waiting_referral": waits.pk,
        "done_referral": done.contribution,
        "to_refer": fresh,
    }


PROGRAM_PAGES = [
    Stop("area with projects", "nobody", "/areas/health/"),
    Stop("area, what was said", "nobody", "/areas/health/said/"),
    Stop("projects", "nobody", "/projects/"),
    Stop("projects, filters", "nobody", "/projects/?area=health&when=running"),
    Stop("projects, nothing", "nobody", "/projects/?area=education"),
    Stop("project", "nobody", "/projects/nacer-cerca/"),
    Stop("project, partners", "nobody", "/projects/nacer-cerca/partners/"),
    Stop("matrix", "nobody", "/alliances/matrix/"),
    Stop("alliances, filters", "nobody", "/alliances/?area=education&type=ministry"),
    Stop("child project", "child", "/projects/nacer-cerca/"),
    Stop("child, sent to an entity", "child", "/contributions/{waits}/"),
    Stop("child, done by an entity", "child", "/contributions/{done_referral}/"),
    Stop("staff matrix", "coordinator", "/alliances/matrix/"),
    Stop("staff activities", "coordinator", "/activities/?project=nacer-cerca"),
    Stop("staff project", "coordinator", "/projects/nacer-cerca/"),
    Stop("staff project, edit", "coordinator", "/projects/nacer-cerca/edit/"),
    Stop("staff project, missing", "coordinator", "/projects/new/", send_empty),
    Stop("staff partner of a project", "coordinator", "/projects/nacer-cerca/partners/new/"),
    Stop("staff, sent to an entity", "coordinator", "/contributions/{waits}/"),
    Stop("staff referral", "coordinator", "/contributions/{to_refer}/refer/"),
    Stop("staff referral, missing", "coordinator", "/contributions/{to_refer}/refer/", send_empty),
    Stop("staff, word of an entity", "coordinator", "/referrals/{waiting_referral}/"),
    Stop("staff, sent to an alliance", "coordinator", "/alliances/minsa/referrals/"),
    Stop("staff, timeline of an alliance", "coordinator", "/alliances/minsa/timeline/"),
]
