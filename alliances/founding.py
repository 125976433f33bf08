"""The nine alliances with public entities of the founding document (domain facts, section 2).

Where the document gives one area for several lines, each line has it.
"""

from alliances.choices import AllianceState, EntityType, PartnerKind
from alliances.models import Alliance, LineOfWork, Partner
from programs.models import Area

# (address, type of entity, acronym, Spanish name, English name, lines); a line is
# (Spanish, English, modality, main area, other areas).
ALLIANCES = [
    (
        "defensoria-del-pueblo",
        "autonomous_body",
        "",
        "Defensoría del Pueblo – Adjuntía para la Niñez y la Adolescencia",
        "Ombudsman – Deputy for Children",
        [
            (
                "Supervisión del trabajo del Estado: seguimiento del cumplimiento de la Convención"
                " sobre los Derechos del Niño",
                "Supervision of the work of the State: monitoring of the Convention on the Rights"
                " of the Child",
                "supervision",
                "participation",
                [],
            ),
            (
                "Inspecciones en cuarteles militares (adolescentes reclutados indebidamente)",
                "Inspections in military barracks (children recruited inappropriately)",
                "supervision",
                "protection",
                [],
            ),
            (
                "Supervisión de hospitales (atención de niñas y niños con VIH)",
                "Supervision of hospitals (treatment of children with HIV)",
                "supervision",
                "health",
                [],
            ),
        ],
    ),
    (
        "mclcp",
        "roundtable",
        "MCLCP",
        "Mesa de Concertación para la Lucha contra la Pobreza",
        "Working Group for the Fight Against Poverty",
        [
            (
                "Coordinación entre la sociedad civil y el Estado para formular propuestas de"
                " política y programas",
                "Coordination between civil society and the State to formulate policy proposals"
                " and programs",
                "coordination",
                "participation",
                [],
            ),
            (
                "Seguimiento de la ejecución del presupuesto público",
                "Monitoring the implementation of the public budget",
                "supervision",
                "participation",
                [],
            ),
        ],
    ),
    (
        "conadis",
        "executing_agency",
        "CONADIS",
        "Consejo Nacional para la Integración de la Persona con Discapacidad",
        "National Council for Inclusion of People with Disabilities",
        [
            (
                "Asistencia técnica para incluir la protección y la promoción de los derechos de"
                " la niñez en los planes nacionales de inclusión",
                "Technical assistance to include protection and promotion of child rights in"
                " national plans for inclusion",
                "technical_assistance",
                "protection",
                [],
            ),
        ],
    ),
    (
        "policia-nacional",
        "ministry",
        "PNP",
        "Ministerio del Interior – Policía Nacional del Perú",
        "Ministry of Internal Affairs – National Police",
        [
            ("Capacitación del personal", "Personnel training", "training", "protection", []),
            (
                "Aportes técnicos a la lucha contra la trata con fines de explotación sexual y"
                " laboral",
                "Technical contributions to the fight against trafficking for sexual and labour"
                " exploitation",
                "technical_assistance",
                "protection",
                [],
            ),
        ],
    ),
    (
        "minsa",
        "ministry",
        "MINSA",
        "Ministerio de Salud",
        "Ministry of Health",
        [("Salud neonatal", "Neonatal health", "strengthening", "health", [])],
    ),
    (
        "wawa-wasi",
        "national_program",
        "",
        "Programa Nacional Wawa Wasi",
        "National Program for children under 5 years old (Wawa Wasi)",
        [
            (
                "Ampliación de la cobertura",
                "Increased coverage",
                "coverage",
                "education",
                ["health"],
            ),
            (
                "Inclusión de niñas y niños con discapacidad",
                "Inclusion of children with disabilities",
                "coverage",
                "education",
                ["health"],
            ),
        ],
    ),
    (
        "mimp",
        "ministry",
        "MIMP",
        "Ministerio de la Mujer y Poblaciones Vulnerables",
        "Ministry of Women and Vulnerable Populations",
        [
            (
                "Fortalecimiento de los servicios de protección",
                "Strengthening protection services",
                "strengthening",
                "protection",
                [],
            ),
            (
                "Mejora del sistema de recojo de datos",
                "Improved data collection system",
                "data_systems",
                "protection",
                [],
            ),
        ],
    ),
    (
        "ministerio-publico",
        "autonomous_body",
        "",
        "Ministerio Público – Fiscalía de la Nación",
        "Public Prosecutor",
        [
            (
                "Capacitación de operadores de justicia",
                "Training of justice operators",
                "training",
                "protection",
                [],
            )
        ],
    ),
    (
        "indeci",
        "executing_agency",
        "INDECI",
        "Instituto Nacional de Defensa Civil",
        "National Civil Defense Institution",
        [
            (
                "Respuesta ante emergencias",
                "Emergency response",
                "emergency",
                "protection",
                ["health", "education"],
            )
        ],
    ),
]

# Entities change: Wawa Wasi was followed by this program in 2012.
SUCCESSORS = {"wawa-wasi": ("cuna-mas", "Programa Nacional Cuna Más", "National Program Cuna Más")}


def load() -> None:
    """Create what is missing; never change what an administrator has edited since."""
    areas = {area.slug: area for area in Area.objects.all()}
    for position, (slug, entity_type, acronym, name, name_en, lines) in enumerate(
        ALLIANCES, start=1
    ):
        partner, is_new = Partner.objects.get_or_create(
            slug=slug,
            defaults={
                "kind": PartnerKind.PUBLIC_ENTITY,
                "entity_type": entity_type,
                "acronym": acronym,
                "name": name,
                "name_en": name_en,
            },
        )
        if is_new and slug in SUCCESSORS:
            partner.succeeded_by = _successor(*SUCCESSORS[slug])
            partner.save(update_fields=["succeeded_by"])
        alliance, is_new = Alliance.objects.get_or_create(
            slug=slug,
            defaults={
                "partner": partner,
                "state": AllianceState.ACTIVE,
                "position": position,
            },
        )
        if is_new:
            _load_lines(alliance, lines, areas)


def _successor(slug, name, name_en):
    partner, _ = Partner.objects.get_or_create(
        slug=slug,
        defaults={
            "kind": PartnerKind.PUBLIC_ENTITY,
            "entity_type": EntityType.NATIONAL_PROGRAM,
            "name": name,
            "name_en": name_en,
        },
    )
    return partner


def _load_lines(alliance, lines, areas):
    for position, (name, name_en, modality, main_area, other_areas) in enumerate(lines, start=1):
        line = LineOfWork.objects.create(
            alliance=alliance,
            position=position,
            name=name,
            name_en=name_en,
            modality=modality,
            main_area=areas[main_area],
        )
        line.other_areas.set(areas[slug] for slug in other_areas)
