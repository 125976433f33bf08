"""The children's words that stand in the minutes of a session."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from advisory.choices import MinutesState
from advisory.models.contribution import Contribution
from advisory.models.minutes import Minutes
from advisory.models.minutes_guards import heard_in_session, minutes_are, never_emptied
from records.history import track
from records.models import Record


@track()
class MinutesQuote(Record):
    """Words that were sent to the representatives with the minutes, and are printed with them.

    What is written down later, or corrected later, was read by nobody who said that the minutes
    are right: it stands in them only if they are taken back and sent again. ``is_corrected`` tells
    whether the correction stood beside the words by then. The words themselves are kept once, with
    their contribution: what a child takes back, or what has to be protected, is not printed any
    more, and a line says that something stood there.
    """

    minutes = models.ForeignKey(
        Minutes, verbose_name=_("minutes"), on_delete=models.PROTECT, related_name="quotes"
    )
    contribution = models.ForeignKey(
        Contribution,
        verbose_name=_("contribution"),
        on_delete=models.PROTECT,
        related_name="minutes_quotes",
    )
    is_corrected = models.BooleanField(_("with its correction"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("words in the minutes")
        verbose_name_plural = _("words in the minutes")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "contribution"],
                name="minutesquote_once_for_each",
                violation_error_message=_("These words stand in the minutes already."),
            )
        ]
        triggers = [
            *Record.Meta.triggers,
            never_emptied(),
            pgtrigger.Protect(name="quotes_stay", operation=pgtrigger.Update),
            minutes_are(
                MinutesState.DRAFT,
                refusal="minutesquote_of_sent_stays",
                operation=pgtrigger.Insert | pgtrigger.Delete,
            ),
            heard_in_session(),
        ]

    def __str__(self):
        return str(self.contribution)
