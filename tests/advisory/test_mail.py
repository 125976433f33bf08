"""What is told by mail, to whom, and what no mail tells."""

import re
from uuid import uuid4

import pytest
from django.core import mail as outbox
from django.core.management import call_command
from django.db import connection
from post_office.models import Email, Log

from accounts.choices import Role
from advisory import actions
from advisory.choices import ErasureReason, Purpose
from advisory.models import Consent, Note
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    RepresentativeFactory,
    answered,
    begun,
    days,
    reopened,
    submitted,
    today,
    under_review,
    with_days,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def child(mandate):
    """The mandate of a child who has an address and reads English."""
    user = mandate.representative.user
    user.email, user.language = "nina@ica.pe", "en"
    user.save()
    return mandate


@pytest.fixture
def colleague(db):
    return UserFactory(
        roles=[Role.COORDINATOR], name="Rosa Quispe", email="rosa@ong.pe", language="es"
    )


def sent_to(address):
    return [mail.subject for mail in Email.objects.filter(to=address).order_by("pk")]


def test_a_child_is_told_that_it_arrived_and_when_the_answer_comes(child):
    contribution = submitted(mandate=child)

    mail = Email.objects.get()
    assert mail.to == ["nina@ica.pe"]
    assert mail.subject == f"We got what you sent: {contribution.reference}"
    assert "You will have an answer by" in mail.message
    url = f"https://consejo.example/contributions/{contribution.reference}/"
    assert url in mail.message
    assert f'href="{url}"' in mail.html_message
    assert '<html lang="en">' in mail.html_message


def test_the_team_is_told_what_is_new_each_in_their_language(child, colleague):
    contribution = submitted(mandate=child)

    assert sent_to("rosa@ong.pe") == [
        f"Nuevo: {contribution.reference}, {contribution.organization.name}"
    ]


def test_no_mail_holds_the_words_of_a_child(child, colleague):
    contribution = answered(owner=colleague, mandate=child, text="Sí, habrá sombra.")
    actions.write_note(
        contribution=contribution,
        note=Note(text="¿Es en Ica?", asked=UserFactory(email="luis@ong.pe")),
        written_by=colleague,
    )

    text = " ".join(mail.message + mail.html_message for mail in Email.objects.all())
    for words in (contribution.words, "habrá sombra", "Hay presupuesto", "¿Es en Ica?"):
        assert words not in text
    assert Email.objects.count() == 4  # received, new, answered, asked


def test_a_child_is_told_of_the_answer_and_of_each_step(child, coordinator):
    contribution = answered(owner=coordinator, mandate=child)
    commitment = contribution.commitments.get()

    begun(commitment)

    assert sent_to("nina@ica.pe")[1:] == [
        f"You have an answer: {contribution.reference}",
        f"News of what we promised you: {contribution.reference}",
    ]


def test_who_follows_in_the_seat_is_told_of_the_answer(child, coordinator):
    contribution = under_review(owner=coordinator, mandate=child)
    with_days(child, child.period.lower, today())
    successor = MandateFactory(
        organization=child.organization,
        period=(today(), None),
        representative__user__email="luz@ica.pe",
        representative__user__language="en",
    )
    review = contribution.review
    review.decision, review.reason = "deferred", "No hay fondos."
    actions.decide(
        contribution=contribution, review=review, commitment=None, decided_by=coordinator
    )
    answer = contribution.answers.get()
    answer.text = "Ahora no."
    actions.publish(contribution=contribution, answer=answer, published_by=coordinator)

    assert successor.representative.user.email == "luz@ica.pe"
    assert sent_to("luz@ica.pe") == [f"You have an answer: {contribution.reference}"]
    assert len(sent_to("nina@ica.pe")) == 1  # that it was received


def test_where_nobody_can_write_to_the_titular_the_alternate_is_told(child, coordinator):
    contribution = answered(owner=coordinator, mandate=child)
    with_days(child, child.period.lower, today())
    for seat, address, consents in (
        ("titular", "luz@ica.pe", []),
        ("alternate", "sol@ica.pe", None),
    ):
        MandateFactory(
            organization=child.organization,
            seat=seat,
            period=(today(), None),
            representative=RepresentativeFactory(
                user__email=address, user__language="en", consents=consents
            ),
        )

    begun(contribution.commitments.get())

    assert sent_to("luz@ica.pe") == []
    assert sent_to("sol@ica.pe") == [f"News of what we promised you: {contribution.reference}"]


def test_a_child_whose_consent_has_ended_gets_no_mail(child):
    consents = Consent.objects.filter(representative=child.representative)
    actions.withdraw_consent(
        consent=consents.get(text__purpose=Purpose.ACCOUNT), withdrawn_by="self"
    )

    submitted(mandate=child)

    assert sent_to("nina@ica.pe") == []


def test_who_has_no_address_or_no_account_any_more_gets_none(mandate):
    UserFactory(roles=[Role.COORDINATOR], email="antes@ong.pe", is_active=False)
    UserFactory(roles=[Role.LEAD], email="lead@ong.pe")

    submitted(mandate=mandate)

    assert not Email.objects.exists()


def test_who_is_in_charge_is_told_of_a_no(colleague):
    contribution = reopened(owner=colleague)

    assert sent_to("rosa@ong.pe")[-1] == (
        f"La respuesta no les convenció: {contribution.reference}, {contribution.organization.name}"
    )


def test_who_is_put_in_charge_is_told_and_who_takes_it_themselves_is_not(coordinator, colleague):
    contribution = under_review(owner=coordinator)
    for owner in (colleague, coordinator):
        contribution.review.refresh_from_db()
        contribution.review.owner = owner
        actions.assign(
            contribution=contribution, review=contribution.review, assigned_by=coordinator
        )

    assert sent_to("rosa@ong.pe")[1:] == [
        f"A tu cargo: {contribution.reference}, {contribution.organization.name}"
    ]


def test_a_mail_is_queued_with_its_change_or_not_at_all(child):
    draft = DraftFactory(mandate=child, words="")

    with pytest.raises(Exception, match="contribution_sent_says_something"):
        actions.submit(contribution=draft)

    assert not Email.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_is_queued_is_delivered_once(child):
    submitted(mandate=child)

    call_command("send_queued_mail", processes=1)
    call_command("send_queued_mail", processes=1)

    assert [mail.to for mail in outbox.outbox] == [["nina@ica.pe"]]
    assert outbox.outbox[0].alternatives[0][1] == "text/html"


def test_the_erased_leave_no_mail_and_no_log_of_it(child, coordinator):
    submitted(mandate=child)
    user = child.representative.user
    user.email = "otra@ica.pe"
    user.save()
    Log.objects.create(email=Email.objects.get(), status=1, message="550 nina@ica.pe", date=today())
    submitted(mandate=child)

    actions.erase(
        representative=child.representative, reason=ErasureReason.REQUEST, done_by=coordinator
    )

    assert not Email.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM post_office_log")
        assert cursor.fetchone() == (0,)


def test_an_administrator_does_not_read_mails(administrator):
    index = client_of(administrator).get("/admin/").content.decode()

    assert not re.search("post_office", index)


def test_a_day_is_told_in_the_words_of_the_language(colleague):
    contribution = submitted()

    message = Email.objects.get(to="rosa@ong.pe").message

    day = today() + days(30)
    assert contribution.promised_on == day
    assert f"{day.day} de " in message


def test_the_leads_are_told_that_a_concern_waits_and_nothing_of_it(mandate, coordinator):
    UserFactory(roles=[Role.LEAD], email="lead@ong.pe", language="en")
    contribution = submitted(mandate=mandate)
    Email.objects.all().delete()

    actions.divert(contribution=contribution, reason="Alguien le pega.", raised_by=coordinator)

    mail = Email.objects.get()
    assert (mail.to, mail.subject) == (["lead@ong.pe"], "A concern waits for you")
    for word in (
        contribution.reference,
        str(contribution.organization),
        "pega",
        contribution.words,
    ):
        assert word not in mail.message + mail.html_message


def test_a_concern_that_is_told_twice_by_one_form_is_one_mail(mandate):
    UserFactory(roles=[Role.LEAD], email="lead@ong.pe", language="en")
    token = uuid4()

    for _ in range(2):
        actions.tell_concern(
            token=token,
            representative=mandate.representative,
            words="Tengo miedo.",
            reach="in_person",
            contact="",
        )

    assert sent_to("lead@ong.pe") == ["A concern waits for you"]
