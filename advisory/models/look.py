"""Who looked at a child's data."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from advisory.choices import Looked
from advisory.models.representative import Representative
from records.constraints import known_choice


class Look(models.Model):
    """One look by one adult. The child reads this on the page of their own data."""

    representative = models.ForeignKey(
        Representative,
        verbose_name=_("representative"),
        on_delete=models.PROTECT,
        related_name="looks",
    )
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("looked at by"),
        on_delete=models.PROTECT,
        related_name="looks",
    )
    what = models.CharField(_("what"), max_length=10, choices=Looked)
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("look at personal data")
        verbose_name_plural = _("looks at personal data")
        ordering = ["-pk"]
        constraints = [known_choice("what", Looked, name="look_what_known")]
        indexes = [models.Index(fields=["representative", "-id"], name="look_of_representative")]
        triggers = [
            pgtrigger.Protect(name="looks_stay", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return f"{self.looked_by} · {self.get_what_display()}"
