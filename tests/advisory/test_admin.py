"""The council in the Django admin: the same guards as the pages."""

import pytest
from django.contrib.admin import site

from advisory.models import (
    Consent,
    ConsentText,
    Erasure,
    Guardian,
    Look,
    Mandate,
    Representative,
)
from records.models import Attachment
from tests.conftest import client_of
from tests.factories.advisory import (
    ConsentTextFactory,
    GuardianFactory,
    OrganizationFactory,
    RepresentativeFactory,
    days,
    today,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(administrator):
    return client_of(administrator)


# --- Mandates and representatives ---


def mandate_fields(mandate, **changes):
    return {
        "organization": mandate.organization.pk,
        "representative": mandate.representative.pk,
        "seat": "titular",
        "period_0": today().isoformat(),
        "period_1": (today() + days(30)).isoformat(),
    } | changes


def test_a_mandate_that_meets_another_titular_is_refused_in_a_sentence(admin, mandate):
    other = RepresentativeFactory()

    response = admin.post(
        "/admin/advisory/mandate/add/", mandate_fields(mandate, representative=other.pk)
    )

    assert response.status_code == 200
    assert "This organization has another representative in that time." in response.content.decode()
    assert Mandate.objects.get() == mandate


def test_a_person_with_another_seat_in_that_time_is_refused_in_a_sentence(admin, mandate):
    response = admin.post(
        "/admin/advisory/mandate/add/",
        mandate_fields(mandate, organization=OrganizationFactory().pk),
    )

    assert "This person holds another seat in that time." in response.content.decode()


@pytest.mark.parametrize(
    ("first", "end"),
    [("", "2026-01-01"), ("2026-01-01", "2026-01-01"), ("2026-02-01", "2026-01-01")],
)
def test_a_mandate_without_days_is_refused_and_is_no_error(admin, mandate, first, end):
    response = admin.post(
        f"/admin/advisory/mandate/{mandate.pk}/change/",
        mandate_fields(mandate, period_0=first, period_1=end),
    )

    assert response.status_code == 200
    assert response.context["errors"]
    assert Mandate.objects.get().period == mandate.period


def test_a_past_representative_gets_a_seat_again(admin):
    child = RepresentativeFactory()
    organization = OrganizationFactory()

    admin.post(
        "/admin/advisory/mandate/add/",
        {
            "organization": organization.pk,
            "representative": child.pk,
            "seat": "titular",
            "period_0": "2026-01-01",
            "period_1": "",
        },
    )

    assert Mandate.objects.get().representative == child


def test_a_representative_keeps_a_name(admin, mandate):
    child = mandate.representative

    response = admin.post(f"/admin/advisory/representative/{child.pk}/change/", {"given_name": ""})

    assert response.status_code == 200
    assert "This field is required." in response.content.decode()
    assert Representative.objects.get().given_name == child.given_name


# --- Words of consent ---


def test_the_words_of_a_consent_are_read_and_never_changed(admin):
    text = ConsentTextFactory(text_en="I agree to this.")
    url = f"/admin/advisory/consenttext/{text.pk}/change/"

    assert "I agree to this." in admin.get(url).content.decode()
    assert admin.post(url, {"text": "Otra cosa"}).status_code == 403
    assert admin.post(f"/admin/advisory/consenttext/{text.pk}/delete/").status_code == 403
    assert ConsentText.objects.get().text == "Estoy de acuerdo."


def test_better_words_get_a_new_number(admin):
    ConsentTextFactory(number=1)
    words = {"purpose": "account", "giver": "self", "text": "Acepto.", "text_en": "I do."}

    again = admin.post("/admin/advisory/consenttext/add/", words | {"number": "1"})
    admin.post("/admin/advisory/consenttext/add/", words | {"number": "2"})

    assert "There is a text of this number for this purpose." in again.content.decode()
    newest = ConsentText.objects.newest("account", "self")
    assert (newest.number, newest.text_en) == (2, "I do.")


# --- What is not here ---


def test_what_only_coordinators_see_is_not_in_the_admin():
    registered = set(site._registry)

    assert not registered & {Attachment, Consent, Erasure, Guardian, Look}


@pytest.mark.parametrize("model", ["guardian", "consent", "look", "erasure"])
def test_an_administrator_reaches_no_guardian_and_no_ledger(admin, mandate, model):
    adult = GuardianFactory(representative=mandate.representative)
    given = mandate.representative.consents.first()

    assert admin.get(f"/admin/advisory/{model}/").status_code == 404
    child = mandate.representative.get_absolute_url()
    found = {
        url: admin.get(url).status_code
        for url in (
            child,
            f"{child}guardians/{adult.pk}/",
            f"{child}data.json",
            f"/consents/{given.pk}/evidence/",
            f"/mandates/{mandate.pk}/letter/",
            "/representatives/retention/",
        )
    }
    assert list(found.values()) == [404, 404, 404, 404, 403, 403], found


def test_no_page_of_the_admin_tells_of_the_adults_in_charge(admin, mandate):
    adult = GuardianFactory(representative=mandate.representative, name="Rosalvina")

    for url in (
        f"/admin/advisory/representative/{mandate.representative.pk}/change/",
        f"/admin/advisory/mandate/{mandate.pk}/change/",
        f"/admin/accounts/user/{mandate.representative.user_id}/change/",
    ):
        page = admin.get(url).content.decode()
        assert adult.name not in page
        assert adult.contact not in page
