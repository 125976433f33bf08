"""Partners and alliances in the Django admin: kept with all that belongs to them, and moved on."""

from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils import timezone

from alliances.models import Agreement, Amendment, FocalPoint
from records.models import Attachment
from tests.conftest import client_of
from tests.factories.alliances import (
    AgreementFactory,
    AllianceFactory,
    AmendmentFactory,
    PartnerFactory,
)
from tests.factories.pdfs import pdf
from tests.factories.programs import AreaFactory
from tests.strategies import shown

pytestmark = pytest.mark.django_db

PARTNERS = "/admin/alliances/partner/"
ALLIANCES = "/admin/alliances/alliance/"


@pytest.fixture
def admin(administrator):
    return client_of(administrator)


def in_days(number):
    return timezone.localdate() + timedelta(days=number)


def test_a_document_of_an_agreement_is_kept_and_opened_from_the_admin(admin):
    agreement = AgreementFactory()
    url = f"/admin/alliances/agreement/{agreement.pk}/change/"
    file = SimpleUploadedFile("convenio.pdf", pdf(), "application/pdf")

    response = admin.post(url, shown(admin.get(url)) | {"new_document": file})

    assert response.status_code == 302
    agreement.refresh_from_db()
    assert agreement.document == Attachment.objects.get()
    link = f"/agreements/{agreement.pk}/document/"
    assert link in admin.get(url).content.decode()
    assert admin.get(link).getvalue().startswith(b"%PDF")


def test_an_alliance_of_many_agreements_is_saved_though_each_has_a_field_for_a_file(admin):
    alliance = AllianceFactory()
    for year in range(2015, 2020):
        AgreementFactory(alliance=alliance, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31))
    url = f"{ALLIANCES}{alliance.pk}/change/"
    typed = encode_multipart(BOUNDARY, shown(admin.get(url)) | {"agreements-2-terms": "Lo nuevo"})
    empty = b"".join(  # as a browser sends a field in which no file is chosen
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="agreements-{row}-new_document";'
        f' filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n'.encode()
        for row in range(5)
    )

    response = admin.generic("POST", url, empty + typed, MULTIPART_CONTENT)

    assert response.status_code == 302
    assert Agreement.objects.filter(terms="Lo nuevo").count() == 1


def test_an_amendment_is_added_to_its_agreement_and_moves_the_last_day(admin):
    agreement = AgreementFactory(starts_on=in_days(-10), ends_on=in_days(10))
    url = f"/admin/alliances/agreement/{agreement.pk}/change/"
    amendment = {
        "amendments-TOTAL_FORMS": "1",
        "amendments-0-number": "1",
        "amendments-0-signed_on": in_days(0).isoformat(),
        "amendments-0-effective_from": in_days(0).isoformat(),
        "amendments-0-extends_to": in_days(99).isoformat(),
    }

    admin.post(url, shown(admin.get(url)) | amendment)

    assert Amendment.objects.get().number == 1
    assert Agreement.objects.get().last_day == in_days(99)


def test_an_agreement_that_overlaps_is_given_back_with_a_sentence_and_what_was_typed(admin):
    agreement = AgreementFactory()
    url = f"{ALLIANCES}{agreement.alliance_id}/change/"
    second = {
        "agreements-TOTAL_FORMS": "2",
        "agreements-1-kind": "specific",
        "agreements-1-number": "N.º 77",
        "agreements-1-signed_on": "2026-06-01",
        "agreements-1-starts_on": "2026-06-01",
    }

    response = admin.post(url, shown(admin.get(url)) | second)

    page = response.content.decode()
    assert response.status_code == 200
    assert "Another agreement of this alliance runs in that time." in page
    assert "N.º 77" in page
    assert Agreement.objects.get() == agreement


def test_an_amendment_outside_of_its_agreement_is_given_back_with_a_sentence(admin):
    amendment = AmendmentFactory()
    url = f"/admin/alliances/agreement/{amendment.agreement_id}/change/"

    response = admin.post(
        url, shown(admin.get(url)) | {"amendments-0-effective_from": "2031-01-01"}
    )

    assert "It takes effect while the agreement runs" in response.content.decode()
    amendment.refresh_from_db()
    assert f"{amendment.effective_from}" == "2026-07-01"


def test_a_focal_point_of_ours_is_chosen_from_the_team_and_never_from_children(
    admin, coordinator, representative
):
    alliance = AllianceFactory()
    url = f"{ALLIANCES}{alliance.pk}/change/"
    page = admin.get(url).content.decode()
    point = {
        "focal_points-TOTAL_FORMS": "1",
        "focal_points-0-side": "ours",
        "focal_points-0-user": coordinator.pk,
        "focal_points-0-starts_on": "2026-01-01",
    }

    admin.post(url, shown(admin.get(url)) | point)

    assert f">{coordinator}</option>" in page
    assert f">{representative}</option>" not in page
    assert FocalPoint.objects.get().user == coordinator
    refused = admin.post(
        url, shown(admin.get(url)) | point | {"focal_points-0-user": representative.pk}
    )
    assert "Choose one of those on offer" in refused.content.decode()


def test_a_new_line_of_an_alliance_has_its_other_areas(admin):
    alliance, health, education = AllianceFactory(), AreaFactory(), AreaFactory()
    url = f"{ALLIANCES}{alliance.pk}/change/"
    line = {
        "lines-TOTAL_FORMS": "1",
        "lines-0-name": "Salud neonatal",
        "lines-0-modality": "strengthening",
        "lines-0-main_area": health.pk,
        "lines-0-other_areas": [education.pk],
        "lines-0-position": "1",
    }

    admin.post(url, shown(admin.get(url)) | line)

    assert list(alliance.lines.get().other_areas.all()) == [education]


def test_a_partner_of_an_address_that_is_taken_is_refused_at_the_field(admin):
    PartnerFactory(slug="minsa")
    typed = shown(admin.get(f"{PARTNERS}add/")) | {
        "slug": "minsa",
        "kind": "network",
        "name": "Otra",
    }

    response = admin.post(f"{PARTNERS}add/", typed)

    assert "already exists" in response.content.decode()
    assert [str(each) for each in get_messages(response.wsgi_request)] == []
