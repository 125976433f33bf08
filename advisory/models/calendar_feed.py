"""The secret address under which somebody's calendar reads the sessions."""

from hashlib import sha256

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advisory.querysets.sessions import CalendarFeedQuerySet
from records.history import track
from records.models import Record


@track(hidden=("token_digest",))
class CalendarFeed(Record):
    """One for each person, until they take it back or make another.

    The secret in the address is shown once and kept nowhere: who reads the database can't use it.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="calendar_feed",
    )
    token_digest = models.CharField(
        _("digest of the address's secret"), max_length=64, unique=True, editable=False
    )

    objects = CalendarFeedQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(token_digest__regex=r"^[0-9a-f]{64}$"),
                name="calendarfeed_keeps_a_digest",
                violation_error_message=_("Of the address's secret only a digest is kept."),
            ),
        ]

    def __str__(self):
        return str(self.user)

    @staticmethod
    def digest_of(token: str) -> str:
        """A secret of 32 random bytes needs no salt, and no slow digest."""
        return sha256(token.encode()).hexdigest()
