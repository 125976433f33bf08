"""An answer that was told by word of mouth."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from advisory.choices import SessionState
from advisory.models.answer import Answer
from advisory.models.rating import Rating
from advisory.models.session import Session
from advisory.models.session_guards import only_while, told_who_came
from advisory.querysets.sessions import DeliveryQuerySet
from records.history import track
from records.models import Record


@track()
class Delivery(Record):
    """A published answer, told in a session to who came for its organization.

    ``rating`` is what they said of it there, if they said something.
    """

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.PROTECT, related_name="deliveries"
    )
    answer = models.ForeignKey(
        Answer, verbose_name=_("answer"), on_delete=models.PROTECT, related_name="deliveries"
    )
    rating = models.OneToOneField(
        Rating,
        verbose_name=_("rating"),
        on_delete=models.PROTECT,
        null=True,
        related_name="delivery",
    )

    objects = DeliveryQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("answer told in a session")
        verbose_name_plural = _("answers told in sessions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "answer"],
                name="delivery_once_in_a_session",
                violation_error_message=_("This answer is written down as told already."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(
                name="deliveries_stay", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            only_while(
                SessionState.HELD,
                refusal="delivery_in_held_session",
                operation=pgtrigger.Insert,
            ),
            told_who_came(),
        ]

    def __str__(self):
        return f"{self.session} · {self.answer}"
