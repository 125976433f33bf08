"""Whoever writes about a child at the moment in which somebody erases their data."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from advisory import actions
from advisory.models import Concern, Consent, Contribution, Guardian, Look, Representative
from records.models import Attachment
from tests.conftest import client_of
from tests.factories.advisory import ConsentTextFactory, GuardianFactory, today
from tests.factories.pdfs import pdf

pytestmark = pytest.mark.django_db
TOLD = "The data of this person were erased a moment ago."
HELD = "FOR NO KEY UPDATE"


class Erasing:
    """Erases the child just before the first of them is held, as somebody quicker would."""

    def __init__(self, child):
        self.child = child

    def __call__(self, execute, sql, params, many, context):
        if self.child and HELD in sql:
            child, self.child = self.child, None
            actions.erase(representative=child, reason="request", done_by=None)
        return execute(sql, params, many, context)


def while_erasing(child, user, url, data, **headers):
    client = client_of(user)
    with transaction.atomic(), connection.execute_wrapper(Erasing(child)):
        return client.post(url, data, headers=headers)


def consent(child):
    ConsentTextFactory(purpose="image", giver="self")
    return (
        f"/representatives/{child.pk}/consents/new/?purpose=image&giver=self",
        {"language": "es", "medium": "written", "given_on": today().isoformat()},
    )


def adult(child):
    return (
        f"/representatives/{child.pk}/guardians/",
        {"version": "1", "name": "Rosa", "relationship": "mother", "contact": "900 000 000"},
    )


def corrected_person(child):
    return (
        f"/representatives/{child.pk}/edit/",
        {
            "version": "1",
            "given_name": "Luzmila",
            "birth_month": "5",
            "birth_year": "2011",
            "language": "es",
        },
    )


def corrected_adult(child):
    adult = GuardianFactory(representative=child)
    return (
        f"/representatives/{child.pk}/guardians/{adult.pk}/",
        {"version": "1", "name": "Rosa M.", "relationship": "mother", "contact": "900 000 000"},
    )


def letter_of_a_past_seat(child):
    mandate = child.mandates.get()
    days = DateRange(today() - timedelta(days=400), today() - timedelta(days=30))
    mandate.period = days
    mandate.save()
    return (
        f"/mandates/{mandate.pk}/",
        {
            "version": str(mandate.version),
            "first_day": days.lower.isoformat(),
            "last_day": mandate.last_day.isoformat(),
            "letter": SimpleUploadedFile("carta.pdf", pdf(), content_type="application/pdf"),
        },
    )


def draft(child):
    return (
        f"/contributions/drafts/{uuid.uuid4()}/",
        {"version": "1", "page": str(uuid.uuid4()), "words": "Queremos agua.", "action": "save"},
    )


def concern(child):
    return (
        "/me/write/",
        {"token": str(uuid.uuid4()), "words": "Alguien me pega.", "reach": "not_now"},
    )


@pytest.mark.parametrize("form", [consent, adult])
def test_the_team_is_told_and_what_it_wrote_is_not_kept(form, mandate, coordinator):
    child = mandate.representative
    before = (Consent.objects.count(), Guardian.objects.count())
    url, data = form(child)

    response = while_erasing(child, coordinator, url, data)

    assert response.url == "/"
    assert [str(message) for message in get_messages(response.wsgi_request)] == [TOLD]
    assert (Consent.objects.count(), Guardian.objects.count()) == before


@pytest.mark.parametrize("form", [corrected_person, corrected_adult, letter_of_a_past_seat])
def test_no_correction_is_kept_and_no_look(form, mandate, coordinator):
    child = mandate.representative
    url, data = form(child)

    response = while_erasing(child, coordinator, url, data)

    assert response.url == "/"
    assert [str(message) for message in get_messages(response.wsgi_request)] == [TOLD]
    assert not Representative.objects.filter(given_name="Luzmila").exists()
    assert not Guardian.objects.filter(name="Rosa M.").exists()
    assert not Attachment.objects.exists()
    assert not Look.objects.exists()


@pytest.mark.parametrize("form", [draft, concern])
def test_what_the_child_still_wrote_is_not_kept(form, mandate, representative):
    url, data = form(mandate.representative)

    response = while_erasing(mandate.representative, representative, url, data)

    assert response.url == "/"
    assert not Contribution.objects.exists()
    assert not Concern.objects.exists()


def test_what_a_page_saves_by_itself_leads_home_too(mandate, representative):
    url, data = draft(mandate.representative)

    response = while_erasing(
        mandate.representative, representative, url, data, **{"HX-Request": "true"}
    )

    assert response.headers["HX-Redirect"] == "/"
