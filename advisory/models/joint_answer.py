"""The one answer to all that the council said on a question."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from advisory.models.consultation import Consultation
from advisory.models.consultation_guards import published_with_consultation
from records.history import track
from records.models import Record

LONGEST_JOINT_TEXT = 2000  # as that of the answer to each reply, which holds the same words
LONGEST_ACCOUNT = 4000


@track()
class JointAnswer(Record):
    """What was taken up and where in the plan it stands, what was not and why; and a text for
    children, which answers each reply that has no words of its own.

    Written first, published once, with the answers to the replies. ``needs_approval`` is what the
    setting said when it was begun: then somebody else publishes it than who wrote it.
    """

    consultation = models.OneToOneField(
        Consultation,
        verbose_name=_("consultation"),
        on_delete=models.PROTECT,
        related_name="joint_answer",
    )
    text = models.TextField(_("text for children"), max_length=LONGEST_JOINT_TEXT, blank=True)
    taken_up = models.TextField(_("what was taken up"), max_length=LONGEST_ACCOUNT, blank=True)
    found_in = models.TextField(_("where it can be found"), max_length=500, blank=True)
    left_out = models.TextField(
        _("what was not taken up, and why"), max_length=LONGEST_ACCOUNT, blank=True
    )
    needs_approval = models.BooleanField(_("needs approval"), default=False, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="joint_answers",
    )
    published_at = models.DateTimeField(_("answered"), null=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("joint answer")
        verbose_name_plural = _("joint answers")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(text__regex=r"\S", published_at__isnull=False, published_by__isnull=False),
                name="joint_answer_has_text_and_adult",
                violation_error_message=_(
                    "An answer is published with a text for children and a named adult."
                ),
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(taken_up__regex=r"\S", found_in__regex=r"\S")
                | Q(taken_up="", found_in=""),
                name="joint_answer_says_where",
                violation_error_message=_("What was taken up can be found somewhere: say where."),
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(needs_approval=False)
                | ~Q(published_by=F("written_by")),
                name="joint_answer_published_by_a_colleague",
                violation_error_message=_("Nobody approves what they wrote themselves."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.ReadOnly(name="stays", fields=["consultation", "needs_approval"]),
            pgtrigger.Protect(
                name="published_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            ),
            published_with_consultation(),
        ]

    def __str__(self):
        return str(self.consultation)

    def get_absolute_url(self):
        return self.consultation.get_absolute_url()
