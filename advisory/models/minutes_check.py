"""What the representatives say of the minutes."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from advisory.choices import MinutesState
from advisory.models.mandate import Mandate
from advisory.models.minutes import Minutes
from advisory.models.minutes_guards import minutes_are, never_emptied, said_by_who_came
from advisory.querysets.minutes import MinutesCheckQuerySet
from records.history import track
from records.models import Record

LONGEST_COMMENT = 2000


@track()
class MinutesCheck(Record):
    """Whether an edition of the minutes is right: an empty ``comment`` says that it is. Another one
    is read by the team, and printed with the minutes if they are approved as they are.

    Who thinks again says it again until they are approved: the last word of each counts, and those
    before stay.
    """

    minutes = models.ForeignKey(
        Minutes, verbose_name=_("minutes"), on_delete=models.PROTECT, related_name="checks"
    )
    edition = models.PositiveSmallIntegerField(_("edition"))
    mandate = models.ForeignKey(
        Mandate,
        verbose_name=_("mandate"),
        on_delete=models.PROTECT,
        related_name="checked_minutes",
    )
    comment = models.TextField(_("comment"), max_length=LONGEST_COMMENT, blank=True)

    objects = MinutesCheckQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("look at the minutes")
        verbose_name_plural = _("looks at the minutes")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["minutes", "edition", "mandate", "-id"], name="minutescheck_last")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(comment="") | Q(comment__regex=r"\S"),
                name="minutescheck_comment_says_something",
                violation_error_message=_("A comment says something."),
            ),
            models.CheckConstraint(
                condition=Q(LessThanOrEqual(Length("comment"), LONGEST_COMMENT)),
                name="minutescheck_comment_fits",
                violation_error_message=_("The text is too long."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            never_emptied(),
            pgtrigger.Protect(
                name="what_was_said_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            minutes_are(
                MinutesState.SENT,
                refusal="minutescheck_of_sent_minutes",
                operation=pgtrigger.Insert,
            ),
            said_by_who_came(),
        ]

    def __str__(self):
        return self.comment or str(_("It is right"))
