"""A child or adolescent whom an organization appointed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.history import track
from records.models import Record


@track()
class Representative(Record):
    """The least that is needed: a given name or alias, and the account."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.PROTECT,
        related_name="representative",
    )
    given_name = models.CharField(
        _("given name or alias"), max_length=50, help_text=_("No surname.")
    )

    class Meta(Record.Meta):
        verbose_name = _("representative")
        verbose_name_plural = _("representatives")
        ordering = ["pk"]

    def __str__(self):
        return self.given_name
