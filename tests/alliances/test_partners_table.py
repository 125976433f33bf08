"""The partners, taken in and out as tables in the Django admin."""

import csv
from io import BytesIO, StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from alliances.models import Partner
from tests.conftest import client_of
from tests.factories.alliances import PartnerFactory
from tests.strategies import shown

pytestmark = pytest.mark.django_db

PARTNERS = "/admin/alliances/partner/"
COLUMNS = ["slug", "kind", "entity_type", "name", "name_en", "acronym", "website"]
HEALTH = ["minsa", "public_entity", "ministry", "Ministerio de Salud", "Ministry of Health", "", ""]
NETWORK = ["red", "network", "", "Red de Niñez", "Network of children", "RED", "https://red.pe"]
ALL = [
    "slug",
    "kind",
    "entity_type",
    "name",
    "name_en",
    "acronym",
    "valid_from",
    "valid_to",
    "succeeded_by",
    "website",
    "notes",
]


@pytest.fixture
def admin(administrator):
    return client_of(administrator)


def csv_file(*rows, columns=COLUMNS, encoding="utf-8", delimiter=","):
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows([columns, *rows])
    return SimpleUploadedFile("socios.csv", text.getvalue().encode(encoding))


def preview(client, file):
    return client.post(f"{PARTNERS}import/", {"import_file": file, "resource": "0"})


def confirm(client, response):
    return client.post(f"{PARTNERS}process_import/", shown(response))


def told(response):
    """What the page says is wrong: row, column, sentence."""
    return [(each.row, each.column, each.sentence) for each in response.context["result"].problems]


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def export(client, number):
    fields = {f"partnerresource_{name}": "on" for name in ALL}
    return client.post(f"{PARTNERS}export/", {**fields, "format": number, "resource": "0"})


def test_a_good_table_is_shown_and_then_imported_with_a_history(admin, administrator):
    first = preview(admin, csv_file(HEALTH, NETWORK))
    nobody_yet = Partner.objects.count()
    last = confirm(admin, first)

    assert nobody_yet == 0
    assert said(last) == ["Imported. New: 2. Changed: 0. As before: 0."]
    minsa, red = Partner.objects.order_by("slug")
    assert (minsa.kind, minsa.entity_type, minsa.name_en) == (
        "public_entity",
        "ministry",
        "Ministry of Health",
    )
    assert (red.acronym, red.website) == ("RED", "https://red.pe")
    event = Partner.pgh_event_model.objects.latest("pgh_id")
    assert event.pgh_context.metadata["user"] == administrator.pk
    assert LogEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("columns", "kind", "entity"),
    [
        (
            ["Dirección web", "Tipo", "Tipo de entidad", "Nombre en español", "nombre en ingles"],
            "Entidad pública",
            "ministerio",
        ),
        (
            ["ADDRESS", "Kind", "Type of entity", " name in  spanish", "Name in English"],
            "public entity",
            "Ministry",
        ),
    ],
)
def test_columns_and_choices_are_known_in_both_languages(columns, kind, entity, admin):
    row = ["minsa", kind, entity, "Ministerio de Salud", "Ministry of Health"]

    confirm(admin, preview(admin, csv_file(row, columns=columns)))

    partner = Partner.objects.get()
    assert (partner.kind, partner.entity_type) == ("public_entity", "ministry")
    assert (partner.name, partner.name_en) == ("Ministerio de Salud", "Ministry of Health")


def test_a_table_of_excel_in_peru_is_read_and_its_encoding_told(admin):
    file = csv_file(NETWORK, encoding="cp1252", delimiter=";")

    response = preview(admin, file)
    confirm(admin, response)

    assert "The file was read as Windows-1252." in response.content.decode()
    assert Partner.objects.get().name == "Red de Niñez"


def test_a_workbook_is_imported_with_its_days_and_a_successor_of_a_row_above(admin):
    book, file = Workbook(), BytesIO()
    book.active.append(["slug", "kind", "name", "valid_to", "succeeded_by"])
    book.active.append(["nueva", "network", "Red nueva", None, None])
    book.active.append(["vieja", "network", "Red vieja", "31/12/2025", "nueva"])
    book.save(file)

    confirm(admin, preview(admin, SimpleUploadedFile("socios.xlsx", file.getvalue())))

    old = Partner.objects.get(slug="vieja")
    assert (f"{old.valid_to}", old.succeeded_by.slug) == ("2025-12-31", "nueva")


def test_each_bad_row_is_named_with_its_column_and_nothing_is_imported(admin):
    response = preview(
        admin,
        csv_file(
            HEALTH,
            ["a", "company", "", "A", "", "", ""],
            ["b", "network", "ministry", "B", "", "", ""],
            ["", "", "", "", "", "", ""],
            ["c d", "network", "", "", "", "x" * 21, "javascript:alert(1)"],
            ["minsa", *HEALTH[1:]],
        ),
    )

    kinds = "Public entity, Civil society organisation, Human rights network"
    assert told(response) == [
        (3, "Kind", f"“company” is not one of these: {kinds}."),
        (4, "Type of entity", "A public entity has a type, and no other partner does."),
        (6, "Address", told(response)[2][2]),
        (6, "Name in Spanish", "This field cannot be blank."),
        (6, "Acronym", "It is too long: it has 21 letters, and 20 fit."),
        (6, "Website", "Enter a valid URL."),
        (7, "Address", "Row 2 says the same, and each stands once."),
    ]
    assert "confirm" not in shown(response)
    assert not Partner.objects.exists()


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        (["slug", "kind", "name", "telefono", "R.U.C."], "name: “telefono”, “R.U.C.”."),
        (["kind", "name"], "This column is missing: Address."),
        (["slug", "name", "Nombre en español"], "This column is there twice: Name in Spanish."),
        (["slug", "", "name"], "There is no column of this name: “”."),
    ],
)
def test_columns_that_can_not_be_are_named_once(columns, sentence, admin):
    response = preview(admin, csv_file(["x"] * len(columns), columns=columns))

    assert sentence in response.content.decode()
    assert response.content.decode().count("There is no column") <= 1
    assert not Partner.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"x" * (2 * 1024 * 1024 + 1), "This file is too large. Send at most 2 MB at a time."),
        (b"x" * (10 * 1024 * 1024 + 1), "This file is too large. Send at most 2 MB at a time."),
        (b"PK\x03\x04 no workbook", "This workbook can’t be opened."),
        (b"\x89PNG\r\n\x1a\n\x00", "This is no table."),
        (b"slug,name\nx,y,z\n", "Row 2 has more cells than there are columns."),
    ],
)
def test_a_file_that_is_no_table_is_given_back_with_a_sentence(content, sentence, admin):
    response = preview(admin, SimpleUploadedFile("socios.csv", content))

    assert response.status_code == 200
    assert sentence in response.content.decode()


def test_the_page_of_an_import_speaks_the_language_of_its_reader(admin):
    english = admin.get(f"{PARTNERS}import/").content.decode()
    admin.cookies["django_language"] = "es"
    spanish = admin.get(f"{PARTNERS}import/").content.decode()

    assert "CSV or Excel (.xlsx), at most 2 MB and 1000 rows." in english
    assert "CSV o Excel (.xlsx), como máximo 2 MB y 1000 filas." in spanish
    assert "Small letters, digits and hyphens" in english
    assert "Letras minúsculas, cifras y guiones" in spanish


def test_the_same_table_again_changes_nothing_and_says_so(admin):
    confirm(admin, preview(admin, csv_file(HEALTH, NETWORK)))
    versions = list(Partner.objects.values_list("version", flat=True))

    again = preview(admin, csv_file(HEALTH, NETWORK))

    assert "All of this stands here already" in again.content.decode()
    assert "2 rows are as they were." in again.content.decode()
    assert "confirm" not in shown(again)
    assert list(Partner.objects.values_list("version", flat=True)) == versions


@pytest.mark.parametrize("number", ["0", "1"])
def test_what_is_exported_comes_back_as_it_was(number, admin):
    PartnerFactory(
        slug="vieja",
        name="=1+1",
        name_en="",
        notes="Uno\r\ndos",
        valid_to="2025-12-31",
        succeeded_by=PartnerFactory(slug="nueva"),
    )

    exported = export(admin, number)

    again = preview(admin, SimpleUploadedFile("socios", exported.content))
    assert "All of this stands here already" in again.content.decode()
    if number == "1":
        cells = [cell for row in load_workbook(BytesIO(exported.content)).active for cell in row]
        assert not [cell.value for cell in cells if cell.data_type == "f"]


def test_what_changes_is_told_before_and_after(admin):
    PartnerFactory(slug="minsa", name="Salud", name_en="Ministry of Health", acronym="MS")

    response = preview(admin, csv_file(HEALTH))

    (line,) = response.context["result"].lines
    assert (line.row, line.name, line.is_new) == (2, "Ministry of Health", False)
    assert line.changes == (
        ("Name in Spanish", "Salud", "Ministerio de Salud"),
        ("Acronym", "MS", ""),
    )


def test_a_successor_that_would_close_a_circle_is_refused_by_its_row(admin):
    old = PartnerFactory(slug="vieja")
    PartnerFactory(slug="nueva", succeeded_by=old)

    response = preview(admin, csv_file(["vieja", "nueva"], columns=["slug", "succeeded_by"]))

    assert told(response) == [
        (2, "Succeeded by", "In the end this partner would be followed by itself.")
    ]


def test_nothing_is_imported_when_a_record_has_changed_since_the_preview(admin):
    partner = PartnerFactory(slug="minsa")
    first = preview(admin, csv_file(HEALTH))
    Partner.objects.filter(pk=partner.pk).update(notes="Of somebody else")

    response = confirm(admin, first)

    assert said(response) == [
        "Somebody changed one of these records meanwhile. Send the file again."
    ]
    partner.refresh_from_db()
    assert partner.name != "Ministerio de Salud"


@pytest.mark.parametrize(
    "spoilt",
    [
        {"import_file_name": "no-such-file"},
        {"import_file_name": "../../etc/passwd"},
        {"format": "99"},
        {"seen": ""},
        {"seen": "x" * 65},
    ],
)
def test_a_confirmation_of_something_else_imports_nothing(spoilt, admin):
    typed = shown(preview(admin, csv_file(HEALTH))) | spoilt

    response = admin.post(f"{PARTNERS}process_import/", typed)

    assert response.status_code == 302
    assert not Partner.objects.exists()
