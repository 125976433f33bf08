"""The council in the Django admin: organizations taken in and out as tables."""

import csv
from io import BytesIO, StringIO

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from openpyxl import load_workbook

from advisory.models import (
    Organization,
)
from programs.models import Region
from tests.concurrency import together
from tests.conftest import client_of
from tests.factories.advisory import (
    OrganizationFactory,
)
from tests.factories.programs import RegionFactory
from tests.strategies import shown

pytestmark = pytest.mark.django_db

ORGANIZATIONS = "/admin/advisory/organization/"
LABELS = [
    "Address",
    "Acronym",
    "Name in Spanish",
    "Name in English",
    "Scope",
    "Region",
    "Order",
]
COLUMNS = ["slug", "acronym", "name", "name_en", "scope", "region", "position"]
GOOD = ["conao", "CONAO", "Coordinadora de Ica", "Network of Ica", "regional", "11", "1"]
NATIONAL = ["rednna", "REDNNA", "Red Nacional", "National Network", "national", "", "2"]


@pytest.fixture
def admin(administrator):
    RegionFactory(code="11", name="Ica")
    return client_of(administrator)


def table(*rows, columns=COLUMNS):
    text = StringIO()
    csv.writer(text).writerows([columns, *rows])
    return SimpleUploadedFile("organizations.csv", text.getvalue().encode(), "text/csv")


def preview(client, *rows, columns=COLUMNS):
    """The page after a table was sent."""
    file = table(*rows, columns=columns)
    return client.post(f"{ORGANIZATIONS}import/", {"import_file": file, "resource": "0"})


def confirm(client, response):
    return client.post(f"{ORGANIZATIONS}process_import/", shown(response))


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_table_is_shown_before_anything_is_saved(admin):
    response = preview(admin, GOOD, NATIONAL)

    page = response.content.decode()
    assert "Network of Ica" in page
    assert "confirm" in shown(response)
    assert not Organization.objects.exists()


def test_a_confirmed_table_is_imported_with_both_languages_and_the_region(admin):
    response = confirm(admin, preview(admin, GOOD, NATIONAL))

    conao, rednna = Organization.objects.order_by("slug")
    assert response.url == ORGANIZATIONS
    assert (conao.name, conao.name_en) == ("Coordinadora de Ica", "Network of Ica")
    assert (conao.region.code, conao.position) == ("11", 1)
    assert (rednna.region, rednna.scope) == (None, "national")


def test_a_row_of_a_known_address_changes_it_and_its_history_tells(admin, administrator):
    organization = OrganizationFactory(slug="rednna", name_en="Old name")

    confirm(admin, preview(admin, NATIONAL))

    changed = Organization.objects.get()
    assert changed.pk == organization.pk
    assert changed.name_en == "National Network"
    event = Organization.pgh_event_model.objects.latest("pgh_id")
    assert event.pgh_context.metadata["user"] == administrator.pk


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ([*GOOD[:5], "", "1"], "A regional organization has a region, and a national one has none"),
        ([*GOOD[:5], "99", "1"], "There is no region of the code “99”."),
        (
            [*NATIONAL[:4], "galactic", "", "1"],
            "is not one of these: National, Regional.",
        ),
        (["", *NATIONAL[1:]], "This field cannot be blank."),
        (["two words", *NATIONAL[1:]], "Enter a valid “slug”"),
        ([*NATIONAL[:2], "", *NATIONAL[3:]], "This field cannot be blank."),
        ([*NATIONAL[:6], "-5"], "greater than or equal to 0"),
        ([*NATIONAL[:6], "9" * 30], "less than or equal to 32767"),
        ([*NATIONAL[:6], "first"], "“first” is not a number."),
    ],
)
def test_a_bad_row_is_named_and_nothing_can_be_confirmed(admin, bad, message):
    response = preview(admin, ["good", "", "Buena", "Good", "national", "", "1"], bad)

    page = response.content.decode()
    assert message in page
    assert "confirm" not in shown(response)
    assert not Organization.objects.exists()


def test_a_row_that_became_bad_since_the_preview_stops_the_whole_table(admin):
    shown_before = preview(admin, NATIONAL, GOOD)
    Region.objects.all().delete()

    response = confirm(admin, shown_before)

    assert response.url == f"{ORGANIZATIONS}import/"
    assert said(response) == ["Nothing was imported. Send the file again to see why."]
    assert not Organization.objects.exists()


def test_a_rule_that_is_broken_since_the_preview_stops_the_whole_table(admin):
    """Known in the columns, refused by a constraint."""
    OrganizationFactory(slug="conao", scope="national")
    without_scope = [
        [each for place, each in enumerate(row) if place != COLUMNS.index("scope")]
        for row in (COLUMNS, NATIONAL, GOOD)
    ]
    text = "\n".join(",".join(row) for row in without_scope)
    file = SimpleUploadedFile("organizations.csv", text.encode(), "text/csv")

    response = admin.post(
        f"{ORGANIZATIONS}import/", {"format": "0", "import_file": file, "resource": "0"}
    )

    assert "confirm" not in shown(response)
    assert Organization.objects.get().name_en != "Network of Ica"


@pytest.mark.django_db(transaction=True)
def test_a_row_that_somebody_writes_down_at_the_same_moment_is_named_in_a_sentence(admin):
    response = together(
        lambda: OrganizationFactory(slug="conao"), lambda: preview(admin, NATIONAL, GOOD)
    )

    (problem,) = response.context["result"].problems
    assert (problem.row, problem.column) == (3, "Address")
    assert problem.sentence == "Somebody took this address just now. Save it once more."
    assert "confirm" not in shown(response)


def test_what_is_exported_can_be_imported_again(admin):
    confirm(admin, preview(admin, GOOD, NATIONAL))
    fields = {f"organizationresource_{name}": "on" for name in COLUMNS}

    response = admin.post(f"{ORGANIZATIONS}export/", fields | {"format": "0", "resource": "0"})

    header, *rows = csv.reader(StringIO(response.content.decode("utf-8-sig")))
    assert header == LABELS
    assert rows == [[*GOOD[:4], "Regional", *GOOD[5:]], [*NATIONAL[:4], "National", *NATIONAL[5:]]]
    again = preview(admin, *rows, columns=header)
    assert "All of this stands here already" in again.content.decode()
    assert "confirm" not in shown(again)


def test_the_table_is_exported_as_a_spreadsheet_too(admin):
    OrganizationFactory(name="Coordinadora de Ñahui")

    response = admin.post(
        f"{ORGANIZATIONS}export/",
        {"organizationresource_name": "on", "format": "1", "resource": "0"},
    )

    sheet = load_workbook(BytesIO(response.content)).active
    assert [[cell.value for cell in row] for row in sheet] == [
        ["Name in Spanish"],
        ["Coordinadora de Ñahui"],
    ]


@pytest.mark.parametrize("begins", ["=1+1", "+51 1", "-1", "@SUM(1)", "\t=1", "\r=1"])
def test_no_program_takes_a_name_for_a_formula_and_it_comes_back_as_it_was(admin, begins):
    OrganizationFactory(slug="red", name=f"{begins} Red", name_en="Network")
    fields = {f"organizationresource_{name}": "on" for name in COLUMNS}

    exported = admin.post(f"{ORGANIZATIONS}export/", fields | {"format": "0", "resource": "0"})

    _header, row = csv.reader(StringIO(exported.content.decode("utf-8-sig"), newline=""))
    assert row[2] == f"'{begins} Red"
    row[3] = "Network of children"
    confirm(admin, preview(admin, row))
    organization = Organization.objects.get()
    assert organization.name_en == "Network of children"
    assert organization.name.strip() == f"{begins} Red".strip()


def test_an_apostrophe_of_a_name_stays(admin):
    confirm(admin, preview(admin, ["red", "", "'Los Amigos'", "", "national", "", "1"]))

    assert Organization.objects.get().name == "'Los Amigos'"


def test_the_columns_are_named_in_the_words_of_the_pages(admin):
    with translation.override("es"):
        english = admin.get(f"{ORGANIZATIONS}export/").content.decode()
        admin.cookies["django_language"] = "es"
        spanish = admin.get(f"{ORGANIZATIONS}export/").content.decode()

    assert "Scope</label>" in english
    assert "Alcance</label>" in spanish
    for page in (english, spanish):
        assert "onchange" not in page
        assert 'src="/static/js/select-all' in page


@pytest.mark.parametrize("page", ["import/", "export/", "process_import/"])
def test_nobody_else_takes_tables_in_or_out(page, coordinator, lead, representative):
    for person in (coordinator, lead, representative):
        for answer in (client_of(person).get, client_of(person).post):
            assert answer(f"{ORGANIZATIONS}{page}").status_code in (302, 403)
