"""What the team writes down about a contribution, for itself."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from advisory.models.contribution import Contribution
from advisory.querysets import NoteQuerySet
from records.history import track
from records.models import Record

LONGEST_NOTE = 4000


@track()
class Note(Record):
    """One note, which stays as it was written. Representatives never see it.

    With ``asked`` it is a question to a colleague, on whose desk it stands until somebody of the
    team has replied to it.
    """

    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="notes",
    )
    text = models.TextField(_("note"), max_length=LONGEST_NOTE)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.PROTECT,
        related_name="notes",
    )
    asked = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
    )
    reply_to = models.OneToOneField(
        "self",
        verbose_name=_("reply to"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reply",
    )

    objects = NoteQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(text__regex=r"\S"),
                name="note_says_something",
                violation_error_message=_("A note says something."),
            ),
            models.CheckConstraint(
                condition=Q(asked__isnull=True) | ~Q(asked=F("written_by")),
                name="note_asks_a_colleague",
                violation_error_message=_("Ask a colleague, not yourself."),
            ),
            models.CheckConstraint(
                condition=Q(asked__isnull=True) | Q(reply_to__isnull=True),
                name="note_asks_or_replies",
                violation_error_message=_("A reply is no question. Ask in a note of its own."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="notes_stay", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="reply_fits",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__reply_to__isnull=False),
                func="""
                    IF NOT EXISTS (
                        SELECT FROM advisory_note WHERE id = NEW.reply_to_id
                            AND contribution_id = NEW.contribution_id AND asked_id IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION 'note_replies_to_a_question' USING
                            ERRCODE = 'check_violation',
                            CONSTRAINT = 'note_replies_to_a_question';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return str(self.contribution)

    @property
    def is_open(self) -> bool:
        """A question without a reply; a list loads the replies by ``with_people``."""
        return self.asked_id is not None and not hasattr(self, "reply")
