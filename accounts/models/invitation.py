"""A link that lets a child open their own account."""

from hashlib import sha256

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import InvitationState
from accounts.models.user import User
from accounts.querysets import InvitationQuerySet
from records.history import track
from records.models import Record


class InvitationClosed(Exception):
    """It was used or taken back already, or is too old to be used."""


@track(hidden=("token_digest",))
class Invitation(Record):
    """A link that works once, for a time, to choose the username and the password of ``user``.

    The secret in the link is shown once and kept nowhere: who reads the database can't use it.
    ``renews``: the account had a password already, whose holder has to hear of it.
    """

    user = models.ForeignKey(
        User, verbose_name=_("account"), on_delete=models.PROTECT, related_name="invitations"
    )
    token_digest = models.CharField(
        _("digest of the link's secret"), max_length=64, unique=True, editable=False
    )
    expires_at = models.DateTimeField(_("works until"))
    used_at = models.DateTimeField(_("used"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("taken back"), null=True, editable=False)
    invited_by = models.ForeignKey(
        User,
        verbose_name=_("invited by"),
        on_delete=models.PROTECT,
        related_name="given_invitations",
    )
    renews = models.BooleanField(
        _("for an account that has a password"), default=False, editable=False
    )

    objects = InvitationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(token_digest__regex=r"^[0-9a-f]{64}$"),
                name="invitation_keeps_a_digest",
                violation_error_message=_("Of the link's secret only a digest is kept."),
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True),
                name="invitation_used_or_revoked",
                violation_error_message=_("An invitation is either used or taken back."),
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
                name="invitation_one_open",
                violation_error_message=_("This person has an invitation already."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(
                name="closed_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__used_at__isnull=False)
                | pgtrigger.Q(old__revoked_at__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.user)

    @staticmethod
    def digest_of(token: str) -> str:
        """A secret of 32 random bytes needs no salt, and no slow digest."""
        return sha256(token.encode()).hexdigest()

    @property
    def state(self) -> InvitationState:
        if self.used_at:
            return InvitationState.USED
        if self.revoked_at:
            return InvitationState.REVOKED
        if self.expires_at <= timezone.now():
            return InvitationState.EXPIRED
        return InvitationState.OPEN

    def use(self) -> None:
        """Raises ``InvitationClosed`` unless it is open."""
        if self.state != InvitationState.OPEN:
            raise InvitationClosed
        self.used_at = timezone.now()

    def revoke(self) -> None:
        """Raises ``InvitationClosed`` if it was used or taken back; one that is too old may be."""
        if self.used_at or self.revoked_at:
            raise InvitationClosed
        self.revoked_at = timezone.now()
