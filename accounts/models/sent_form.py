"""A form that did what it asks for."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.querysets import SentFormQuerySet


class SentForm(models.Model):
    """Sent again, as by a double tap or where the answer was lost on the way, the same form leads
    where it led the first time and does nothing more.

    The digest is over all that was sent, from which page and by whom: other words are another form.
    Nothing of what was written can be read from it.
    """

    digest = models.CharField(_("digest"), max_length=64, unique=True, editable=False)
    led_to = models.TextField(_("led to"), editable=False)
    at = models.DateTimeField(_("when"), db_default=Now(), db_index=True, editable=False)

    objects = SentFormQuerySet.as_manager()

    class Meta:
        verbose_name = _("sent form")
        verbose_name_plural = _("sent forms")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"),
                name="sentform_keeps_a_digest",
                violation_error_message=_("Of what was sent only a digest is kept."),
            ),
        ]

    def __str__(self):
        return self.led_to
