"""The days of an open question move to later ones, with a reason that the council reads."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, InternalError, connection, transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from post_office.models import Email

from advisory import actions
from advisory.models import Consultation, Contribution, Extension, Postponement
from tests.conftest import client_of
from tests.factories.accounts import UserFactory
from tests.factories.advisory import (
    DraftFactory,
    MandateFactory,
    RepresentativeFactory,
    days,
    submitted,
    today,
    under_review,
)
from tests.factories.consultations import ConsultationFactory, asked, closed, extended, no_opinion

pytestmark = pytest.mark.django_db
WHY = "En julio hay vacaciones."


def typed(question, **fields):
    return {
        "old_closes_on": question.closes_on,
        "old_answer_by": question.answer_by,
        "new_closes_on": today() + days(20),
        "new_answer_by": today() + days(50),
        "reason": WHY,
    } | fields


def post(user, question, **fields):
    url = f"{question.get_absolute_url()}more-time/"
    return client_of(user).post(url, typed(question, **fields), follow=True)


def page_of(user, url):
    return " ".join(client_of(user).get(url).content.decode().split())


def run(sql, *values):
    """Raw SQL, to the end of its transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_council_reads_the_new_days_and_why_on_the_page_and_at_home(
    coordinator, representative
):
    question = asked()
    first, last = question.closes_on, today() + days(20)

    post(coordinator, question)

    question = Consultation.objects.get()
    assert (question.closes_on, question.answer_by) == (last, today() + days(50))
    page = page_of(representative, question.get_absolute_url())
    old, new = date_format(first, "DATE_FORMAT"), date_format(last, "DATE_FORMAT")
    assert f"Replies until {new}, and not until {old}." in page
    assert WHY in page
    home = page_of(representative, "/")
    assert "You have more time than we said." in home
    assert WHY in home


def test_where_the_answer_alone_takes_longer_it_says_so(coordinator, representative):
    question = asked()

    post(coordinator, question, new_closes_on=question.closes_on)

    home = page_of(representative, "/")
    assert "Our answer needs more time." in home
    assert "You have more time" not in home


def test_all_who_sit_in_the_council_are_told_by_mail_and_each_once(coordinator, mandate):
    question = asked()
    submitted(mandate=mandate, consultation=question)
    RepresentativeFactory(user__email="sin-asiento@example.org")
    for seat, address in ((mandate, "uno@example.org"), (MandateFactory(), "dos@example.org")):
        seat.representative.user.email = address
        seat.representative.user.save()

    post(coordinator, question)

    mails = list(Email.objects.order_by("pk"))
    assert [mail.to for mail in mails] == [["uno@example.org"], ["dos@example.org"]]
    with translation.override("es"):  # the language of these two
        assert date_format(today() + days(20), "DATE_FORMAT") in mails[0].message
    assert WHY not in mails[0].message


def test_no_reply_is_lost_and_its_promised_day_moves_along(coordinator, mandate):
    question = asked()
    sent = submitted(mandate=mandate, consultation=question)
    read = under_review(owner=coordinator, consultation=question)
    draft = DraftFactory(consultation=question)
    without = no_opinion(question)

    post(coordinator, question)

    question = Consultation.objects.get()
    promised = dict(Contribution.objects.values_list("pk", "promised_on"))
    assert promised == {
        sent.pk: question.answer_by,
        read.pk: question.answer_by,
        draft.pk: None,
    }
    assert {move.reason for move in Postponement.objects.all()} == {WHY}
    assert question.no_opinions.get() == without
    child = page_of(mandate.representative.user, sent.get_absolute_url())
    assert "The day of the answer was moved" in child
    assert actions.submit(contribution=draft).promised_on == question.answer_by


def test_a_reply_that_was_promised_another_day_keeps_it(coordinator):
    question = asked()
    reply = under_review(owner=coordinator, consultation=question)
    sooner = Postponement(
        old_day=reply.promised_on, new_day=today() + days(9), reason="Ya lo vimos."
    )
    actions.postpone(contribution=reply, postponement=sooner, moved_by=coordinator)

    post(coordinator, question)

    assert Contribution.objects.get().promised_on == today() + days(9)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"reason": " \n"}, "This field is required."),
        ({"reason": "a" * 501}, "It is too long: it has 501 letters, and 500 fit."),
        ({"new_closes_on": ""}, "This field is required."),
        ({"new_closes_on": "pronto"}, "Enter a valid date."),
        ({"new_closes_on": "2020-01-01"}, "This day has passed. Choose one to come."),
        ({"new_closes_on": today() + days(1)}, "choose a later one."),
        ({"new_answer_by": today() + days(39)}, "choose a later one."),
        (
            {"new_closes_on": today() + days(10), "new_answer_by": today() + days(40)},
            "Choose a later day for the replies or for the answer.",
        ),
        ({"new_closes_on": today() + days(60)}, "The answer comes when it is closed."),
        ({"old_answer_by": "x"}, "Enter a valid date."),
    ],
)
def test_what_is_wrong_is_said_and_kept(coordinator, fields, message):
    question = asked()

    response = post(coordinator, question, **fields)

    page = response.content.decode()
    assert message in page
    assert fields.get("reason", WHY).strip() in page
    assert not Extension.objects.exists()


def test_a_second_tap_moves_them_once(coordinator):
    question = asked()

    for _ in range(2):
        response = post(coordinator, question)

    assert Extension.objects.count() == 1
    assert "This has changed in the meantime." in response.content.decode()


def test_a_draft_and_what_is_closed_are_given_no_time(coordinator):
    for question in (ConsultationFactory(), closed()):
        response = post(coordinator, question)
        assert "This has changed in the meantime." in response.content.decode()

    assert not Extension.objects.exists()


def test_the_history_shows_who_moved_the_days_and_why(coordinator):
    question = extended(asked(), by=coordinator, reason=WHY)

    page = page_of(coordinator, f"{question.get_absolute_url()}history/")

    assert WHY in page


def test_what_was_over_takes_replies_again_and_is_not_closed_that_night(coordinator, mandate):
    question = ConsultationFactory(
        state="open",
        opened_at=timezone.now(),
        opened_by=coordinator,
        opens_on=today() - days(20),
        closes_on=today() - days(1),
    )

    post(coordinator, question)
    call_command("close_consultations", verbosity=0)

    reply = submitted(mandate=mandate, consultation=Consultation.objects.get())
    assert reply.state == "submitted"


def insert(question, **fields):
    values = typed(question) | fields
    run(
        "INSERT INTO advisory_extension (version, consultation_id, old_closes_on, new_closes_on,"
        " old_answer_by, new_answer_by, reason, moved_by_id)"
        " VALUES (1, %s, %s, %s, %s, %s, %s, %s)",
        question.pk,
        *(values[name] for name in ("old_closes_on", "new_closes_on", "old_answer_by")),
        *(values[name] for name in ("new_answer_by", "reason")),
        UserFactory().pk,
    )


def test_the_days_move_by_no_other_way(coordinator):
    question, over = asked(), closed()

    for row in (question, over):
        for words in ("closes_on = closes_on + 1", "answer_by = answer_by + 1"):
            with pytest.raises(IntegrityError, match="consultation_days_move_with_reason"):
                run(f"UPDATE advisory_consultation SET {words} WHERE id = %s", row.pk)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"reason": " "}, "extension_says_why"),
        ({"new_closes_on": today() + days(9)}, "extension_takes_no_time_away"),
        ({"new_answer_by": today() + days(39)}, "extension_takes_no_time_away"),
        ({"new_closes_on": today() + days(51)}, "extension_answers_after_replies"),
        (
            {"new_closes_on": today() + days(10), "new_answer_by": today() + days(40)},
            "extension_moves_a_day",
        ),
        ({"old_closes_on": today() + days(1)}, "extension_of_open_question"),
        ({}, "extension_is_done"),  # the question itself must follow
    ],
)
def test_a_move_that_takes_time_away_or_has_no_reason_is_refused(fields, name):
    with pytest.raises(IntegrityError, match=name):
        insert(asked(), **fields)


def test_what_is_closed_gets_no_time():
    with pytest.raises(IntegrityError, match="extension_of_open_question"):
        insert(closed())


def test_no_day_moves_into_the_past():
    question = ConsultationFactory(
        state="open",
        opened_at=timezone.now(),
        opened_by=UserFactory(),
        opens_on=today() - days(20),
        closes_on=today() - days(10),
    )

    with pytest.raises(IntegrityError, match="extension_to_a_day_to_come"):
        insert(question, new_closes_on=today() - timedelta(days=1))


def test_what_was_told_of_the_days_stays():
    extended(asked())

    for sql in ("UPDATE advisory_extension SET reason = 'Nada.'", "DELETE FROM advisory_extension"):
        with pytest.raises(InternalError, match="extensions_stay"):
            run(sql)
