"""The areas and regions that the work starts with (domain facts, sections 3 and 7)."""

from programs.models import Area, Region

AREAS = [
    {
        "slug": "education",
        "name": "Educación",
        "name_en": "Education",
        "goal": "Que todas las niñas, niños y adolescentes tengan una educación inclusiva y de"
        " calidad.",
        "goal_en": "Every child has an inclusive, quality education.",
        "crc_articles": "28, 29, 23",
    },
    {
        "slug": "health",
        "name": "Salud",
        "name_en": "Health",
        "goal": "Que todas y todos puedan recibir atención de salud y que menos niñas y niños"
        " mueran; sobre todo, cuidar a las madres y a los recién nacidos en las zonas rurales"
        " pobres.",
        "goal_en": "Every child can get health care, and fewer children die; above all, care for"
        " mothers and newborn babies in poor rural areas.",
        "crc_articles": "6, 24",
    },
    {
        "slug": "protection",
        "name": "Protección",
        "name_en": "Protection",
        "goal": "Que nadie castigue con golpes ni humille a una niña, niño o adolescente, y que"
        " nadie los explote ni comercie con ellos.",
        "goal_en": "Nobody hits or humiliates a child as a punishment, and no child is exploited"
        " or trafficked.",
        "crc_articles": "19, 32–36, 28(2)",
    },
    {
        "slug": "participation",
        "name": "Participación",
        "name_en": "Participation",
        "goal": "Que se escuche la voz de las niñas, niños y adolescentes en las decisiones que"
        " los afectan.",
        "goal_en": "Children's voices are heard in the decisions that affect them.",
        "crc_articles": "12–15",
    },
]

REGIONS = {
    "01": "Amazonas",
    "02": "Áncash",
    "03": "Apurímac",
    "04": "Arequipa",
    "05": "Ayacucho",
    "06": "Cajamarca",
    "07": "Callao",
    "08": "Cusco",
    "09": "Huancavelica",
    "10": "Huánuco",
    "11": "Ica",
    "12": "Junín",
    "13": "La Libertad",
    "14": "Lambayeque",
    "15": "Lima",
    "16": "Loreto",
    "17": "Madre de Dios",
    "18": "Moquegua",
    "19": "Pasco",
    "20": "Piura",
    "21": "Puno",
    "22": "San Martín",
    "23": "Tacna",
    "24": "Tumbes",
    "25": "Ucayali",
}


def load() -> None:
    """Create what is missing; never change what an administrator has edited since."""
    for position, area in enumerate(AREAS, start=1):
        Area.objects.get_or_create(slug=area["slug"], defaults={**area, "position": position})
    for code, name in REGIONS.items():
        Region.objects.get_or_create(code=code, defaults={"name": name})
