"""An alliance that ends soon: on the desk, and by mail, once for each threshold."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from post_office.models import Email

from accounts.choices import Role
from alliances.choices import AllianceState
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.alliances import AgreementFactory, AllianceFactory, FocalPointFactory

pytestmark = pytest.mark.django_db


def in_days(number):
    return timezone.localdate() + timedelta(days=number)


def ending_in(number, **fields):
    agreement = AgreementFactory(
        alliance=AllianceFactory(**fields), starts_on=in_days(-300), ends_on=in_days(number)
    )
    return agreement.alliance


@pytest.fixture
def rosa(db):
    return UserFactory(roles=[Role.COORDINATOR], name="Rosa", email="rosa@ong.pe", language="en")


@pytest.fixture
def on_day(monkeypatch):
    """Runs the command as if it were so many days from now; returns to whom mails go."""

    def run(number):
        Email.objects.all().delete()
        moment = timezone.now() + timedelta(days=number)
        with monkeypatch.context() as clock:
            clock.setattr(timezone, "now", lambda: moment)
            call_command("send_reminders", verbosity=0)
        return [address for mail in Email.objects.order_by("pk") for address in mail.to]

    return run


def test_the_team_is_reminded_ninety_sixty_thirty_and_fifteen_days_before_each_once(rosa, on_day):
    ending_in(100)

    told = [day for day in range(5, 103) if on_day(day)]

    assert [100 - day for day in told] == [90, 60, 30, 15]


def test_what_missed_days_left_is_caught_up_with_one_mail(rosa, on_day):
    ending_in(100)

    assert on_day(80) == ["rosa@ong.pe"]
    assert on_day(80) == []
    assert on_day(86) == ["rosa@ong.pe"]


def test_who_speaks_for_our_side_is_told_and_nobody_else(rosa, on_day):
    ana = UserFactory(roles=[Role.COORDINATOR], email="ana@ong.pe")
    FocalPointFactory(alliance=ending_in(80), user=ana, starts_on=in_days(-10))

    assert on_day(0) == ["ana@ong.pe"]


@pytest.mark.parametrize("state", [AllianceState.DRAFT, AllianceState.SUSPENDED])
def test_what_is_not_in_force_is_not_renewed(state, rosa, on_day):
    ending_in(80, state=state)

    assert on_day(0) == []


def test_the_desk_names_what_ends_within_ninety_days(coordinator):
    ending_in(90, partner__name_en="The Near Ministry")
    ending_in(91, partner__name_en="The Far Ministry")

    page = client_of(coordinator).get("/").content.decode()

    assert "The Near Ministry" in page
    assert "The Far Ministry" not in page
