"""Partners and alliances in the Django admin: kept with all that belongs to them, and moved on."""

from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils import timezone

from alliances.models import Agreement, Alliance, Amendment, FocalPoint, Partner
from records.models import Attachment
from tests.conftest import client_of
from tests.factories.alliances import (
    AgreementFactory,
    AllianceFactory,
    AmendmentFactory,
    LineOfWorkFactory,
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


# --- Keeping ---


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
    assert "Select a valid choice" in refused.content.decode()


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


# --- Steps ---


def chosen(name, *alliances, **typed):
    return {
        "action": name,
        "_selected_action": [each.pk for each in alliances],
        **typed,
    }


def test_several_are_suspended_at_once_with_a_reason(admin):
    first, second, draft = AllianceFactory(), AllianceFactory(), AllianceFactory(state="draft")

    asked = admin.post(ALLIANCES, chosen("suspend", first, second, draft))
    page = asked.content.decode()
    done = admin.post(
        ALLIANCES,
        chosen("suspend", first, second, draft, apply="1", on="2026-03-01", reason="No funds"),
        follow=True,
    )

    assert "These can’t take this step as they stand now" in page
    assert "2 alliances are suspended." in done.content.decode()
    found = Alliance.objects.order_by("pk").values_list("state", "reason")
    assert list(found) == [("suspended", "No funds"), ("suspended", "No funds"), ("draft", "")]


@pytest.mark.parametrize("typed", [{"reason": " "}, {"on": "x"}, {"on": "2099-01-01"}])
def test_a_step_without_a_good_reason_and_day_is_asked_again(typed, admin):
    alliance = AllianceFactory()
    words = {"apply": "1", "on": "2026-03-01", "reason": "No funds", **typed}

    response = admin.post(ALLIANCES, chosen("end", alliance, **words))

    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    assert Alliance.objects.get().state == "active"


def test_an_alliance_is_handed_over_to_the_partner_that_follows(admin):
    alliance = AllianceFactory(partner__name_en="Old")
    line = LineOfWorkFactory(alliance=alliance, name_en="Coverage")
    line.other_areas.add(AreaFactory(slug="health"))
    follower = PartnerFactory(name_en="New")

    admin.post(
        ALLIANCES,
        chosen(
            "hand_over",
            alliance,
            apply="1",
            on="2026-03-01",
            reason="It was renamed.",
            successor=follower.pk,
        ),
    )

    alliance.refresh_from_db()
    assert (alliance.state, alliance.reason) == ("ended", "It was renamed.")
    assert Partner.objects.get(pk=alliance.partner_id).succeeded_by == follower
    draft = Alliance.objects.get(partner=follower)
    assert draft.state == "draft"
    copy = draft.lines.get()
    assert (copy.name_en, copy.modality, copy.main_area) == (
        "Coverage",
        "training",
        line.main_area,
    )
    assert [area.slug for area in copy.other_areas.all()] == ["health"]


def test_a_successor_that_would_close_a_circle_is_refused_and_nothing_is_handed_over(admin):
    old = PartnerFactory()
    new = PartnerFactory(succeeded_by=old)
    alliance = AllianceFactory(partner=old)

    response = admin.post(
        ALLIANCES,
        chosen("hand_over", alliance, apply="1", on="2026-03-01", reason="R", successor=new.pk),
    )

    assert "In the end this partner would be followed by itself." in response.content.decode()
    assert list(Alliance.objects.values_list("state", flat=True)) == ["active"]


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
