"""Sample projects, to try the site with. None of them exists, and each says so."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from programs import actions
from programs.choices import Stage
from programs.models import Area, Project, Region

# (Spanish and English name, purposes, area, stage, region codes, days since it began,
# days that it lasts)
PROJECTS = [
    (
        "Agua en la escuela (muestra)",
        "Water at school (sample)",
        "Que cada escuela tenga agua limpia y baños con puerta.",
        "Every school has clean water and toilets with a door.",
        "education",
        Stage.PLAN,
        ["11", "12"],
        200,
        900,
    ),
    (
        "Nacer cerca de casa (muestra)",
        "Born close to home (sample)",
        "Que las mamás y los recién nacidos de los caseríos tengan quien los atienda.",
        "Mothers and newborn babies in small villages have somebody who cares for them.",
        "health",
        Stage.SITUATION,
        ["05", "09"],
        60,
        None,
    ),
    (
        "Crecer sin golpes (muestra)",
        "Growing up without blows (sample)",
        "Que en la casa y en la escuela nadie castigue con golpes.",
        "Nobody hits a child as a punishment, at home or at school.",
        "protection",
        Stage.EVALUATION,
        [],
        700,
        600,
    ),
]


def load(*, lead: User) -> None:
    """Create what is missing; a second run adds nothing."""
    today = timezone.localdate()
    known = set(Project.objects.values_list("name", flat=True))
    for name, name_en, purpose, purpose_en, area, stage, codes, since, lasts in PROJECTS:
        if name in known:
            continue
        first = today - timedelta(days=since)
        project = Project(
            name=name,
            name_en=name_en,
            purpose=purpose,
            purpose_en=purpose_en,
            area=Area.objects.get(slug=area),
            stage=stage,
            starts_on=first,
            ends_on=lasts and first + timedelta(days=lasts),
            lead=lead,
        )
        actions.save_project(project=project, regions=Region.objects.filter(code__in=codes))
