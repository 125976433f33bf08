"""What the council is asked."""

from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin

from advisory.choices import CONSULTATION_TRANSITIONS, ConsultationState
from advisory.models.consultation_guards import (
    answered_is_earned,
    opened_has_papers,
    papers_come_with_draft,
)
from advisory.models.extension_guards import days_move_with_extension
from advisory.models.guards import one_changes
from advisory.querysets import ConsultationPaperQuerySet, ConsultationQuerySet
from programs.choices import STAGE_IN_WORDS, Stage
from programs.models import Area, Project
from records.constraints import KnownYears, known_choice
from records.history import track
from records.models import Attachment, Record
from records.transitions import known_steps, step

LONGEST_PART = 1000
LONGEST_QUESTION_TEXT = 2000
# What the council is told before it says anything; once it is open it stays as it was asked, but
# for two of the days, which may move to later ones (``Extension``).
WORDS = ("purpose", "decision", "decider", "changeable", "fixed", "text")
DAYS = ("opens_on", "closes_on", "answer_by")
MOVABLE = ("closes_on", "answer_by")
ASKED = ("question", "stage", "area", "project", *WORDS, *DAYS, "needs_no_paper")


@track()
class Consultation(FSMModelMixin, Record):
    """A question to the council about an area or a project, at one stage of the program cycle.

    It says all that a council must know before it answers (transparent and informative, General
    Comment No. 12, paragraph 134): the database opens none that lacks a part.
    """

    question = models.CharField(_("question"), max_length=200)
    stage = models.CharField(
        _("stage of the program cycle"), max_length=10, choices=Stage, blank=True
    )
    area = models.ForeignKey(
        Area,
        verbose_name=_("program area"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="consultations",
    )
    project = models.ForeignKey(
        Project,
        verbose_name=_("project"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="consultations",
    )
    purpose = models.TextField(_("what it is for"), max_length=LONGEST_PART, blank=True)
    decision = models.TextField(_("what will be decided"), max_length=LONGEST_PART, blank=True)
    decider = models.CharField(_("who decides"), max_length=200, blank=True)
    changeable = models.TextField(_("what can change"), max_length=LONGEST_PART, blank=True)
    fixed = models.TextField(_("what cannot change"), max_length=LONGEST_PART, blank=True)
    text = models.TextField(_("text for children"), max_length=LONGEST_QUESTION_TEXT, blank=True)
    needs_no_paper = models.BooleanField(_("nothing else to read"), default=False)
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    closes_on = models.DateField(_("last day to reply"), null=True, blank=True)
    answer_by = models.DateField(_("answer by"), null=True, blank=True)
    state = FSMField(
        _("state"), choices=ConsultationState, default=ConsultationState.DRAFT, protected=True
    )
    opened_at = models.DateTimeField(_("opened"), null=True, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("opened by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("closed by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        ordering = ["-pk"]
        constraints = [
            known_choice("stage", Stage, name="consultation_stage_known", or_empty=True),
            known_choice("state", ConsultationState, name="consultation_state_known"),
            KnownYears("opens_on", "closes_on", "answer_by", name="consultation_years_known"),
            models.CheckConstraint(
                condition=Q(question__regex=r"\S"),
                name="consultation_asks_something",
                violation_error_message=_("A consultation asks something."),
            ),
            models.CheckConstraint(
                condition=Q(state=ConsultationState.DRAFT, opened_at__isnull=True)
                | (
                    ~Q(state=ConsultationState.DRAFT)
                    & ~Q(stage="")
                    & Q(**{f"{name}__regex": r"\S" for name in WORDS})
                    & Q(**{f"{name}__isnull": False for name in DAYS})
                    & Q(opened_at__isnull=False, opened_by__isnull=False)
                ),
                name="consultation_open_is_complete",
                violation_error_message=_(
                    "What the council is asked says all that it must know, and who opened it."
                ),
            ),
            models.CheckConstraint(
                condition=(Q(area__isnull=True) | Q(project__isnull=True))
                & (
                    Q(state=ConsultationState.DRAFT)
                    | Q(area__isnull=False)
                    | Q(project__isnull=False)
                ),
                name="consultation_is_about_one_thing",
                violation_error_message=_("A consultation is about an area or about a project."),
            ),
            models.CheckConstraint(
                condition=(Q(opens_on__isnull=True) | Q(closes_on__gt=F("opens_on")))
                & (Q(closes_on__isnull=True) | Q(answer_by__gte=F("closes_on"))),
                name="consultation_days_in_order",
                violation_error_message=_(
                    "It opens, it closes on a later day, and the answer comes after that."
                ),
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[ConsultationState.DRAFT, ConsultationState.OPEN],
                    closed_at__isnull=True,
                    closed_by__isnull=True,
                )
                | Q(
                    state__in=[ConsultationState.CLOSED, ConsultationState.ANSWERED],
                    closed_at__isnull=False,
                ),
                name="consultation_closed_has_time",
                violation_error_message=_("What is closed has the time of it."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["closes_on", "id"],
                condition=Q(state=ConsultationState.OPEN),
                name="consultation_taking_replies",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            known_steps(CONSULTATION_TRANSITIONS),
            pgtrigger.Protect(
                name="what_was_asked_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state__df=ConsultationState.DRAFT)
                & one_changes(
                    *(each for each in ASKED if each not in MOVABLE), "opened_at", "opened_by"
                ),
            ),
            pgtrigger.Protect(
                name="opened_is_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__state__df=ConsultationState.DRAFT),
            ),
            days_move_with_extension(),
            opened_has_papers(),
            answered_is_earned(),
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return reverse("advisory:consultation-detail", args=[self.pk])

    @property
    def stage_in_words(self) -> str:
        return STAGE_IN_WORDS[self.stage]

    @property
    def main_area(self) -> Area | None:
        """The area that it is about, or that of its project."""
        return self.project.area if self.project_id else self.area

    def published_answer(self):
        """The joint answer, once the council may read it; or None."""
        if self.state != ConsultationState.ANSWERED:
            return None
        return self.joint_answer

    @property
    def takes_replies(self) -> bool:
        """Open, and its last day is not over."""
        return self.state == ConsultationState.OPEN and timezone.localdate() <= self.closes_on

    @property
    def asked_from(self) -> date:
        """The day in Lima on which it was opened."""
        return timezone.localdate(self.opened_at)

    @property
    def asked_until(self) -> date:
        """The last day on which one could reply: it may have been closed before."""
        if self.closed_at is None:
            return self.closes_on
        return min(self.closes_on, timezone.localdate(self.closed_at))

    @property
    def is_late(self) -> bool:
        """Whether the day of the answer has passed without one."""
        waits = self.state in (ConsultationState.OPEN, ConsultationState.CLOSED)
        return waits and self.answer_by < timezone.localdate()

    @step(CONSULTATION_TRANSITIONS, "open")
    def open(self, *, by):
        """From now on the council reads it. The day it opens is today, whatever was planned."""
        self.opens_on = timezone.localdate()
        self.opened_at = timezone.now()
        self.opened_by = by

    @step(CONSULTATION_TRANSITIONS, "close")
    def close(self, *, by):
        """No reply is taken any more; ``by`` is None when its last day was simply over."""
        self.closed_at = timezone.now()
        self.closed_by = by

    @step(CONSULTATION_TRANSITIONS, "answer")
    def answer(self):
        """The joint answer is there, and each reply has its own."""


@track(part_of="consultation")
class ConsultationPaper(Record):
    """Something to read before one replies, that a child can understand."""

    consultation = models.ForeignKey(
        Consultation,
        verbose_name=_("consultation"),
        on_delete=models.PROTECT,
        related_name="papers",
    )
    title = models.CharField(_("title"), max_length=120)
    attachment = models.OneToOneField(
        Attachment,
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="consultation_paper",
    )

    objects = ConsultationPaperQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("document of a consultation")
        verbose_name_plural = _("documents of consultations")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(title__regex=r"\S"),
                name="consultationpaper_has_title",
                violation_error_message=_("A document has a title."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            papers_come_with_draft(),
            pgtrigger.ReadOnly(name="stays_with_consultation", fields=["consultation"]),
        ]

    def __str__(self):
        return self.title
