"""What happens to invitations: each verb writes all that belongs together, or nothing."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from accounts import policies
from accounts.models import Invitation, InvitationClosed, User
from records.names import Names

TOKEN_BYTES = 32
# Where a session names a person: signed in, known by the password, and writer of a kept form.
SESSION_OWNERS = (SESSION_KEY, "account_authentication_methods_user", "writer")


class UsernameTaken(Exception):
    """Somebody else chose this username a moment before."""


@transaction.atomic
def invite(*, user: User, invited_by: User) -> tuple[Invitation, str]:
    """A new invitation and the secret for its link, which can't be had a second time.

    One that was open before is taken back. The same link helps who forgot a password and has no
    e-mail. Raises ``PermissionDenied`` for the account of an adult, and for a closed one.
    """
    user = _locked(user.pk)
    if not policies.can_be_invited(user):
        raise PermissionDenied
    now = timezone.now()
    user.invitations.unclosed().update(revoked_at=now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        user=user,
        token_digest=Invitation.digest_of(token),
        expires_at=now + timedelta(hours=settings.INVITATION_VALID_HOURS),
        invited_by=invited_by,
        renews=user.has_usable_password(),
    )
    return invitation, token


@transaction.atomic
def invite_newcomer(*, user: User, invited_by: User) -> tuple[Invitation, str] | None:
    """The same for who has no password yet; None for who can sign in, or may not be invited."""
    user = _locked(user.pk)
    if user.has_usable_password() or not policies.can_be_invited(user):
        return None
    return invite(user=user, invited_by=invited_by)


@transaction.atomic
def revoke(*, invitation: Invitation) -> None:
    """Take it back: the link works no more. Raises ``InvitationClosed``."""
    _locked(invitation.user_id)
    invitation = _still_there(invitation)
    invitation.revoke()
    invitation.save(update_fields=["revoked_at"])


def end_sessions(*, user_pk: int) -> None:
    """Sign this person out on every device."""
    User.objects.filter(pk=user_pk).update(sessions_ended=F("sessions_ended") + 1)


@transaction.atomic
def forget_sessions(*, user: User, names: Names) -> None:
    """Delete the sessions of this person, and those that hold one of these names in typed text.

    A session keeps the username of a sign-in, and a form that came when it had run out.
    """
    for session in Session.objects.iterator():
        if _mentions(session.get_decoded(), user.pk, names):
            session.delete()


@sensitive_variables()
@transaction.atomic
def accept(*, invitation: Invitation, username: str, password: str) -> User:
    """Give the account its username and password, once; the second of a double tap is refused.

    Whether the account may be used is not decided here: that is for consent to say.
    Raises ``InvitationClosed``, or ``UsernameTaken`` if somebody was quicker.
    """
    user = _locked(invitation.user_id)
    invitation = _still_there(invitation)
    invitation.use()
    invitation.save(update_fields=["used_at"])
    user.username = username
    user.set_password(password)
    user.password_chosen_at = invitation.used_at  # by which the two are known as one deed
    try:
        user.save(update_fields=["username", "password", "password_chosen_at"])
    except IntegrityError as error:
        raise UsernameTaken from error
    return user


def _locked(pk):
    """The account, and with it all its invitations: each verb here takes this lock first."""
    return User.objects.select_for_update().get(pk=pk)


def _still_there(invitation):
    """The invitation as it is now; it goes with the account, if that is erased."""
    found = Invitation.objects.filter(pk=invitation.pk).first()
    if found is None:
        raise InvitationClosed
    return found


def _mentions(held, user_pk, names):
    if isinstance(held, dict):
        is_theirs = any(str(held.get(key)) == str(user_pk) for key in SESSION_OWNERS)
        return is_theirs or _mentions(list(held.values()), user_pk, names)
    if isinstance(held, list):
        return any(_mentions(each, user_pk, names) for each in held)
    return isinstance(held, str) and names.first_in(held) is not None
