"""An organization or public entity that we work with."""

from django.core.validators import URLValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modeltrans.fields import TranslationField

from alliances.choices import PARTNER_PAGES, EntityType, PartnerKind
from alliances.models.guards import succession_has_no_circle
from alliances.querysets import PartnerQuerySet
from records.constraints import CheckAtField, KnownYears, known_choice, own_address
from records.history import track
from records.models import Record


@track()
class Partner(Record):
    """A partner keeps its name for a time: entities are renamed and followed by others."""

    slug = models.SlugField(_("address"), unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=PartnerKind)
    entity_type = models.CharField(
        _("type of entity"), max_length=20, choices=EntityType, blank=True
    )
    name = models.CharField(_("name"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=20, blank=True)
    valid_from = models.DateField(_("exists from"), null=True, blank=True)
    valid_to = models.DateField(_("existed until"), null=True, blank=True)
    succeeded_by = models.ForeignKey(
        "self",
        verbose_name=_("succeeded by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
    )
    # No URLField: until Django 6 the form field of one warns of what it adds to an address.
    website = models.CharField(
        _("website"),
        max_length=200,
        blank=True,
        validators=[URLValidator(schemes=["https", "http"])],
        help_text=_("The whole address, with https:// before it."),
    )
    notes = models.TextField(_("notes of the team"), max_length=4000, blank=True)
    i18n = TranslationField(fields=("name",))

    objects = PartnerQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["pk"]
        constraints = [
            own_address(PARTNER_PAGES, name="partner_address_is_its_own"),
            known_choice("kind", PartnerKind, name="partner_kind_known"),
            KnownYears("valid_from", "valid_to", name="partner_years_known"),
            CheckAtField(
                condition=models.Q(
                    kind=PartnerKind.PUBLIC_ENTITY, entity_type__in=EntityType.values
                )
                | (~models.Q(kind=PartnerKind.PUBLIC_ENTITY) & models.Q(entity_type="")),
                name="partner_entity_type_of_public_entity",
                at="entity_type",
                violation_error_message=_("A public entity has a type, and no other partner does."),
            ),
            CheckAtField(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="partner_ends_after_start",
                at="valid_to",
                violation_error_message=_("A partner cannot end before it starts."),
            ),
            CheckAtField(
                condition=models.Q(succeeded_by__isnull=True)
                | ~models.Q(succeeded_by=models.F("id")),
                name="partner_not_its_own_successor",
                at="succeeded_by",
                violation_error_message=_("A partner cannot succeed itself."),
            ),
            models.CheckConstraint(
                condition=models.Q(name__regex=r"\S"),
                name="partner_has_name",
                violation_error_message=_("A partner has a name."),
            ),
            CheckAtField(
                condition=models.Q(website="") | models.Q(website__regex=r"^https?://"),
                name="partner_website_is_a_page",
                at="website",
                violation_error_message=_("A website begins with https:// or http://."),
            ),
        ]
        triggers = [*Record.Meta.triggers, succession_has_no_circle()]

    def __str__(self):
        return self.name_i18n

    @property
    def type(self) -> str:
        """What it is, in one word: a public entity by its type, another by its kind."""
        return self.entity_type or self.kind

    def get_absolute_url(self):
        return reverse("alliances:partner-detail", args=[self.slug])
