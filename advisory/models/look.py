"""Who looked at a child's data."""

from datetime import UTC, datetime, timedelta

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from advisory.choices import Looked
from advisory.models.representative import Representative
from records.constraints import known_choice

# Within it the same page is loaded again, and not looked at anew.
ONE_LOOK = timedelta(minutes=10)


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
        constraints = [
            known_choice("what", Looked, name="look_what_known"),
            models.UniqueConstraint(
                "representative",
                "looked_by",
                "what",
                # By the clock, since an index can't reckon from the look before.
                Func(
                    Value(ONE_LOOK),
                    F("at"),
                    Value(datetime(2000, 1, 1, tzinfo=UTC)),
                    function="date_bin",
                    output_field=models.DateTimeField(),
                ),
                name="look_once_in_ten_minutes",
                violation_error_message=_("This look is written down already."),
            ),
        ]
        indexes = [models.Index(fields=["representative", "-id"], name="look_of_representative")]
        triggers = [
            pgtrigger.Protect(name="looks_stay", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self):
        return f"{self.looked_by} · {self.get_what_display()}"
