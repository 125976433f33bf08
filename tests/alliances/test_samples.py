"""The sample agreements and activities, to try the site with."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.choices import Role
from alliances import reminders, samples
from alliances.models import Activity, Agreement, Alliance, Amendment, Commitment, FocalPoint
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(db):
    call_command("load_founding_data", verbosity=0)
    person = UserFactory(roles=[Role.COORDINATOR])
    samples.load(coordinator=person)
    return person


def test_one_alliance_has_all_that_there_can_be(coordinator):
    alliance = Alliance.objects.get(slug="minsa")
    agreement = alliance.agreements.get()
    amendment = agreement.amendments.get()

    assert agreement.document.content_type == "image/png"
    assert amendment.document.content_type == "image/png"
    assert agreement.last_day == timezone.localdate() + timedelta(days=700)
    assert sorted(point.side for point in alliance.focal_points.all()) == ["ours", "partner"]
    assert [activity.turnouts.count() for activity in alliance.activities.all()] == [1, 2]
    assert [each.is_late for each in alliance.commitments.all()] == [True, False]


def test_one_alliance_ends_soon_and_one_has_nothing_of_late(coordinator):
    assert [each.slug for each in reminders.ending()] == ["defensoria-del-pueblo"]
    quiet = Alliance.objects.with_needs().get(slug="mclcp")
    assert [str(need) for need in quiet.needs] == ["focal_point", "activity"]


def test_each_of_them_says_that_it_is_none(coordinator):
    texts = [
        *Agreement.objects.values_list("number", flat=True),
        *Activity.objects.values_list("title", flat=True),
        *Commitment.objects.values_list("promise", flat=True),
        *FocalPoint.objects.filter(side="partner").values_list("name", flat=True),
    ]

    assert len(texts) == 10
    assert [text for text in texts if "(muestra)" not in text] == []


def test_a_second_run_adds_nothing(coordinator):
    tables = [Activity, Agreement, Amendment, Commitment, FocalPoint]
    before = [table.objects.count() for table in tables]

    samples.load(coordinator=coordinator)

    assert [table.objects.count() for table in tables] == before
