"""What is wrong between two fields is said at the one where it is mended, and in its column."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from alliances.models import Partner
from records.refusals import Refused, or_refused
from tests.conftest import client_of
from tests.factories.alliances import AgreementFactory, AllianceFactory, PartnerFactory

pytestmark = pytest.mark.django_db

AGREEMENT = {"version": "1", "kind": "framework", "signed_on": "2026-01-10"}
AMENDMENT = {"version": "1", "number": "1", "signed_on": "2026-03-01", "terms": "Lo nuevo"}


@pytest.mark.parametrize(
    ("page", "typed", "errors"),
    [
        (
            "/alliances/minsa/agreements/new/",
            AGREEMENT | {"starts_on": "2026-02-01", "ends_on": "2026-01-31"},
            {"ends_on": ["An agreement cannot end before it starts."]},
        ),
        (
            "/alliances/minsa/agreements/new/",
            AGREEMENT | {"starts_on": "2025-01-01", "ends_on": "2025-12-31"},
            {"signed_on": ["An agreement is signed before it is over."]},
        ),
        (
            "/alliances/minsa/agreements/new/",
            AGREEMENT | {"signed_on": "", "starts_on": "2026-02-01"},
            {
                "signed_on": [
                    "Say when it was signed. Only an informal collaboration has no signature."
                ]
            },
        ),
        (
            "/agreements/{agreement.pk}/amendments/new/",
            AMENDMENT | {"effective_from": "2026-02-28"},
            {
                "effective_from": [
                    "An amendment takes effect on the day on which it is signed, or later."
                ]
            },
        ),
    ],
)
def test_the_sentence_stands_at_the_field_of_a_form(page, typed, errors, coordinator):
    agreement = AgreementFactory()
    AllianceFactory(slug="minsa")

    response = client_of(coordinator).post(page.format(agreement=agreement), typed)

    assert response.context["form"].errors == errors


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        ("network,Red,2012-01-01,2011-12-31", "Existed until", "cannot end before it starts"),
        ("public_entity,Red,,", "Type of entity", "A public entity has a type"),
    ],
)
def test_the_column_of_a_table_is_named(row, column, sentence, administrator):
    table = f"slug,kind,name,valid_from,valid_to\nred,{row}\n"
    file = SimpleUploadedFile("socios.csv", table.encode())

    response = client_of(administrator).post(
        "/admin/alliances/partner/import/", {"import_file": file, "resource": "0"}
    )

    (problem,) = response.context["result"].problems
    assert (problem.row, problem.column) == (2, column)
    assert sentence in problem.sentence


def test_what_the_database_refuses_is_said_at_the_field_too():
    partner = PartnerFactory()

    with pytest.raises(Refused) as refused, or_refused():
        Partner.objects.filter(pk=partner.pk).update(succeeded_by=partner.pk)

    assert refused.value.said.field == "succeeded_by"


def test_it_is_a_check_of_the_database_like_any_other():
    partner = PartnerFactory()

    with pytest.raises(IntegrityError, match="partner_website_is_a_page"), transaction.atomic():
        Partner.objects.filter(pk=partner.pk).update(website="ftp://x")
