"""Reminders: what is owed on a day, once, whenever and however often one looks."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from post_office.models import Email

from accounts.choices import Role
from accounts.models import Reminder
from advisory import actions
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    answered,
    days,
    done,
    promised,
    submitted,
    today,
    under_review,
)
from tests.factories.minutes import held, resolved
from tests.factories.sessions import SessionFactory, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa(db):
    return UserFactory(
        roles=[Role.COORDINATOR], name="Rosa Quispe", email="rosa@ong.pe", language="en"
    )


@pytest.fixture
def on_day(monkeypatch):
    """Runs the command as if it were so many days from now; returns the mails it has queued."""

    def run(number):
        Email.objects.all().delete()
        moment = timezone.now() + timedelta(days=number)
        with monkeypatch.context() as clock:
            clock.setattr(timezone, "now", lambda: moment)
            call_command("send_reminders", verbosity=0)
        return [(mail.to, mail.subject) for mail in Email.objects.order_by("pk")]

    return run


ONE = [(["rosa@ong.pe"], "1 thing is due")]


def test_who_is_in_charge_is_reminded_before_and_after_the_day_each_once(rosa, on_day):
    under_review(owner=rosa)  # promised in thirty days

    assert {day: on_day(day) for day in range(20, 45)} == {
        day: ONE if day in (23, 29, 31, 37) else [] for day in range(20, 45)
    }


def test_twice_in_a_row_sends_nothing_more(rosa, on_day):
    under_review(owner=rosa)

    assert on_day(23) == ONE
    assert on_day(23) == []


def test_after_missed_days_exactly_what_is_owed_is_sent(rosa, on_day):
    under_review(owner=rosa)

    assert on_day(32) == ONE  # 23, 29 and 31 were missed: one mail, for the last of them
    assert on_day(33) == []


def test_a_day_that_is_moved_is_reminded_of_anew(rosa, on_day):
    contribution = under_review(owner=rosa)
    assert on_day(23) == ONE

    promised(contribution, today() + days(40))

    assert on_day(24) == []
    assert on_day(33) == ONE


def test_all_that_is_due_comes_in_one_mail(rosa, on_day):
    first, second = under_review(owner=rosa), under_review(owner=rosa)

    assert on_day(23) == [(["rosa@ong.pe"], "2 things are due")]
    message = Email.objects.get().message
    assert f"Answer · {first.reference} ({first.organization})" in message
    assert f"Answer · {second.reference} ({second.organization})" in message
    assert "https://consejo.example/" in message


def test_what_nobody_has_taken_is_told_to_all_who_could(rosa, on_day):
    UserFactory(roles=[Role.COORDINATOR], email="luis@ong.pe", language="en")
    UserFactory(roles=[Role.COORDINATOR])
    UserFactory(roles=[Role.LEAD], email="lead@ong.pe")
    submitted()

    assert sorted(to for to, _subject in on_day(23)) == [["luis@ong.pe"], ["rosa@ong.pe"]]


def test_what_waits_with_somebody_who_has_left_is_told_to_all_who_could(rosa, on_day):
    gone = UserFactory(roles=[Role.COORDINATOR], email="antes@ong.pe")
    under_review(owner=gone)
    gone.is_active = False
    gone.save()

    assert on_day(23) == ONE


def test_what_was_promised_by_somebody_who_has_left_is_told_to_all_who_could(rosa, on_day):
    gone = UserFactory(roles=[Role.COORDINATOR], email="antes@ong.pe")
    contribution = answered(owner=gone, due_on=today() + days(10))
    session = held()
    resolved(session, owner=gone, due_on=today() + days(10))
    coming = SessionFactory(facilitator=gone, starts_at=at(today() + days(10)))
    gone.is_active = False
    gone.save()

    assert on_day(3) == [(["rosa@ong.pe"], "3 things are due")]
    message = Email.objects.get().message
    assert f"Commitment · {contribution.reference}" in message
    assert f"Resolution · {session.number}.1" in message
    assert f"Risk assessment · Session {coming.number}" in message


def test_a_commitment_is_told_to_its_owner_until_it_is_done(rosa, on_day):
    contribution = answered(owner=rosa, due_on=today() + days(10))
    done(owner=rosa, due_on=today() + days(10))

    assert on_day(3) == ONE
    message = Email.objects.get().message
    assert f"Commitment · {contribution.reference} ({contribution.organization})" in message


def test_what_is_answered_or_taken_back_is_due_no_more(rosa, on_day):
    contribution = under_review(owner=rosa)
    actions.withdraw(contribution=contribution)

    assert on_day(23) == []


def test_who_gets_an_address_later_is_reminded_then(on_day):
    person = UserFactory(roles=[Role.COORDINATOR], language="en")
    under_review(owner=person)
    assert on_day(23) == []

    person.email = "rosa@ong.pe"
    person.save()

    assert on_day(23) == ONE


def test_the_database_keeps_each_reminder_once_and_for_good(rosa):
    fields = {"kind": "answer", "subject": 1, "due_on": today(), "threshold": 7, "recipient": rosa}
    Reminder.objects.create(**fields)

    with pytest.raises(IntegrityError, match="reminder_once"), transaction.atomic():
        Reminder.objects.create(**fields)
    with pytest.raises(IntegrityError, match="reminder_kind"), transaction.atomic():
        Reminder.objects.create(**fields | {"kind": "Una frase"})
    for sql in ("UPDATE accounts_reminder SET threshold = 1", "DELETE FROM accounts_reminder"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_all_leads_are_reminded_of_a_concern_that_nobody_looks_after(rosa, mandate, on_day):
    lead = UserFactory(roles=[Role.LEAD], email="lead@ong.pe", language="en")
    actions.divert(contribution=submitted(mandate=mandate), reason="Le pegan.", raised_by=rosa)

    assert on_day(0) == []  # its time is not over
    assert on_day(2) == [([lead.email], "1 thing is due")]
    message = Email.objects.get().message
    assert "Concern · nobody has looked after it" in message
    assert "AP-" not in message


def test_what_safeguarding_has_is_no_commitment_to_be_reminded_of(rosa, on_day):
    contribution = answered(owner=rosa, due_on=today() + days(10))
    actions.divert(contribution=contribution, reason="Le pegan.", raised_by=rosa)

    assert on_day(3) == []
