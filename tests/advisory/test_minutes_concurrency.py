"""Two people at the same moment over the minutes: one result, nothing lost, a page for each."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django_fsm import TransitionNotAllowed
from post_office.models import Email

from accounts.choices import Role
from advisory import actions
from advisory.models import Addendum, Contribution, Mark, Minutes, MinutesCheck
from tests.concurrency import IN_THE_MEANTIME, both
from tests.factories.accounts import UserFactory
from tests.factories.advisory import today
from tests.factories.minutes import approved, held, long_ago, sent, written

pytestmark = pytest.mark.django_db(transaction=True)
YES = {"action": "confirm", "edition": "1"}


@pytest.fixture
def colleague():
    return UserFactory(roles=[Role.COORDINATOR])


def url(name, session):
    return reverse(f"advisory:{name}", args=[session.number])


def typed(session, version, **fields):
    item = session.items.first()
    return {
        "version": version,
        "page": uuid4(),
        "turn": 1,
        "opening": "Nos saludamos.",
        f"topic-{item.pk}": "Hablamos del agua.",
    } | fields


def test_of_two_who_begin_to_write_the_second_sees_both_texts(mandate, coordinator, colleague):
    session = held()
    to = url("minutes-edit", session)

    read = both(
        (coordinator, to, typed(session, 1, opening="Lo tuyo.")),
        (colleague, to, typed(session, 1, opening="Lo mío.")),
    )

    assert "Lo tuyo." in read
    assert "Lo mío." in read
    assert Minutes.objects.get().opening == "Lo tuyo."


def test_what_is_written_when_a_colleague_sends_them_is_not_sent_along(
    mandate, coordinator, colleague
):
    minutes = written()
    session = minutes.session
    to = url("minutes-edit", session)

    read = both(
        (coordinator, to, typed(session, minutes.version, action="send")),
        (colleague, to, typed(session, minutes.version, closing="Comimos juntos.")),
    )

    assert IN_THE_MEANTIME in read
    assert (Minutes.objects.get().state, Minutes.objects.get().closing) == ("sent", "")


def test_a_double_tap_sends_them_once(mandate, coordinator, representative):
    representative.email = "rosa@example.org"
    representative.save()
    minutes = written()
    Email.objects.all().delete()  # the convocation
    session = minutes.session
    to, form = url("minutes-edit", session), typed(session, minutes.version, action="send")

    both((coordinator, to, form), (coordinator, to, form))

    assert Minutes.objects.get().edition == 1
    assert Email.objects.count() == 1


def test_a_yes_at_the_moment_in_which_they_are_taken_back_does_not_count(
    mandate, coordinator, representative
):
    session = sent().session

    read = both(
        (coordinator, url("minutes-take-back", session), {}),
        (representative, url("minutes-check", session), YES),
    )

    assert IN_THE_MEANTIME in read
    assert not MinutesCheck.objects.exists()


def test_what_is_not_right_is_kept_when_they_are_taken_back_afterwards(
    mandate, coordinator, representative
):
    session = sent().session
    wrong = {"action": "comment", "edition": "1", "comment": "Faltó la luz."}

    both(
        (representative, url("minutes-check", session), wrong),
        (coordinator, url("minutes-take-back", session), {}),
    )

    assert MinutesCheck.objects.get().comment == "Faltó la luz."
    assert Minutes.objects.get().state == "draft"


def test_a_yes_when_they_are_approved_comes_too_late(mandate, coordinator, representative):
    session = long_ago(sent()).session

    read = both(
        (coordinator, url("minutes-approve", session), {}),
        (representative, url("minutes-check", session), YES),
    )

    assert IN_THE_MEANTIME in read
    assert not MinutesCheck.objects.exists()


def test_a_double_tap_says_yes_once(mandate, representative):
    session = sent().session
    to = url("minutes-check", session)

    both((representative, to, YES), (representative, to, YES))

    assert MinutesCheck.objects.count() == 1


def test_minutes_are_approved_by_one_of_two(mandate, coordinator, colleague):
    session = long_ago(sent()).session
    to = url("minutes-approve", session)

    read = both((coordinator, to, {}), (colleague, to, {}))

    assert IN_THE_MEANTIME in read
    assert Minutes.objects.get().approved_by == coordinator


def test_what_is_approved_is_not_taken_back_at_that_moment(mandate, coordinator, colleague):
    session = long_ago(sent()).session

    read = both(
        (coordinator, url("minutes-approve", session), {}),
        (colleague, url("minutes-take-back", session), {}),
    )

    assert IN_THE_MEANTIME in read
    assert Minutes.objects.get().state == "approved"


def test_a_double_tap_adds_one_addendum(mandate, coordinator):
    session = approved(by=coordinator).session
    to, form = url("minutes-add", session), {"text": "Faltó decir que llovió."}

    both((coordinator, to, form), (coordinator, to, form))

    assert Addendum.objects.count() == 1


def test_words_under_a_topic_do_not_come_into_minutes_that_are_approved_meanwhile(
    mandate, coordinator, colleague
):
    minutes = long_ago(sent())
    session = minutes.session
    row = {
        "token": uuid4(),
        "agenda_item": session.items.get().pk,
        "occasion": "session",
        "medium": "oral",
        "said_on": today(),
        "language": "es",
        "audience": "council",
        "organization": mandate.organization.slug,
        "kind": "idea",
        "words": "Queremos un caño.",
    }

    read = both(
        (coordinator, url("minutes-approve", session), {}),
        (colleague, reverse("advisory:contribution-log"), row),
    )

    assert "This can’t stand under this topic any more." in read
    assert "Queremos un caño." in read
    assert not Contribution.objects.exists()


def test_how_it_was_is_told_too_late_when_they_are_approved_meanwhile(
    mandate, coordinator, representative
):
    session = long_ago(sent()).session

    read = both(
        (coordinator, url("minutes-approve", session), {}),
        (representative, url("mark-edit", session), {"safe": "yes"}),
    )

    assert IN_THE_MEANTIME in read
    assert not Mark.objects.exists()


def test_an_edition_that_went_out_in_the_meantime_is_not_approved_unseen(mandate, coordinator):
    seen = long_ago(sent())
    actions.take_back_minutes(minutes=seen)
    actions.send_minutes(minutes=seen)

    with pytest.raises(TransitionNotAllowed):
        actions.approve_minutes(minutes=seen, approved_by=coordinator)

    assert Minutes.objects.get().state == "sent"
