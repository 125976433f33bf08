"""The council in the Django admin: the same guards as the pages."""

from datetime import date

import pytest
from django.contrib.admin import site
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory import actions
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
    MandateFactory,
    OrganizationFactory,
    RepresentativeFactory,
    days,
    today,
)
from tests.factories.alliances import LineOfWorkFactory
from tests.strategies import named_errors, shown

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
        "first_day": today().isoformat(),
        "last_day": (today() + days(30)).isoformat(),
        "seen_version": mandate.version,
    } | changes


def test_a_mandate_that_meets_another_titular_is_refused_in_a_sentence(admin, mandate):
    other = RepresentativeFactory()

    response = admin.post(
        "/admin/advisory/mandate/add/", mandate_fields(mandate, representative=other.pk)
    )

    assert response.status_code == 200
    assert f"this seat belongs to {mandate.representative}" in response.content.decode()
    assert Mandate.objects.get() == mandate


def test_a_person_with_another_seat_in_that_time_is_refused_in_a_sentence(admin, mandate):
    response = admin.post(
        "/admin/advisory/mandate/add/",
        mandate_fields(mandate, organization=OrganizationFactory().pk),
    )

    assert "This person holds another seat in that time." in response.content.decode()


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        ("", "2026-01-01", "This field is required."),
        ("2026-02-01", "2026-01-01", "The last day comes after the first."),
        ("2026-02-31", "", "Enter a valid date."),
        ("0206-02-01", "", "Look at the year."),
        ("2026-02-01", "2062-02-01", "Look at the year."),
    ],
)
def test_a_mandate_without_good_days_is_refused_with_a_sentence(
    admin, mandate, first, last, message
):
    response = admin.post(
        f"/admin/advisory/mandate/{mandate.pk}/change/",
        mandate_fields(mandate, first_day=first, last_day=last),
    )

    assert response.status_code == 200
    assert message in response.content.decode()
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
            "first_day": "2026-01-01",
            "last_day": "",
        },
    )

    assert Mandate.objects.get().representative == child


def test_nobody_who_was_erased_gets_a_seat_again(admin, mandate):
    actions.erase(representative=mandate.representative, reason="request")
    typed = mandate_fields(mandate, organization=OrganizationFactory().pk)

    added = admin.post("/admin/advisory/mandate/add/", typed)
    changed = admin.post(f"/admin/advisory/mandate/{mandate.pk}/change/", typed)

    assert named_errors(added) == {"representative"}
    assert changed.status_code == 403
    assert Mandate.objects.count() == 1


def test_a_mandate_is_shown_and_changed_by_its_first_and_last_day(admin):
    mandate = MandateFactory(period=DateRange(date(2026, 1, 1), date(2027, 1, 1)))
    url = f"/admin/advisory/mandate/{mandate.pk}/change/"

    typed = shown(admin.get(url))
    listed = admin.get("/admin/advisory/mandate/").content.decode()
    admin.post(url, typed | {"last_day": "2026-06-30"})

    assert (typed["first_day"], typed["last_day"]) == ("2026-01-01", "2026-12-31")
    assert "31 December 2026" in listed
    assert Mandate.objects.get().period == DateRange(date(2026, 1, 1), date(2026, 7, 1))


def test_a_mandate_moved_upon_another_is_refused_in_a_sentence(admin, mandate):
    successor = MandateFactory(
        organization=mandate.organization,
        period=DateRange(mandate.period.upper, mandate.period.upper + days(9)),
    )
    url = f"/admin/advisory/mandate/{successor.pk}/change/"

    response = admin.post(url, shown(admin.get(url)) | {"first_day": today().isoformat()})

    assert f"this seat belongs to {mandate.representative}" in response.content.decode()
    assert Mandate.objects.get(pk=successor.pk).period == successor.period


def test_who_saves_a_mandate_from_an_older_page_is_told_so(admin, coordinator, mandate):
    url = f"/admin/advisory/mandate/{mandate.pk}/change/"
    old = shown(admin.get(url))
    team, page = client_of(coordinator), f"/mandates/{mandate.pk}/"
    team.post(page, shown(team.get(page)) | {"last_day": (today() + days(5)).isoformat()})

    response = admin.post(url, old)

    assert "Somebody else saved this while you had it open" in response.content.decode()
    assert Mandate.objects.get().last_day == today() + days(5)


def test_a_line_of_work_that_somebody_changed_meanwhile_is_not_overwritten(admin):
    line = LineOfWorkFactory()
    url = f"/admin/alliances/alliance/{line.alliance_id}/change/"
    old = shown(admin.get(url))
    admin.post(url, old | {"lines-0-name": "Salud neonatal"})

    response = admin.post(url, old | {"lines-0-name": "Otra cosa", "seen_version": "1"})

    assert "Somebody else saved this while you had it open" in response.content.decode()
    line.refresh_from_db()
    assert line.name == "Salud neonatal"


@pytest.mark.parametrize("page", ["accounts/user", "advisory/representative", "advisory/mandate"])
def test_who_opens_the_page_of_a_child_has_looked(admin, administrator, mandate, page):
    child = mandate.representative
    key = {"accounts/user": child.user_id, "advisory/mandate": mandate.pk}.get(page, child.pk)

    admin.get(f"/admin/{page}/")
    assert not Look.objects.exists()
    admin.get(f"/admin/{page}/{key}/change/")

    look = Look.objects.get()
    assert (look.representative, look.looked_by, look.what) == (child, administrator, "profile")


def test_the_account_of_an_adult_is_no_look(admin, coordinator):
    admin.get(f"/admin/accounts/user/{coordinator.pk}/change/")

    assert not Look.objects.exists()


def test_a_representative_keeps_a_name(admin, mandate):
    child = mandate.representative

    response = admin.post(
        f"/admin/advisory/representative/{child.pk}/change/",
        {"given_name": "", "seen_version": child.version},
    )

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
