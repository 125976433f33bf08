"""Who took a table of contributions out of the site."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from advisory.choices import TableForm
from advisory.models.guards import one_changes
from advisory.querysets import ExportQuerySet
from records.constraints import known_choice


class Export(models.Model):
    """One table that left the site: what was asked for stays known, what came of it does not.

    ``rows`` is written once, when the last one has left; a table that was broken off has none.
    """

    exported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("exported by"),
        on_delete=models.PROTECT,
        related_name="exports",
    )
    form = models.CharField(_("form"), max_length=4, choices=TableForm)
    asked = models.TextField(_("filters"), blank=True, help_text=_("One in each line."))
    rows = models.PositiveIntegerField(_("rows"), null=True, editable=False)
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ["-pk"]
        constraints = [known_choice("form", TableForm, name="export_form_known")]
        triggers = [
            pgtrigger.Protect(name="exports_are_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="exports_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__rows__isnull=False)
                | one_changes("exported_by", "form", "asked", "at"),
            ),
        ]

    def __str__(self):
        return f"{self.exported_by} · {self.get_form_display()}"

    @staticmethod
    def written(filters: dict[str, str]) -> str:
        """As ``asked`` keeps them: as they were typed, and not as in an address, so that a name
        that somebody looked for is found there (``advisory.mentions``)."""
        return "\n".join(f"{name}={' '.join(value.split())}" for name, value in filters.items())

    @property
    def filters(self) -> dict[str, str]:
        pairs = (line.partition("=") for line in self.asked.splitlines())
        return {name: value for name, _equals, value in pairs}
