"""The six member organizations of the founding document (domain facts, section 1), and the first
words of the consents."""

from advisory.choices import Scope
from advisory.founding_texts import TEXTS
from advisory.models import ConsentText, Organization
from programs.models import Region

ORGANIZATIONS = [
    {
        "slug": "rednna",
        "acronym": "REDNNA",
        "name": "Red Nacional de Niñas, Niños y Adolescentes",
        "name_en": "National Network of Children and Adolescents",
    },
    {
        "slug": "mnnatsop",
        "acronym": "MNNATSOP",
        "name": "Movimiento Nacional de Niños, Niñas y Adolescentes Trabajadores Organizados del"
        " Perú",
        "name_en": "National Movement of Working Children and Adolescents of Peru",
    },
    {
        "slug": "manthoc",
        "acronym": "MANTHOC",
        "name": "Movimiento de Adolescentes y Niños Trabajadores Hijos de Obreros Cristianos",
        "name_en": "Movement of Working Children and Adolescents, Children of Christian Workers",
    },
    {
        "slug": "conao",
        "acronym": "CONAO",
        "name": "Coordinadora de Niños y Adolescentes de Ica",
        "name_en": "Regional Network of Children and Adolescents, Ica",
        "region": "11",
    },
    {
        "slug": "municipios-escolares-junin",
        "acronym": "",
        "name": "Coordinadora de Municipios Escolares, Región Junín",
        "name_en": "School Councils Coordination Unit, Junín Region",
        "region": "12",
    },
    {
        "slug": "vota-por-la-ninez",
        "acronym": "",
        "name": "Red de Niños “Vota por la Niñez”",
        "name_en": "Network of children “Vote for Children”",
    },
]


def load() -> None:
    """Create what is missing; never change what an administrator has edited since."""
    regions = {region.code: region for region in Region.objects.all()}
    for position, facts in enumerate(ORGANIZATIONS, start=1):
        defaults = {name: value for name, value in facts.items() if name not in ("slug", "region")}
        region = regions.get(facts.get("region"))
        Organization.objects.get_or_create(
            slug=facts["slug"],
            defaults={
                **defaults,
                "region": region,
                "scope": Scope.REGIONAL if region else Scope.NATIONAL,
                "position": position,
            },
        )
    for (purpose, giver), (text, text_en) in TEXTS.items():
        ConsentText.objects.get_or_create(
            purpose=purpose, giver=giver, number=1, defaults={"text": text, "text_en": text_en}
        )
