"""The forms about the council, sent whatever may be sent: never an error, nothing typed is lost."""

import pytest
from django.http import QueryDict
from hypothesis import given

from advisory.choices import Giver, Purpose
from advisory.models import Guardian, Mandate, Organization, Representative
from tests.conftest import client_of
from tests.factories.advisory import (
    ConsentFactory,
    ConsentTextFactory,
    GuardianFactory,
    MandateFactory,
    OrganizationFactory,
    RepresentativeFactory,
    today,
)
from tests.strategies import CURRENT, encoded, modest, named_errors, pairs, post, shown

pytestmark = pytest.mark.django_db

HIDDEN = {"version", "__all__"}
VERSION = (CURRENT, CURRENT, "1", "0")
DAYS = (
    "2026-07-01",
    "2028-06-30",
    "",
    "2026-02-30",
    "31/12/2026",
    "0001-01-01",
    "9999-12-31",
    "99999-01-01",
)
PERSON = {
    "version": VERSION,
    "given_name": ("Yanamaría", "Luz"),
    "birth_month": ("5", "12", "13", "0"),
    "birth_year": (str(today().year - 13), "1800", "20130", "2012.5"),
    "region": ("", "1"),
    "language": ("es", "quy", "xx"),
}
SEAT = PERSON | {
    "organization": ("conao", "nobody"),
    "seat": ("titular", "alternate", "king"),
    "first_day": DAYS,
    "last_day": DAYS,
}
HAND_OVER = PERSON | {"on": DAYS, "last_day": DAYS}
MANDATE = {"version": VERSION, "first_day": DAYS, "last_day": DAYS}
ADULT = {
    "version": VERSION,
    "name": ("Rosa Quispe",),
    "relationship": ("mother", "aunt"),
    "contact": ("987 654 321",),
}
CONSENT = {
    "guardian": ("1", ""),
    "language": ("es", "en", "qu"),
    "medium": ("written", "oral", "song"),
    "given_on": DAYS,
}
ORGANIZATION = {
    "version": VERSION,
    "name": ("Red de Ica",),
    "name_en": ("Network of Ica", ""),
    "acronym": ("CONAO", "x" * 21),
    "scope": ("national", "regional"),
    "region": ("", "1"),
}


def assert_nothing_typed_is_lost(response, body, *names):
    """A page that gives a form back has what was typed, and a message at each wrong field."""
    assert response.status_code in (200, 302, 409)
    assert b"<script>alert" not in response.content
    if response.status_code == 302 or not body:
        return
    typed = QueryDict(body)
    for name in names:
        assert shown(response)[name] == typed.get(name, "")
    if response.status_code == 200:
        wrong = set(response.context["form"].errors)
        assert wrong
        assert named_errors(response) == wrong - HIDDEN


@modest
@given(sent=pairs(SEAT))
def test_a_seat_is_given_or_the_form_comes_back(coordinator, sent):
    if not Organization.objects.filter(slug="conao").exists():
        MandateFactory(organization__slug="conao")
    body = encoded(sent)

    response = post(client_of(coordinator), "/representatives/new/", body)

    assert_nothing_typed_is_lost(
        response, body, "given_name", "birth_year", "first_day", "last_day"
    )


@modest
@given(sent=pairs(HAND_OVER))
def test_a_seat_is_handed_over_or_the_form_comes_back(coordinator, sent):
    mandate = MandateFactory()
    body = encoded(sent, version=mandate.version)

    response = post(client_of(coordinator), f"/mandates/{mandate.pk}/hand-over/", body)

    assert_nothing_typed_is_lost(response, body, "given_name", "birth_year", "on", "last_day")


@modest
@given(sent=pairs(MANDATE))
def test_the_days_of_a_mandate_are_saved_or_come_back(coordinator, sent):
    mandate = MandateFactory()
    MandateFactory(organization=mandate.organization, period=("2028-08-01", "2028-09-01"))
    body = encoded(sent, version=mandate.version)

    response = post(client_of(coordinator), f"/mandates/{mandate.pk}/", body)

    assert_nothing_typed_is_lost(response, body, "first_day", "last_day")
    assert Mandate.objects.get(pk=mandate.pk).period.lower


@modest
@given(sent=pairs(PERSON))
def test_the_data_of_a_child_are_saved_or_come_back(coordinator, sent):
    child = RepresentativeFactory()
    body = encoded(sent, version=child.version)

    response = post(client_of(coordinator), f"/representatives/{child.pk}/edit/", body)

    assert_nothing_typed_is_lost(response, body, "given_name", "birth_year")
    assert Representative.objects.get(pk=child.pk).given_name


@modest
@given(sent=pairs(ADULT))
def test_an_adult_is_added_or_comes_back(coordinator, sent):
    child = RepresentativeFactory()
    body = encoded(sent)

    response = post(client_of(coordinator), f"/representatives/{child.pk}/guardians/", body)

    assert_nothing_typed_is_lost(response, body, "name", "contact")


@modest
@given(sent=pairs(ADULT))
def test_an_adult_is_corrected_or_comes_back(coordinator, sent):
    adult = GuardianFactory(representative=RepresentativeFactory())
    url = f"/representatives/{adult.representative_id}/guardians/{adult.pk}/"
    body = encoded(sent, version=adult.version)

    response = post(client_of(coordinator), url, body)

    assert_nothing_typed_is_lost(response, body, "name", "contact")
    assert Guardian.objects.get(pk=adult.pk).contact


@modest
@given(sent=pairs(CONSENT))
def test_a_consent_is_written_down_or_comes_back(coordinator, sent):
    child = RepresentativeFactory()
    adult = GuardianFactory(representative=child)
    ConsentTextFactory(purpose=Purpose.IMAGE, giver=Giver.GUARDIAN)
    sent = [
        (name, str(adult.pk) if (name, value) == ("guardian", "1") else value)
        for name, value in sent
    ]
    url = f"/representatives/{child.pk}/consents/new/?purpose=image&giver=guardian"
    body = encoded(sent)

    response = post(client_of(coordinator), url, body)

    assert_nothing_typed_is_lost(response, body, "given_on")
    assert client_of(coordinator).get(f"/representatives/{child.pk}/").status_code == 200


@modest
@given(sent=pairs({"withdrawn_by": ("self", "guardian", "teacher")}))
def test_a_consent_is_withdrawn_or_the_question_comes_back(coordinator, sent):
    given_consent = ConsentFactory()
    body = encoded(sent)

    response = post(client_of(coordinator), f"/consents/{given_consent.pk}/withdraw/", body)

    assert_nothing_typed_is_lost(response, body)


@modest
@given(sent=pairs(ORGANIZATION))
def test_an_organization_is_saved_or_comes_back(coordinator, sent):
    organization = OrganizationFactory()
    body = encoded(sent, version=organization.version)

    response = post(client_of(coordinator), f"/organizations/{organization.slug}/edit/", body)

    assert_nothing_typed_is_lost(response, body, "name", "name_en", "acronym")
    assert Organization.objects.get(pk=organization.pk).name


@modest
@given(sent=pairs({"given_name": ("Yanamaría", "YANAMARÍA", "Luz")}))
def test_a_name_is_typed_right_or_nobody_is_erased(coordinator, sent):
    child = RepresentativeFactory(given_name="Yanamaría")
    body = encoded(sent)

    response = post(client_of(coordinator), f"/representatives/{child.pk}/erase/", body)

    assert_nothing_typed_is_lost(response, body, "given_name")
    is_erased = Representative.objects.get(pk=child.pk).erased_at is not None
    assert is_erased == (response.status_code == 302)


@modest
@given(asked=pairs({"on": DAYS, "organization": ("conao", "")}))
def test_whatever_an_address_asks_for_there_is_a_page(coordinator, asked):
    client = client_of(coordinator)
    query = encoded(asked).decode()

    for page in ("/representatives/", "/representatives/new/"):
        response = client.get(f"{page}?{query}")
        assert response.status_code == 200
        assert b"<script>alert" not in response.content


@modest
@given(asked=pairs({"purpose": ("account", "image"), "giver": ("self", "guardian")}))
def test_whatever_consent_an_address_asks_for_there_is_its_page_or_none(coordinator, asked):
    child = RepresentativeFactory()
    query = encoded(asked).decode()

    response = client_of(coordinator).get(f"/representatives/{child.pk}/consents/new/?{query}")

    assert response.status_code in (200, 404)
