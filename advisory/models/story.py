"""You said – we did: what the public reads."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modeltrans.fields import TranslationField

from advisory.models.contribution import Contribution
from advisory.models.guards import stays_with_contribution, told_to_all
from advisory.querysets import StoryQuerySet
from records.history import track
from records.models import Record

LONGEST_STORY = 600


@track()
class Story(Record):
    """What an organization said and what came of it, in the words of the team.

    It names the organization and never a child. Published, it is read by anyone, as long as its
    contribution has an answer.
    """

    contribution = models.OneToOneField(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="story",
    )
    said = models.TextField(_("what they said"), max_length=LONGEST_STORY)
    did = models.TextField(_("what we did"), max_length=LONGEST_STORY)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="stories",
    )
    i18n = TranslationField(fields=("said", "did"))

    objects = StoryQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("you said – we did")
        verbose_name_plural = _("you said – we did")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(said__regex=r"\S", did__regex=r"\S"),
                name="story_says_both",
                violation_error_message=_("It says what they said and what we did."),
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="story_published_by_an_adult",
                violation_error_message=_("What is published has a named adult."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["-id"],
                condition=Q(published_at__isnull=False),
                name="story_published",
            )
        ]
        triggers = [*Record.Meta.triggers, stays_with_contribution(), told_to_all()]

    def __str__(self):
        return str(self.contribution)

    @property
    def lang(self) -> str:
        """The language of what is shown, where it is not that of the page."""
        return "es" if get_language() == "en" and not self.said_en else ""

    def publish(self, *, by) -> None:
        """Let anyone read it; the first time stands."""
        self.published_at = self.published_at or timezone.now()
        self.published_by = self.published_by or by

    def take_down(self) -> None:
        self.published_at = self.published_by = None
