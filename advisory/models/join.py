"""What is answered together."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from advisory.choices import WITH_ANSWER, State
from advisory.models.contribution import Contribution
from advisory.models.guards import literal, refuse
from records.history import track
from records.models import Record


@track()
class Join(Record):
    """A contribution that says what another one, the main one, says too: its author gets the same
    answer, and the commitments of the main one are kept for both.

    It can be parted until they are answered. After a no its author is answered alone.
    """

    contribution = models.OneToOneField(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="join",
    )
    main = models.ForeignKey(
        Contribution,
        verbose_name=_("answered with"),
        on_delete=models.PROTECT,
        related_name="joins",
    )
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("joined by"),
        on_delete=models.PROTECT,
        related_name="joins",
    )

    class Meta(Record.Meta):
        verbose_name = _("join")
        verbose_name_plural = _("joins")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(contribution=F("main")),
                name="join_is_of_two",
                violation_error_message=_("It can’t be joined with itself."),
            )
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="joins_stay", operation=pgtrigger.Update),
            pgtrigger.Trigger(
                name="join_fits",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    IF NOT EXISTS (
                        SELECT FROM advisory_contribution WHERE id = NEW.contribution_id
                            AND state = '{State.UNDER_REVIEW}' AND reopened_at IS NULL
                    ) OR NOT EXISTS (
                        SELECT FROM advisory_contribution WHERE id = NEW.main_id
                            AND state IN ('{State.UNDER_REVIEW}', '{State.DECIDED}')
                    ) OR EXISTS (
                        SELECT FROM advisory_join
                        WHERE contribution_id = NEW.main_id OR main_id = NEW.contribution_id
                    ) THEN
                        {refuse("join_fits")}
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="answered_stay_joined",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func=f"""
                    IF EXISTS (
                        SELECT FROM advisory_contribution WHERE id = OLD.contribution_id
                            AND (state IN {literal(WITH_ANSWER)} OR reopened_at IS NOT NULL)
                    ) THEN
                        {refuse("join_of_answered_stays")}
                    END IF;
                    RETURN OLD;
                """,
            ),
        ]

    def __str__(self):
        return f"{self.contribution} · {self.main}"
