"""What the work starts with, as the founding document tells it, in both languages."""

import pytest
from django.core.management import call_command

from advisory.models import Organization
from alliances.models import Alliance, LineOfWork, Partner
from programs.models import Area, Region
from tests.conftest import client_of

pytestmark = pytest.mark.django_db
TABLES = [Area, Region, Organization, Partner, Alliance, LineOfWork, LineOfWork.other_areas.through]


@pytest.fixture
def founded():
    call_command("load_founding_data")


def test_the_four_areas(founded):
    found = Area.objects.order_by("position").values_list("slug", "name", "name_en", "crc_articles")

    assert list(found) == [
        ("education", "Educación", "Education", "28, 29, 23"),
        ("health", "Salud", "Health", "6, 24"),
        ("protection", "Protección", "Protection", "19, 32–36, 28(2)"),
        ("participation", "Participación", "Participation", "12–15"),
    ]


@pytest.mark.parametrize(
    ("slug", "goal", "goal_en"),
    [
        ("education", "educación inclusiva y de calidad", "inclusive, quality education"),
        ("health", "recién nacidos en las zonas rurales pobres", "poor rural areas"),
        ("protection", "ni humille", "humiliates"),
        ("participation", "se escuche la voz", "voices are heard in the decisions"),
    ],
)
def test_each_area_has_its_goal(founded, slug, goal, goal_en):
    area = Area.objects.get(slug=slug)

    assert goal in area.goal
    assert goal_en in area.goal_en


def test_the_twenty_five_regions_by_their_code(founded):
    assert dict(Region.objects.values_list("code", "name")) == {
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


def test_the_six_organizations(founded):
    found = Organization.objects.order_by("position").values_list(
        "acronym", "name", "name_en", "scope", "region__code"
    )

    assert list(found) == [
        (
            "REDNNA",
            "Red Nacional de Niñas, Niños y Adolescentes",
            "National Network of Children and Adolescents",
            "national",
            None,
        ),
        (
            "MNNATSOP",
            "Movimiento Nacional de Niños, Niñas y Adolescentes Trabajadores Organizados del Perú",
            "National Movement of Working Children and Adolescents of Peru",
            "national",
            None,
        ),
        (
            "MANTHOC",
            "Movimiento de Adolescentes y Niños Trabajadores Hijos de Obreros Cristianos",
            "Movement of Working Children and Adolescents, Children of Christian Workers",
            "national",
            None,
        ),
        (
            "CONAO",
            "Coordinadora de Niños y Adolescentes de Ica",
            "Regional Network of Children and Adolescents, Ica",
            "regional",
            "11",
        ),
        (
            "",
            "Coordinadora de Municipios Escolares, Región Junín",
            "School Councils Coordination Unit, Junín Region",
            "regional",
            "12",
        ),
        (
            "",
            "Red de Niños “Vota por la Niñez”",
            "Network of children “Vote for Children”",
            "national",
            None,
        ),
    ]


def test_the_nine_alliances_with_public_entities(founded):
    found = Alliance.objects.order_by("position").values_list(
        "partner__acronym", "partner__entity_type", "partner__kind", "state"
    )
    names = [(each.partner.name, each.partner.name_en) for each in Alliance.objects.for_list()]

    active = ("public_entity", "active")
    assert list(found) == [
        ("", "autonomous_body", *active),
        ("MCLCP", "roundtable", *active),
        ("CONADIS", "executing_agency", *active),
        ("PNP", "ministry", *active),
        ("MINSA", "ministry", *active),
        ("", "national_program", *active),
        ("MIMP", "ministry", *active),
        ("", "autonomous_body", *active),
        ("INDECI", "executing_agency", *active),
    ]
    assert names == [
        (
            "Defensoría del Pueblo – Adjuntía para la Niñez y la Adolescencia",
            "Ombudsman – Deputy for Children",
        ),
        (
            "Mesa de Concertación para la Lucha contra la Pobreza",
            "Working Group for the Fight Against Poverty",
        ),
        (
            "Consejo Nacional para la Integración de la Persona con Discapacidad",
            "National Council for Inclusion of People with Disabilities",
        ),
        (
            "Ministerio del Interior – Policía Nacional del Perú",
            "Ministry of Internal Affairs – National Police",
        ),
        ("Ministerio de Salud", "Ministry of Health"),
        (
            "Programa Nacional Wawa Wasi",
            "National Program for children under 5 years old (Wawa Wasi)",
        ),
        (
            "Ministerio de la Mujer y Poblaciones Vulnerables",
            "Ministry of Women and Vulnerable Populations",
        ),
        ("Ministerio Público – Fiscalía de la Nación", "Public Prosecutor"),
        ("Instituto Nacional de Defensa Civil", "National Civil Defense Institution"),
    ]


def test_wawa_wasi_was_followed_by_cuna_mas(founded):
    partner = Partner.objects.get(name="Programa Nacional Wawa Wasi")

    assert partner.succeeded_by.name == "Programa Nacional Cuna Más"
    assert partner.succeeded_by.name_en == "National Program Cuna Más"


@pytest.mark.parametrize(
    ("slug", "lines"),
    [
        (
            "defensoria-del-pueblo",
            [
                ("monitoring of the Convention on the Rights of the Child", "participation", []),
                ("military barracks", "protection", []),
                ("hospitals (treatment of children with HIV)", "health", []),
            ],
        ),
        (
            "mclcp",
            [
                ("formulate policy proposals and programs", "participation", []),
                ("Monitoring the implementation of the public budget", "participation", []),
            ],
        ),
        ("conadis", [("national plans for inclusion", "protection", [])]),
        (
            "policia-nacional",
            [
                ("Personnel training", "protection", []),
                ("trafficking for sexual and labour exploitation", "protection", []),
            ],
        ),
        ("minsa", [("Neonatal health", "health", [])]),
        (
            "wawa-wasi",
            [
                ("Increased coverage", "education", ["health"]),
                ("Inclusion of children with disabilities", "education", ["health"]),
            ],
        ),
        (
            "mimp",
            [
                ("Strengthening protection services", "protection", []),
                ("Improved data collection system", "protection", []),
            ],
        ),
        ("ministerio-publico", [("Training of justice operators", "protection", [])]),
        ("indeci", [("Emergency response", "protection", ["education", "health"])]),
    ],
)
def test_the_lines_of_work_of_each_alliance_and_their_areas(founded, slug, lines):
    found = LineOfWork.objects.filter(alliance__slug=slug).order_by("position")

    assert len(found) == len(lines)
    for line, (words, area, others) in zip(found, lines, strict=True):
        assert words in line.name_en
        assert line.main_area.slug == area
        assert sorted(each.slug for each in line.other_areas.all()) == others


@pytest.mark.parametrize("model", [Area, Organization, Partner, LineOfWork])
def test_everything_has_a_name_in_both_languages(founded, model):
    lacking = [each for each in model.objects.all() if not (each.name and each.name_en)]
    alike = [each for each in model.objects.all() if each.name == each.name_en]

    assert lacking == []
    assert alike == []


def test_a_second_run_changes_nothing(founded):
    before = [list(model.objects.order_by("pk").values()) for model in TABLES]

    call_command("load_founding_data")

    assert [list(model.objects.order_by("pk").values()) for model in TABLES] == before


def test_what_was_edited_stays(founded):
    line = LineOfWork.objects.get(alliance__slug="minsa")
    line.other_areas.add(Area.objects.get(slug="education"))
    LineOfWork.objects.filter(alliance__slug="indeci").delete()
    Organization.objects.filter(slug="conao").update(
        name="Otro nombre", region=None, scope="national"
    )
    Alliance.objects.filter(slug="mimp").update(state="ended", reason="x", since="2026-01-01")

    call_command("load_founding_data")

    assert Organization.objects.get(slug="conao").name == "Otro nombre"
    assert [area.slug for area in line.other_areas.all()] == ["education"]
    assert not LineOfWork.objects.filter(alliance__slug="indeci").exists()
    assert client_of().get("/alliances/mimp/").status_code == 404


def test_what_is_missing_is_added_again(founded):
    Organization.objects.filter(slug="conao").delete()

    call_command("load_founding_data")

    assert Organization.objects.get(slug="conao").region.name == "Ica"
