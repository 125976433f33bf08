"""A children's organization that sits in the council."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modeltrans.fields import TranslationField

from advisory.choices import Scope
from advisory.querysets import OrganizationQuerySet
from programs.models import Region
from records.constraints import known_choice
from records.history import track
from records.models import Record


@track()
class Organization(Record):
    """A member organization; it appoints a representative (seed)."""

    slug = models.SlugField(_("address"), unique=True)
    acronym = models.CharField(_("acronym"), max_length=20, blank=True)
    name = models.CharField(_("name"), max_length=200)
    scope = models.CharField(_("scope"), max_length=10, choices=Scope)
    region = models.ForeignKey(
        Region,
        verbose_name=_("region"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organizations",
    )
    position = models.PositiveSmallIntegerField(_("order"), default=100)
    i18n = TranslationField(fields=("name",))

    objects = OrganizationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("member organization")
        verbose_name_plural = _("member organizations")
        ordering = ["position", "pk"]
        constraints = [
            known_choice("scope", Scope, name="organization_scope_known"),
            models.CheckConstraint(
                condition=models.Q(scope=Scope.NATIONAL, region__isnull=True)
                | models.Q(scope=Scope.REGIONAL, region__isnull=False),
                name="organization_region_if_regional",
                violation_error_message=_(
                    "A regional organization has a region, and a national one has none."
                ),
            ),
        ]

    def get_absolute_url(self):
        return reverse("advisory:organization-detail", args=[self.slug])

    def __str__(self):
        return self.acronym or self.name_i18n
