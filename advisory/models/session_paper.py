"""What the representatives read before a session."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advisory.choices import AHEAD, SessionState
from advisory.models.session import Session
from advisory.models.session_guards import only_while
from advisory.querysets.sessions import OfSessionQuerySet
from records.history import track
from records.models import Attachment, Record


@track(part_of="session")
class SessionPaper(Record):
    """One document or picture of the pack, written for children."""

    session = models.ForeignKey(
        Session, verbose_name=_("session"), on_delete=models.PROTECT, related_name="papers"
    )
    title = models.CharField(_("title"), max_length=120)
    attachment = models.OneToOneField(
        Attachment,
        verbose_name=_("file"),
        on_delete=models.PROTECT,
        related_name="session_paper",
    )

    objects = OfSessionQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("document of a session")
        verbose_name_plural = _("documents of sessions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(title__regex=r"\S"),
                name="sessionpaper_has_title",
                violation_error_message=_("A document has a title."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="papers_stay", operation=pgtrigger.Update),
            only_while(
                *AHEAD,
                SessionState.HELD,
                refusal="sessionpaper_of_open_session",
                operation=pgtrigger.Insert,
            ),
            only_while(*AHEAD, refusal="sessionpaper_of_held_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self):
        return self.title
