"""That somebody was reminded of something."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from records.constraints import KnownYears


class Reminder(models.Model):
    """One reminder, of one thing, to one person: its row is why it is never sent again.

    ``kind`` and ``subject`` say of what (a word of the app, a key). ``threshold`` is the number of
    days before ``due_on`` that it was for, negative after it. A day that is moved is another day.
    """

    kind = models.SlugField(_("kind"), max_length=30)
    subject = models.PositiveBigIntegerField(_("about"))
    due_on = models.DateField(_("due by"))
    threshold = models.SmallIntegerField(_("days before"))
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recipient"),
        on_delete=models.PROTECT,
        related_name="reminders",
    )
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-pk"]
        constraints = [
            KnownYears("due_on", name="reminder_years_known"),
            models.UniqueConstraint(
                fields=["kind", "subject", "due_on", "threshold", "recipient"],
                name="reminder_once",
                violation_error_message=_("This reminder was sent already."),
            ),
            models.CheckConstraint(
                condition=Q(kind__regex=r"^[a-z][a-z-]*$"),
                name="reminder_kind_is_a_word",
                violation_error_message=_("The kind of a reminder is a word in small letters."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="reminders_stay", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return f"{self.kind} {self.subject} · {self.recipient}"
