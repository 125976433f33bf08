"""What the team wrote down for a child, and what the child says of it."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from advisory.choices import Medium, Occasion, Origin
from advisory.models.agenda_item import AgendaItem
from advisory.models.contribution import Contribution
from advisory.models.contribution_guards import LONGEST_WORDS
from advisory.models.guards import one_changes
from advisory.models.mandate import Mandate
from advisory.models.origin import logged_has_transcription
from advisory.models.session_guards import said_in_session
from records.constraints import KnownYears, known_choice, refuse
from records.history import track
from records.models import Record
from records.search import search_column


@track(hidden=("correction", "search"))
class Transcription(Record):
    """Who wrote the words of a contribution down, where they were heard, and by what means.

    Who sits for the organization is asked once whether the words are right. An empty
    ``correction`` says that they are; another one stands beside them, and replaces nothing.
    """

    contribution = models.OneToOneField(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="transcription",
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written down by"),
        on_delete=models.PROTECT,
        related_name="transcriptions",
    )
    occasion = models.CharField(_("where it was heard"), max_length=10, choices=Occasion)
    medium = models.CharField(_("how it was said"), max_length=10, choices=Medium)
    said_on = models.DateField(_("said on"))
    agenda_item = models.ForeignKey(
        AgendaItem,
        verbose_name=_("topic of the session"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="transcriptions",
    )
    checked_at = models.DateTimeField(_("confirmed or corrected"), null=True, editable=False)
    checked_by = models.ForeignKey(
        Mandate,
        verbose_name=_("by the mandate"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="checked_transcriptions",
    )
    correction = models.TextField(
        _("correction"), max_length=LONGEST_WORDS, blank=True, editable=False
    )

    search = search_column("correction")

    class Meta(Record.Meta):
        verbose_name = _("transcription")
        verbose_name_plural = _("transcriptions")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["contribution"],
                condition=Q(checked_at__isnull=True),
                name="transcription_unchecked",
            ),
            models.Index(fields=["written_by", "-id"], name="transcription_by"),
            models.Index(
                fields=["said_on"],
                condition=Q(agenda_item__isnull=True, occasion=Occasion.SESSION),
                name="transcription_of_day",
            ),
            GinIndex(fields=["search"], name="transcription_search"),
        ]
        constraints = [
            known_choice("occasion", Occasion, name="transcription_occasion_known"),
            known_choice("medium", Medium, name="transcription_medium_known"),
            KnownYears("said_on", name="transcription_years_known"),
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, checked_by__isnull=True, correction="")
                | Q(checked_at__isnull=False, checked_by__isnull=False),
                name="transcription_checked_by_somebody",
                violation_error_message=_("A correction says when and by which mandate."),
            ),
            models.CheckConstraint(
                condition=Q(correction="") | Q(correction__regex=r"\S"),
                name="transcription_correction_says_something",
                violation_error_message=_("A correction says something."),
            ),
            models.CheckConstraint(
                condition=Q(LessThanOrEqual(Length("correction"), LONGEST_WORDS)),
                name="transcription_correction_fits",
                violation_error_message=_("The text is too long."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            logged_has_transcription(key="NEW.contribution_id", operation=pgtrigger.Insert),
            pgtrigger.Protect(
                name="what_was_written_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__checked_at__isnull=False)
                | one_changes(
                    "contribution", "written_by", "occasion", "medium", "said_on", "agenda_item"
                ),
            ),
            pgtrigger.Protect(name="transcriptions_are_kept", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="said_in_mandate",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    IF NOT EXISTS (
                        SELECT FROM advisory_contribution said
                        JOIN advisory_mandate seat ON seat.id = said.mandate_id
                        WHERE said.id = NEW.contribution_id AND seat.period @> NEW.said_on
                            AND said.origin = '{Origin.LOGGED}'
                    ) OR NEW.said_on > (now() AT TIME ZONE '{settings.TIME_ZONE}')::date THEN
                        {refuse("transcription_said_in_mandate")}
                    END IF;
                    RETURN NEW;
                """,
            ),
            said_in_session(),
            pgtrigger.Trigger(
                name="checked_by_own",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__checked_by__isnull=False),
                func=f"""
                    IF NOT EXISTS (
                        SELECT FROM advisory_contribution said
                        JOIN advisory_mandate seat ON seat.organization_id = said.organization_id
                        WHERE said.id = NEW.contribution_id AND seat.id = NEW.checked_by_id
                    ) THEN
                        {refuse("transcription_checked_by_own")}
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return str(self.contribution)

    @property
    def is_checked(self) -> bool:
        return self.checked_at is not None
