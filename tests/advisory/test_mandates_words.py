"""The days of a mandate hold what was said under it: by form, by action, by raw SQL."""

from datetime import datetime, time

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.formats import date_format

from advisory import actions
from advisory.models import Contribution, Mandate, Representative
from tests.conftest import client_of
from tests.factories.advisory import MandateFactory, days, submitted, today, with_days
from tests.strategies import shown

pytestmark = pytest.mark.django_db

FIRST, LAST = today() - days(60), today() - days(20)


@pytest.fixture
def mandate(db):
    """A mandate of 200 days under which something was said on two days."""
    mandate = MandateFactory()
    with_days(mandate, today() - days(100), today() + days(100))
    for day in (FIRST, LAST):
        said_on(day, mandate)
    return mandate


def said_on(day, mandate):
    contribution = submitted(mandate=mandate)
    moment = timezone.make_aware(datetime.combine(day, time(23, 30)))
    with pgtrigger.ignore("advisory.Contribution:words_stay"):
        Contribution.objects.filter(pk=contribution.pk).update(submitted_at=moment)
    return contribution


def words(day):
    return date_format(day, "DATE_FORMAT")


def move_by_sql(mandate, first, end):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE advisory_mandate SET period = daterange(%s, %s) WHERE id = %s",
            [first, end, mandate.pk],
        )


@pytest.mark.parametrize(
    ("first", "end"), [(FIRST + days(1), None), (None, LAST), (LAST + days(1), None)]
)
def test_raw_sql_moves_no_mandate_away_from_what_was_said(mandate, first, end):
    with pytest.raises(IntegrityError, match="mandate_holds_what_was_said"):
        move_by_sql(mandate, first or mandate.period.lower, end or mandate.period.upper)


def test_up_to_those_days_it_can_be_moved(mandate):
    move_by_sql(mandate, FIRST, LAST + days(1))

    moved = Mandate.objects.get(pk=mandate.pk)
    assert (moved.period.lower, moved.last_day) == (FIRST, LAST)


def test_what_was_outside_before_is_no_hindrance(mandate):
    with_days(mandate, today(), today() + days(100))

    move_by_sql(mandate, today(), today() + days(50))

    assert Mandate.objects.get(pk=mandate.pk).period.upper == today() + days(50)


@pytest.mark.parametrize(
    ("name", "day", "said", "message"),
    [
        ("first_day", FIRST + days(1), FIRST, "The mandate begins on that day or before."),
        ("last_day", LAST - days(1), LAST, "The mandate lasts until that day or longer."),
    ],
)
def test_the_pages_say_on_which_day(coordinator, administrator, mandate, name, day, said, message):
    team, admin = client_of(coordinator), client_of(administrator)
    pages = {
        team: f"/mandates/{mandate.pk}/",
        admin: f"/admin/advisory/mandate/{mandate.pk}/change/",
    }

    for client, url in pages.items():
        response = client.post(url, shown(client.get(url)) | {name: str(day)})
        assert response.status_code == 200
        assert f"Something was said on {words(said)}. {message}" in response.content.decode()

    assert Mandate.objects.get(pk=mandate.pk).period == mandate.period


def test_a_successor_begins_after_the_last_word(coordinator, mandate):
    client = client_of(coordinator)
    url = f"/mandates/{mandate.pk}/renew/"

    refused = client.post(url, shown(client.get(url)) | {"on": str(LAST)})
    client.post(url, shown(client.get(url)) | {"on": str(LAST + days(1))})

    message = f"Something was said on {words(LAST)}. The successor begins after that day."
    assert message in refused.content.decode()
    assert Mandate.objects.get(pk=mandate.pk).last_day == LAST


def test_what_was_said_after_the_form_was_checked_stops_the_move(mandate):
    with pytest.raises(actions.SeatRefused, match="Something was said on a day"):
        actions.hand_over(
            mandate=mandate,
            version=Mandate.objects.get(pk=mandate.pk).version,
            on=LAST,
            representative=Representative(given_name="Luz"),
            last_day=None,
        )

    assert Mandate.objects.get().period == mandate.period


def test_who_said_something_today_keeps_the_seat_until_tomorrow_when_erased(mandate):
    submitted(mandate=mandate)

    actions.erase(representative=mandate.representative, reason="request")

    assert Mandate.objects.get().last_day == today()
