"""Each look of an adult at a child's data is written down once, and the child reads it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from advisory.choices import Giver, Looked, Purpose
from advisory.models import Look
from tests.conftest import client_of
from tests.factories.advisory import (
    ConsentFactory,
    ConsentTextFactory,
    GuardianFactory,
    MandateFactory,
    days,
    today,
)
from tests.factories.records import AttachmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def child(mandate):
    return mandate.representative


def looks():
    """Who looked at what of whom; in the order of the words."""
    found = Look.objects.select_related("looked_by", "representative")
    return sorted((each.looked_by.name, each.what, str(each.representative)) for each in found)


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("/representatives/{child}/", Looked.PROFILE),
        ("/representatives/{child}/edit/", Looked.PROFILE),
        ("/representatives/{child}/erase/", Looked.PROFILE),
        ("/representatives/{child}/guardians/", Looked.GUARDIAN),
        ("/representatives/{child}/guardians/{adult}/", Looked.GUARDIAN),
        ("/representatives/{child}/consents/new/?purpose=image&giver=self", Looked.PROFILE),
        ("/representatives/{child}/consents/new/?purpose=image&giver=guardian", Looked.GUARDIAN),
        ("/representatives/{child}/data.json", Looked.EXPORT),
        ("/representatives/{child}/data/", Looked.EXPORT),
        ("/mandates/{mandate}/", Looked.PROFILE),
        ("/mandates/{mandate}/hand-over/", Looked.PROFILE),
        ("/mandates/{mandate}/letter/", Looked.EVIDENCE),
        ("/consents/{consent}/withdraw/", Looked.PROFILE),
        ("/consents/{consent}/evidence/", Looked.EVIDENCE),
    ],
)
def test_each_look_is_written_down(coordinator, child, mandate, page, what):
    adult = GuardianFactory(representative=child)
    ConsentTextFactory(purpose=Purpose.IMAGE, giver=Giver.GUARDIAN)
    mandate.letter = AttachmentFactory()
    mandate.save()
    given = ConsentFactory(
        representative=child,
        text=ConsentTextFactory(purpose=Purpose.IMAGE, giver=Giver.SELF),
        evidence=AttachmentFactory(),
    )
    url = page.format(child=child.pk, adult=adult.pk, mandate=mandate.pk, consent=given.pk)

    response = client_of(coordinator).get(url)

    assert response.getvalue()  # read to its end, which closes a file
    assert looks() == [("Coordinator", what, child.given_name)]


def test_a_page_that_is_loaded_again_is_one_look(coordinator, lead, child):
    for _ in range(3):
        client_of(coordinator).get(f"/representatives/{child.pk}/")
    at = datetime(2026, 3, 12, 10, 9, 59, tzinfo=UTC)
    other = {"representative": child, "looked_by": coordinator, "what": Looked.PROFILE}

    Look.objects.create(**other, at=at)
    Look.objects.create(**other, at=at + timedelta(minutes=10))
    Look.objects.create(**other | {"what": Looked.GUARDIAN}, at=at)
    Look.objects.create(**other | {"looked_by": lead}, at=at)
    with pytest.raises(IntegrityError, match="look_once_in_ten_minutes"), transaction.atomic():
        Look.objects.create(**other, at=at - timedelta(minutes=9))

    assert Look.objects.count() == 5


def test_the_preview_of_the_nightly_run_is_a_look_at_each_child_on_it(coordinator, child):
    past = DateRange(today() - days(3000), today() - days(2000))
    for name in ("Luz", "Sol"):
        MandateFactory(representative__given_name=name, period=past)

    client_of(coordinator).get("/representatives/retention/")

    assert looks() == [
        ("Coordinator", Looked.PROFILE, "Luz"),
        ("Coordinator", Looked.PROFILE, "Sol"),
    ]


def test_a_page_that_shows_both_texts_is_a_look_too(coordinator, child):
    adult = GuardianFactory(representative=child)
    url = f"/representatives/{child.pk}/guardians/{adult.pk}/"
    stale = {"version": "0", "name": "Rosa", "relationship": "other", "contact": "1"}

    response = client_of(coordinator).post(url, stale)

    assert response.status_code == 409
    assert looks() == [("Coordinator", Looked.GUARDIAN, child.given_name)]


def test_who_is_turned_away_has_not_looked(lead, administrator, representative, child):
    for person in (lead, administrator, representative):
        client_of(person).get(f"/representatives/{child.pk}/")
        client_of(person).get(f"/representatives/{child.pk}/guardians/")

    assert looks() == []


def test_many_looks_of_one_adult_at_one_thing_are_one_line_a_day(child, coordinator):
    noon = timezone.localtime().replace(hour=12, minute=0)
    for hours in (24, 2, 1, 0):
        at = noon - timedelta(hours=hours)
        Look.objects.create(representative=child, looked_by=coordinator, what="profile", at=at)

    shown = client_of(child.user).get("/me/").context["looks"]

    assert [look.at for look in shown] == [noon, noon - timedelta(hours=24)]
