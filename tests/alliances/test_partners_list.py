"""The list of partners: found by a word, chosen by what they are, and read page by page."""

import pytest

from tests.factories.alliances import PartnerFactory

pytestmark = pytest.mark.django_db


def names(client, query):
    page = client.get(f"/partners/?{query}").context["page"]
    return [partner.name for partner in page.rows]


@pytest.mark.parametrize("typed", ["ninez", "NIÑEZ red", "childhood", "rdn"])
def test_a_partner_is_found_by_a_word_of_its_name_in_either_language(client, typed):
    PartnerFactory(name="Red de la Niñez", name_en="Childhood Network", acronym="RDN")
    PartnerFactory(name="Ministerio de Salud", name_en="Ministry of Health", acronym="MINSA")

    assert names(client, f"q={typed}") == ["Red de la Niñez"]


@pytest.mark.parametrize(
    ("value", "found"), [("network", ["Red"]), ("civil_society", []), ("ministry", ["Ministerio"])]
)
def test_partners_are_chosen_by_what_they_are(client, value, found):
    PartnerFactory(name="Red", kind="network", entity_type="")
    PartnerFactory(name="Ministerio", kind="public_entity", entity_type="ministry")

    assert names(client, f"type={value}") == found


def test_a_type_that_there_is_not_is_named(client):
    page = client.get("/partners/?type=church").content.decode()

    assert "“church” is not one of the choices." in page


def test_a_word_that_nobody_has_leads_back_to_all(client):
    page = client.get("/partners/?q=nadie").content.decode()

    assert "Nothing fits" in page
    assert 'href="/partners/"' in page


def test_many_partners_are_read_page_by_page_in_the_order_of_their_names(client):
    for number in reversed(range(26)):
        PartnerFactory(name=f"Red {number:02}")

    first = client.get("/partners/").context["page"]
    second = client.get(f"/partners/{first.older_url}").context["page"]

    assert [first.rows[0].name, first.rows[24].name] == ["Red 00", "Red 24"]
    assert [partner.name for partner in second.rows] == ["Red 25"]
