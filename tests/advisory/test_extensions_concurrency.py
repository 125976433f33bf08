"""Two at the same moment over the days of a question: one result, and no reply between them."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.choices import Role
from advisory import actions
from advisory.models import Consultation, Contribution, Extension
from tests.concurrency import IN_THE_MEANTIME, both, together
from tests.factories.accounts import UserFactory
from tests.factories.advisory import DraftFactory, days, submitted, today
from tests.factories.consultations import ConsultationFactory, asked, extended

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def colleague():
    return UserFactory(roles=[Role.COORDINATOR])


def typed(question, **fields):
    return {
        "old_closes_on": question.closes_on,
        "old_answer_by": question.answer_by,
        "new_closes_on": today() + days(20),
        "new_answer_by": today() + days(50),
        "reason": "En julio hay vacaciones.",
    } | fields


def url(question, verb):
    return f"{question.get_absolute_url()}{verb}/"


def test_of_two_who_move_the_days_the_first_is_heard(coordinator, colleague):
    question = asked()
    other = typed(question, new_answer_by=today() + days(90))

    read = both(
        (coordinator, url(question, "more-time"), typed(question)),
        (colleague, url(question, "more-time"), other),
    )

    assert IN_THE_MEANTIME in read
    assert Extension.objects.get().moved_by == coordinator


def test_what_is_closed_at_that_moment_gets_no_time(coordinator, colleague):
    question = asked()

    read = both(
        (coordinator, url(question, "close"), {}),
        (colleague, url(question, "more-time"), typed(question)),
    )

    assert IN_THE_MEANTIME in read
    assert not Extension.objects.exists()


def test_a_reply_that_is_sent_at_that_moment_is_promised_the_new_day(coordinator):
    question = asked()
    draft = DraftFactory(consultation=question)

    together(
        lambda: extended(question, by=coordinator),
        lambda: actions.submit(contribution=draft),
    )

    assert Contribution.objects.get().promised_on == Consultation.objects.get().answer_by


def test_a_reply_that_was_sent_just_before_moves_along(coordinator):
    question = asked()
    draft = DraftFactory(consultation=question)

    together(
        lambda: actions.submit(contribution=draft),
        lambda: extended(question, by=coordinator),
    )

    assert Contribution.objects.get().promised_on == Consultation.objects.get().answer_by


def test_a_reply_that_is_taken_at_that_moment_is_taken_and_moves_along(coordinator):
    question = asked()
    reply = submitted(consultation=question)

    together(
        lambda: actions.take(contribution=reply, owner=coordinator),
        lambda: extended(question, by=coordinator),
    )

    reply = Contribution.objects.get()
    assert reply.state == "under_review"
    assert reply.promised_on == Consultation.objects.get().answer_by


def test_the_night_closes_nothing_that_gets_more_time_at_that_moment(coordinator):
    question = ConsultationFactory(
        state="open",
        opened_at=timezone.now(),
        opened_by=coordinator,
        opens_on=today() - days(20),
        closes_on=today() - days(1),
    )

    together(
        lambda: extended(question, by=coordinator),
        lambda: call_command("close_consultations", verbosity=0),
    )

    assert Consultation.objects.get().state == "open"
