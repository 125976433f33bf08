"""A child or adolescent whom an organization appointed."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from advisory import ages
from advisory.choices import Tongue
from advisory.querysets import RepresentativeQuerySet
from programs.models import Region
from records.constraints import known_choice
from records.history import track
from records.models import Record


@track()
class Representative(Record):
    """The least that is needed (domain facts, section 5): a given name or alias, the month of
    birth, the region and the language. No surname, number, photo, address, school or health.

    Once erased nothing of it is left but the row, which holds mandates and advice together.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.PROTECT,
        related_name="representative",
    )
    given_name = models.CharField(
        _("given name or alias"), max_length=50, help_text=_("No surname.")
    )
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True)
    birth_month = models.PositiveSmallIntegerField(_("month of birth"), null=True)
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="representatives",
    )
    language = models.CharField(
        _("language they speak best"), max_length=5, choices=Tongue, default=Tongue.SPANISH
    )
    erased_at = models.DateTimeField(_("erased"), null=True, editable=False)

    objects = RepresentativeQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("representative")
        verbose_name_plural = _("representatives")
        ordering = ["pk"]
        constraints = [
            known_choice("language", Tongue, name="representative_language_known"),
            models.CheckConstraint(
                condition=Q(birth_year__isnull=True, birth_month__isnull=True)
                | Q(birth_year__range=(1900, 2200), birth_month__range=(1, 12)),
                name="representative_birth_is_a_month",
                violation_error_message=_("A month of birth has a year and a month, 1 to 12."),
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True) & ~Q(given_name="")
                | Q(
                    erased_at__isnull=False,
                    given_name="",
                    birth_year__isnull=True,
                    region__isnull=True,
                ),
                name="representative_named_or_erased",
                violation_error_message=_("A representative has a given name or an alias."),
            ),
        ]

    def __str__(self):
        return self.given_name or gettext("a former representative")

    def get_absolute_url(self):
        return reverse("advisory:representative-detail", args=[self.pk])

    def age_on(self, day: date) -> int | None:
        """The age in whole years; None where it is not known."""
        if self.birth_year is None:
            return None
        return ages.age_on(self.birth_year, self.birth_month, day)

    @property
    def born_in(self) -> date | None:
        """The first day of the month of birth, to be shown as a month."""
        return self.birth_year and date(self.birth_year, self.birth_month, 1)

    @property
    def age(self) -> int | None:
        return self.age_on(timezone.localdate())
