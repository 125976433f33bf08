"""What holds for invitations when two people act at once, or somebody goes round the pages."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, connection, transaction

from accounts import actions
from accounts.models import Invitation, InvitationClosed, User
from tests.factories.accounts import InvitationFactory, PreparedUserFactory, UserFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


def accept(invitation, username="luz"):
    return actions.accept(invitation=invitation, username=username, password="tres-llamas-azules")


# --- Two at once ---


def at_once(*calls):
    """What each call returned or raised, all of them begun in the same moment."""
    barrier = Barrier(len(calls))

    def run(call):
        barrier.wait(timeout=60)
        try:
            return call()
        except (InvitationClosed, actions.UsernameTaken) as error:
            return type(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


@pytest.mark.django_db(transaction=True)
def test_a_double_tap_accepts_once():
    invitation = InvitationFactory()

    results = at_once(*[lambda name=name: accept(invitation, name) for name in ("luz", "sol")])

    assert results.count(InvitationClosed) == 1
    user = User.objects.get(pk=invitation.user_id)
    assert user in results
    assert user.username in ("luz", "sol")


@pytest.mark.django_db(transaction=True)
def test_two_children_choose_one_username_and_one_of_them_gets_it():
    first, second = InvitationFactory(), InvitationFactory()

    results = at_once(lambda: accept(first, "luz"), lambda: accept(second, "Luz"))

    assert results.count(actions.UsernameTaken) == 1
    assert Invitation.objects.filter(used_at__isnull=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_accepted_revoked_and_given_anew_at_once_ends_one_way_without_waiting_for_ever():
    invitation = InvitationFactory()
    coordinator = UserFactory()

    results = at_once(
        lambda: accept(invitation),
        lambda: actions.revoke(invitation=invitation),
        lambda: actions.invite(user=invitation.user, invited_by=coordinator),
    )

    invitation.refresh_from_db()
    assert invitation.state in ("used", "revoked")
    assert Invitation.objects.unclosed().count() == 1
    assert results.count(InvitationClosed) >= 1


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_invite_at_once_and_one_link_stays_open():
    user = PreparedUserFactory()
    adults = UserFactory.create_batch(2)

    at_once(*[lambda by=by: actions.invite(user=user, invited_by=by) for by in adults])

    assert Invitation.objects.unclosed().count() == 1
    assert Invitation.objects.count() == 2


# --- What the database refuses, and what it remembers ---


def test_the_database_refuses_a_second_open_invitation():
    invitation = InvitationFactory()

    with pytest.raises(IntegrityError, match="invitation_one_open"), transaction.atomic():
        InvitationFactory(user=invitation.user)


def test_the_database_refuses_used_and_taken_back():
    with pytest.raises(IntegrityError, match="invitation_used_or_revoked"):
        InvitationFactory(used_at=NOON, revoked_at=NOON)


def test_the_database_refuses_the_secret_itself():
    with pytest.raises(IntegrityError, match="invitation_keeps_a_digest"):
        InvitationFactory(token_digest="Zm9v-not-a-digest-but-the-secret-of-a-link")


@pytest.mark.parametrize("closed", ["used_at", "revoked_at"])
def test_what_is_closed_never_opens_again(closed):
    invitation = InvitationFactory(**{closed: NOON})

    with pytest.raises(InternalError, match="Cannot update"):
        Invitation.objects.filter(pk=invitation.pk).update(**{closed: None})


def test_what_the_database_refuses_is_said_in_a_sentence():
    invitation = InvitationFactory()
    another = InvitationFactory.build(
        user=invitation.user, invited_by=invitation.invited_by, used_at=None
    )

    with pytest.raises(ValidationError, match="This person has an invitation already"):
        another.validate_constraints()


def test_history_tells_of_an_invitation_without_its_digest(coordinator):
    invitation, _token = actions.invite(user=PreparedUserFactory(), invited_by=coordinator)
    accept(invitation)

    events = list(Invitation.pgh_event_model.objects.order_by("pgh_id").values())

    assert [event["pgh_label"] for event in events] == ["insert", "update"]
    assert [event["used_at"] is None for event in events] == [True, False]
    assert invitation.token_digest not in str(events)
