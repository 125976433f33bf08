"""Who is called to a session, and what the mails and reminders tell of it."""

import pytest
from django.core.management import call_command
from django.utils import timezone
from post_office.models import Email

from advisory import actions
from advisory.choices import Purpose
from advisory.models import Consent, Session
from tests.factories.advisory import MandateFactory, days, today, with_days
from tests.factories.sessions import SessionFactory, at, convoked

pytestmark = pytest.mark.django_db


@pytest.fixture
def child(mandate):
    """The mandate of a child who has an address and reads English."""
    user = mandate.representative.user
    user.email, user.language = "nina@ica.pe", "en"
    user.save()
    return mandate


def subjects(address):
    return [mail.subject for mail in Email.objects.filter(to=address).order_by("pk")]


def test_who_holds_a_seat_on_the_day_is_called_with_the_hour_and_without_the_place(child):
    convoked(number=12, starts_at=at(today() + days(7)), place="Casa de la Juventud")

    (mail,) = Email.objects.all()
    assert mail.subject.startswith("The council meets on ")
    assert "You are invited to session 12" in mail.message
    assert "at 16:00 in Lima" in mail.message
    assert "https://consejo.example/sessions/12/" in mail.message
    assert "Casa de la Juventud" not in mail.message


def test_nobody_is_called_whose_consents_have_ended(child):
    consents = Consent.objects.filter(text__purpose=Purpose.ACCOUNT)
    consents.update(withdrawn_at=timezone.now(), withdrawn_by="self")

    convoked()

    assert subjects("nina@ica.pe") == []


def test_who_was_called_is_told_of_another_hour_and_not_of_another_word(child):
    session = convoked(number=12)
    session.about = "Otra cosa."
    actions.change_session(session=session)
    session = Session.objects.get()
    session.starts_at = at(today() + days(8))
    actions.change_session(session=session)

    assert subjects("nina@ica.pe")[1:] == ["Session 12 has changed"]


def test_who_was_called_to_the_day_before_is_told_that_it_is_another(child):
    other = MandateFactory()
    other.representative.user.email, other.representative.user.language = "wayra@junin.pe", "en"
    other.representative.user.save()
    session = convoked(number=12, starts_at=at(today() + days(7)))
    actions.end_mandate(mandate=child, on=today() + days(8))
    with_days(other, today() + days(8))
    Email.objects.all().delete()

    session.starts_at = at(today() + days(8))
    actions.change_session(session=session)

    assert subjects("nina@ica.pe") == ["Session 12 has changed"]
    assert subjects("wayra@junin.pe") == ["Session 12 has changed"]


def test_who_was_called_is_told_that_it_is_cancelled(child):
    session = convoked(number=12)
    actions.cancel_session(session=session, reason="Llueve.")

    assert subjects("nina@ica.pe")[1:] == ["There is no session 12"]


def test_nobody_hears_of_a_session_that_was_only_planned(child):
    session = SessionFactory()
    actions.cancel_session(session=session, reason="Llueve.")

    assert subjects("nina@ica.pe") == []


def test_a_representative_is_reminded_three_days_before_and_once(child):
    convoked(starts_at=at(today() + days(3)))
    Email.objects.all().delete()

    call_command("send_reminders")
    call_command("send_reminders")

    (mail,) = Email.objects.filter(to="nina@ica.pe")
    assert mail.subject == "The council meets soon"
    assert "at 16:00 in Lima" in mail.message


def test_who_leads_it_is_reminded_of_a_risk_assessment_that_is_missing(coordinator):
    coordinator.email, coordinator.language = "rosa@ong.pe", "en"
    coordinator.save()
    session = convoked(number=12, facilitator=coordinator, starts_at=at(today() + days(6)))

    call_command("send_reminders")

    (mail,) = Email.objects.filter(to="rosa@ong.pe")
    assert "Risk assessment · Session 12" in mail.message
    assert session.state == "convoked"


def test_another_day_calls_who_holds_the_seat_then(child):
    other = MandateFactory()
    other.representative.user.email = "wayra@junin.pe"
    other.representative.user.save()
    actions.end_mandate(mandate=child, on=today() + days(1))

    convoked(starts_at=at(today() + days(7)))

    assert subjects("nina@ica.pe") == []
    assert len(subjects("wayra@junin.pe")) == 1
