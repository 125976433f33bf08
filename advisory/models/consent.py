"""The ledger of consents: what was agreed to, by whom, in which words, and until when."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modeltrans.fields import TranslationField

from accounts.choices import Language
from advisory.choices import ConsentMedium, Giver, Purpose
from advisory.models.guardian import Guardian
from advisory.models.people_guards import (
    day_has_come,
    given_once,
    giver_is_of_the_child,
    no_older_one_revives,
)
from advisory.models.representative import Representative
from advisory.querysets import ConsentQuerySet, ConsentTextQuerySet
from records.constraints import KnownYears, known_choice
from records.history import track
from records.models import Attachment, Record


@track()
class ConsentText(Record):
    """The words that somebody agrees to. They never change: other words are a new number."""

    purpose = models.CharField(_("purpose"), max_length=15, choices=Purpose)
    giver = models.CharField(_("who gives it"), max_length=10, choices=Giver)
    number = models.PositiveSmallIntegerField(_("number of the text"))
    text = models.TextField(_("text"), max_length=2000)
    i18n = TranslationField(fields=("text",))

    objects = ConsentTextQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        ordering = ["purpose", "giver", "-number"]
        constraints = [
            known_choice("purpose", Purpose, name="consent_text_purpose_known"),
            known_choice("giver", Giver, name="consent_text_giver_known"),
            models.UniqueConstraint(
                fields=["purpose", "giver", "number"],
                name="consent_text_number_unique",
                violation_error_message=_("There is a text of this number for this purpose."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="texts_stay", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"{self.get_purpose_display()} · {self.get_giver_display()} · {self.number}"


@track()
class Consent(Record):
    """One consent or assent, for one purpose. It is never changed, only withdrawn.

    The guardian and the evidence are empty after an erasure, which alone may lift that rule.
    """

    representative = models.ForeignKey(
        Representative,
        verbose_name=_("representative"),
        on_delete=models.PROTECT,
        related_name="consents",
    )
    text = models.ForeignKey(
        ConsentText, verbose_name=_("text"), on_delete=models.PROTECT, related_name="consents"
    )
    guardian = models.ForeignKey(
        Guardian,
        verbose_name=_("guardian"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="consents",
    )
    language = models.CharField(_("language of the text"), max_length=2, choices=Language)
    medium = models.CharField(_("how it was given"), max_length=10, choices=ConsentMedium)
    given_on = models.DateField(_("given on"))
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("verified by"),
        on_delete=models.PROTECT,
        related_name="verified_consents",
    )
    evidence = models.OneToOneField(
        Attachment,
        verbose_name=_("evidence"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="consent",
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    withdrawn_by = models.CharField(
        _("withdrawn by"), max_length=10, choices=Giver, blank=True, editable=False
    )

    objects = ConsentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-given_on", "-pk"]
        constraints = [
            known_choice("language", Language, name="consent_language_known"),
            known_choice("medium", ConsentMedium, name="consent_medium_known"),
            known_choice("withdrawn_by", Giver, name="consent_withdrawn_by_known", or_empty=True),
            KnownYears("given_on", name="consent_years_known"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by=""),
                name="consent_withdrawn_by_somebody",
                violation_error_message=_("A withdrawal says who withdrew."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.ReadOnly(
                name="what_was_given_stays",
                fields=[
                    "representative",
                    "text",
                    "guardian",
                    "language",
                    "medium",
                    "given_on",
                    "verified_by",
                    "evidence",
                ],
            ),
            pgtrigger.Protect(
                name="withdrawn_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__withdrawn_at__isnull=False)
                & (
                    pgtrigger.Q(old__withdrawn_at__df=pgtrigger.F("new__withdrawn_at"))
                    | pgtrigger.Q(old__withdrawn_by__df=pgtrigger.F("new__withdrawn_by"))
                ),
            ),
            pgtrigger.Protect(name="ledger_is_kept", operation=pgtrigger.Delete),
            giver_is_of_the_child(),
            day_has_come(),
            given_once(),
            no_older_one_revives(),
        ]

    def __str__(self):
        return str(self.text)
