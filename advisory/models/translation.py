"""The words of a child in another language."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from accounts.choices import Language
from advisory.models.contribution import Contribution
from advisory.models.contribution_guards import LONGEST_WORDS
from advisory.models.guards import stays_with_contribution
from records.constraints import known_choice
from records.history import track
from records.models import Record
from records.search import search_column

LONGEST_TRANSLATION = 2 * LONGEST_WORDS  # a language may need more words than another


@track(hidden=("search",))
class Translation(Record):
    """What the team makes of the words in Spanish or English, for who does not read them.

    It stands beside them, labelled, and never in their place (respectful, General Comment No. 12,
    paragraph 134).
    """

    contribution = models.OneToOneField(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="translation",
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    text = models.TextField(_("translation"), max_length=LONGEST_TRANSLATION)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.PROTECT,
        related_name="translations",
    )

    search = search_column("text")

    class Meta(Record.Meta):
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ["pk"]
        indexes = [GinIndex(fields=["search"], name="translation_search")]
        constraints = [
            known_choice("language", Language, name="translation_language_known"),
            models.CheckConstraint(
                condition=Q(text__regex=r"\S"),
                name="translation_says_something",
                violation_error_message=_("A translation has words."),
            ),
            models.CheckConstraint(
                condition=Q(LessThanOrEqual(Length("text"), LONGEST_TRANSLATION)),
                name="translation_fits",
                violation_error_message=_("The text is too long."),
            ),
        ]
        triggers = [*Record.Meta.triggers, stays_with_contribution()]

    def __str__(self):
        return str(self.contribution)
