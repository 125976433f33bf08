"""How far a promise is, told step by step."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from advisory.models.commitment import Commitment
from advisory.models.guards import refuse
from advisory.models.news import makes_news
from records.constraints import KnownYears
from records.history import track
from records.models import Record

LONGEST_UPDATE = 1000
CONTRIBUTION_OF_NEW = """(
    SELECT contribution_id FROM advisory_commitment WHERE id = NEW.commitment_id
)"""


@track()
class CommitmentUpdate(Record):
    """One thing that the child is told about a promise, on the day when it is written.

    With two days it says why the promise is kept later, or sooner, than was said.
    """

    commitment = models.ForeignKey(
        Commitment,
        verbose_name=_("commitment"),
        on_delete=models.PROTECT,
        related_name="updates",
    )
    text = models.TextField(_("what the child is told"), max_length=LONGEST_UPDATE)
    moved_from = models.DateField(_("was due by"), null=True, editable=False)
    moved_to = models.DateField(_("now due by"), null=True, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.PROTECT,
        related_name="commitment_updates",
    )

    class Meta(Record.Meta):
        verbose_name = _("progress of a commitment")
        verbose_name_plural = _("progress of commitments")
        ordering = ["pk"]
        constraints = [
            KnownYears("moved_from", "moved_to", name="commitmentupdate_years_known"),
            models.CheckConstraint(
                condition=Q(text__regex=r"\S"),
                name="update_says_something",
                violation_error_message=_("Tell the child how far it is."),
            ),
            models.CheckConstraint(
                condition=Q(moved_from__isnull=True, moved_to__isnull=True)
                | Q(moved_from__isnull=False, moved_to__isnull=False)
                & ~Q(moved_from=F("moved_to")),
                name="update_moves_to_another_day",
                violation_error_message=_("A day that is moved is another one than before."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            makes_news(operation=pgtrigger.Insert, key=CONTRIBUTION_OF_NEW, for_followers=True),
            pgtrigger.Protect(name="updates_stay", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="is_of_a_promise",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    IF NOT EXISTS (
                        SELECT FROM advisory_commitment WHERE id = NEW.commitment_id
                            AND told_at IS NOT NULL AND done_on IS NULL
                    ) THEN
                        {refuse("update_is_of_an_open_promise")}
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="says_where_it_moved",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(new__moved_to__isnull=False),
                func=f"""
                    IF NOT EXISTS (
                        SELECT FROM advisory_commitment commitment
                        WHERE id = NEW.commitment_id AND due_on = (
                            SELECT moved_to FROM advisory_commitmentupdate
                            WHERE commitment_id = commitment.id AND moved_to IS NOT NULL
                            ORDER BY id DESC LIMIT 1
                        )
                    ) THEN
                        {refuse("update_says_where_it_moved")}
                    END IF;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self):
        return str(self.commitment)
