"""An invitation works once, for a time, and the secret of its link is kept nowhere."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts import actions
from accounts.choices import Role
from accounts.models import Invitation, InvitationClosed, User
from tests.factories.accounts import InvitationFactory, PreparedUserFactory, UserFactory

pytestmark = pytest.mark.django_db

PASSWORD = "tres-llamas-azules"
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


@pytest.fixture
def it_is(monkeypatch):
    """Sets the clock."""
    return lambda moment: monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def accept(invitation, username="luz", password=PASSWORD):
    return actions.accept(invitation=invitation, username=username, password=password)


# --- Invite ---


def test_an_invitation_is_valid_for_three_days_and_keeps_a_digest_only(coordinator, it_is):
    it_is(NOON)

    invitation, token = actions.invite(user=PreparedUserFactory(), invited_by=coordinator)

    assert invitation.expires_at == datetime(2026, 3, 15, 12, tzinfo=UTC)
    assert invitation.invited_by == coordinator
    assert invitation.state == "open"
    assert len(token) == 43
    assert list(Invitation.objects.with_token(token)) == [invitation]
    assert token not in str(Invitation.objects.values().get())


def test_how_long_it_is_valid_is_a_setting(coordinator, it_is, settings):
    settings.INVITATION_VALID_HOURS = 5
    it_is(NOON)

    invitation, _token = actions.invite(user=PreparedUserFactory(), invited_by=coordinator)

    assert invitation.expires_at == datetime(2026, 3, 12, 17, tzinfo=UTC)


def test_every_invitation_has_a_secret_of_its_own(coordinator):
    user = PreparedUserFactory()

    tokens = {actions.invite(user=user, invited_by=coordinator)[1] for _ in range(5)}

    assert len(tokens) == 5


def test_a_new_invitation_takes_the_open_one_back(coordinator):
    user = PreparedUserFactory()
    first, first_token = actions.invite(user=user, invited_by=coordinator)

    second, _token = actions.invite(user=user, invited_by=coordinator)

    first.refresh_from_db()
    assert first.state == "revoked"
    assert second.state == "open"
    with pytest.raises(InvitationClosed):
        accept(Invitation.objects.with_token(first_token).get())


def test_a_new_invitation_leaves_used_ones_and_those_of_others_alone(coordinator):
    user = PreparedUserFactory()
    used = InvitationFactory(user=user)
    accept(used)
    of_another = InvitationFactory()

    actions.invite(user=user, invited_by=coordinator)

    used.refresh_from_db()
    of_another.refresh_from_db()
    assert used.state == "used"
    assert of_another.state == "open"


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.LEAD, Role.ADMINISTRATOR])
def test_nobody_gets_a_link_to_the_account_of_an_adult(coordinator, role):
    adult = UserFactory(roles=[Role.REPRESENTATIVE, role])

    with pytest.raises(PermissionDenied):
        actions.invite(user=adult, invited_by=coordinator)

    assert not Invitation.objects.exists()


def test_nobody_gets_a_link_to_an_account_that_was_closed(coordinator):
    with pytest.raises(PermissionDenied):
        actions.invite(user=PreparedUserFactory(is_active=False), invited_by=coordinator)


def test_who_has_no_password_yet_is_invited_with_the_seat_and_nobody_else(coordinator):
    newcomer, closed = PreparedUserFactory(), PreparedUserFactory(is_active=False)

    invitation, token = actions.invite_newcomer(user=newcomer, invited_by=coordinator)

    assert invitation.user == newcomer
    assert Invitation.objects.with_token(token).get() == invitation
    assert actions.invite_newcomer(user=UserFactory(), invited_by=coordinator) is None
    assert actions.invite_newcomer(user=closed, invited_by=coordinator) is None


def test_nobody_gets_a_link_to_the_account_of_a_superuser(administrator):
    with pytest.raises(PermissionDenied):
        actions.invite(user=UserFactory(is_superuser=True), invited_by=administrator)


# --- Accept ---


def test_accepting_sets_username_and_password_and_uses_the_invitation(it_is):
    invitation = InvitationFactory(expires_at=NOON + MOMENT)
    it_is(NOON)

    user = accept(invitation)

    user.refresh_from_db()
    invitation.refresh_from_db()
    assert user == invitation.user
    assert user.username == "luz"
    assert user.check_password(PASSWORD)
    assert invitation.used_at == NOON
    assert invitation.state == "used"


@pytest.mark.parametrize("is_active", [True, False])
def test_accepting_does_not_open_an_account_that_is_closed(is_active):
    invitation = InvitationFactory(user__is_active=is_active)

    user = accept(invitation)

    user.refresh_from_db()
    assert user.is_active is is_active


def test_an_invitation_is_accepted_once():
    invitation = InvitationFactory()
    accept(invitation)

    with pytest.raises(InvitationClosed):
        accept(invitation, username="sol", password="otra-clave-larga")

    user = User.objects.get(pk=invitation.user_id)
    assert user.username == "luz"
    assert user.check_password(PASSWORD)


def test_at_the_end_of_its_time_an_invitation_is_too_old(it_is):
    invitation = InvitationFactory(expires_at=NOON)

    it_is(NOON)

    assert invitation.state == "expired"
    with pytest.raises(InvitationClosed):
        accept(invitation)
    invitation.refresh_from_db()
    assert invitation.used_at is None


def test_a_moment_before_it_can_still_be_accepted(it_is):
    invitation = InvitationFactory(expires_at=NOON)

    it_is(NOON - MOMENT)

    assert invitation.state == "open"
    assert accept(invitation).username == "luz"


def test_a_revoked_invitation_can_not_be_accepted():
    invitation = InvitationFactory()
    actions.revoke(invitation=invitation)

    with pytest.raises(InvitationClosed):
        accept(invitation)

    assert not User.objects.get(pk=invitation.user_id).has_usable_password()


@pytest.mark.parametrize("taken", ["Luz", "LUZ", "luz"])
def test_a_username_that_somebody_has_leaves_the_invitation_open(taken):
    UserFactory(username=taken)
    invitation = InvitationFactory()

    with pytest.raises(actions.UsernameTaken):
        accept(invitation, username="luz")

    invitation.refresh_from_db()
    assert invitation.state == "open"
    assert not User.objects.get(pk=invitation.user_id).has_usable_password()


def test_who_forgot_the_password_is_invited_again_and_keeps_the_username(coordinator):
    first = InvitationFactory()
    user = accept(first)
    second, _token = actions.invite(user=user, invited_by=coordinator)

    accept(second, username="luz", password="otra-clave-larga")

    user.refresh_from_db()
    assert user.username == "luz"
    assert user.check_password("otra-clave-larga")


# --- Revoke ---


def test_an_invitation_is_taken_back_once():
    invitation = InvitationFactory()

    actions.revoke(invitation=invitation)

    invitation.refresh_from_db()
    assert invitation.state == "revoked"
    with pytest.raises(InvitationClosed):
        actions.revoke(invitation=invitation)


def test_what_was_used_can_not_be_taken_back():
    invitation = InvitationFactory()
    accept(invitation)

    with pytest.raises(InvitationClosed):
        actions.revoke(invitation=invitation)
