"""What the council says."""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import RETURN_VALUE, FSMField, FSMModelMixin, transition

from advisory.choices import (
    DIVERTIBLE,
    TRANSITIONS,
    WAITING,
    WITH_ANSWER,
    Audience,
    Kind,
    Origin,
    State,
    Tongue,
)
from advisory.models import contribution_guards
from advisory.models.consultation import Consultation
from advisory.models.contribution_guards import LONGEST_WORDS
from advisory.models.mandate import Mandate
from advisory.models.organization import Organization
from advisory.querysets import ContributionQuerySet, OrdinaryManager
from programs.models import Area
from records.history import track
from records.models import Record
from records.search import search_column
from records.transitions import step


def _was_never_answered(contribution):
    return contribution.reopened_at is None


@track(
    hidden=("search", "token", "page", "turn", "words"),
    when=pgtrigger.Q(new__state__df=State.DRAFT),
)
class Contribution(FSMModelMixin, Record):
    """Advice, an idea, a suggestion or a proposal, in a child's own words.

    It belongs to the organization and to the mandate under which it was said, so that a successor
    follows it. Once sent, the words never change (respectful, General Comment No. 12, paragraph
    134): a trigger refuses it to everyone. A draft is its author's alone and leaves no history.
    """

    token = models.UUIDField(
        _("token of the form"),
        unique=True,
        editable=False,
        help_text=_("The same form sent twice makes one contribution."),
    )
    page = models.UUIDField(_("open page that saved the draft"), null=True, editable=False)
    turn = models.PositiveIntegerField(_("saves of that page"), default=0, editable=False)
    # Null and not empty: a unique column takes any number of nulls, and a draft has none.
    reference = models.CharField(  # noqa: DJ001
        _("reference"), max_length=20, unique=True, null=True, editable=False
    )
    organization = models.ForeignKey(
        Organization,
        verbose_name=_("member organization"),
        on_delete=models.PROTECT,
        related_name="contributions",
    )
    mandate = models.ForeignKey(
        Mandate, verbose_name=_("mandate"), on_delete=models.PROTECT, related_name="contributions"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, blank=True)
    words = models.TextField(_("words"), max_length=LONGEST_WORDS, blank=True)
    language = models.CharField(
        _("language of the words"), max_length=5, choices=Tongue, default=Tongue.SPANISH
    )
    area = models.ForeignKey(
        Area,
        verbose_name=_("program area"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
    )
    consultation = models.ForeignKey(
        Consultation,
        verbose_name=_("in reply to"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
    )
    audience = models.CharField(_("who reads it"), max_length=10, choices=Audience, blank=True)
    origin = models.CharField(
        _("origin"), max_length=10, choices=Origin, default=Origin.OWN, editable=False
    )
    state = FSMField(_("state"), choices=State, default=State.DRAFT, protected=True)
    submitted_at = models.DateTimeField(_("sent"), null=True, editable=False)
    promised_on = models.DateField(_("answer promised by"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, editable=False)
    reopened_at = models.DateTimeField(_("reopened"), null=True, editable=False)
    search = search_column("words")

    # The first one is the default: what is said of a mandate or an organization leaves out what
    # was diverted, too.
    objects = OrdinaryManager()
    with_diverted = ContributionQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["-pk"]
        indexes = [
            GinIndex(fields=["search"], name="contribution_search"),
            # What waits is the newest: in another order a walk would come to it last.
            *(
                models.Index(fields=fields, condition=models.Q(state__in=WAITING), name=name)
                for fields, name in (
                    (["promised_on", "id"], "contribution_waiting"),
                    (["submitted_at", "id"], "contribution_waiting_sent"),
                    (["organization", "-submitted_at", "-id"], "contribution_waiting_from"),
                )
            ),
            models.Index(fields=["submitted_at", "id"], name="contribution_sent"),
            models.Index(fields=["promised_on", "id"], name="contribution_promised"),
            *(
                models.Index(fields=[field, "-submitted_at", "-id"], name=f"contribution_{name}")
                for field, name in (
                    ("organization", "of_organization"),
                    ("area", "in_area"),
                    ("state", "in_state"),
                    ("kind", "of_kind"),
                    ("language", "in_language"),
                    ("origin", "of_origin"),
                )
            ),
            models.Index(
                fields=["promised_on", "id"],
                condition=models.Q(state=State.UNDER_REVIEW, reopened_at__isnull=False),
                name="contribution_with_a_no",
            ),
        ]
        constraints = contribution_guards.constraints()
        triggers = [*Record.Meta.triggers, *contribution_guards.triggers()]

    def __str__(self):
        return self.reference or str(_("Draft"))

    def get_absolute_url(self):
        if self.state == State.DRAFT:
            return reverse("advisory:contribution-edit", args=[self.token])
        return reverse("advisory:contribution-detail", args=[self.reference])

    @property
    def lang(self) -> str:
        """The language of the words, as HTML names it (BCP 47)."""
        return "und" if self.language == Tongue.OTHER else self.language

    @property
    def is_waiting(self) -> bool:
        """Sent, and still without an answer."""
        return self.state in WAITING

    @property
    def is_late(self) -> bool:
        """Whether the promised day has passed without an answer."""
        return self.is_waiting and self.promised_on < timezone.localdate()

    @step(TRANSITIONS, "submit")
    def submit(self, *, reference: str, promised_on):
        self.reference = reference
        self.submitted_at = timezone.now()
        self.promised_on = promised_on

    @property
    def has_been_answered(self) -> bool:
        """Its author has read an answer once, whatever they said of it."""
        return self.state in WITH_ANSWER or self.reopened_at is not None

    @property
    def promised_with(self) -> list[int]:
        """The keys of the contributions whose promises and referrals are for this one too: its own
        and, once it has been answered with another one, that one's, for good.

        The other way round, ``followers_of`` finds whom to tell. Reads ``join``.
        """
        is_follower = self.has_been_answered and hasattr(self, "join")
        return [self.pk, self.join.main_id] if is_follower else [self.pk]

    @property
    def is_reopened(self) -> bool:
        """Read again, since its author said no to the last answer."""
        return self.is_waiting and self.reopened_at is not None

    @step(TRANSITIONS, "withdraw", _was_never_answered)
    def withdraw(self):
        self.withdrawn_at = timezone.now()

    @step(TRANSITIONS, "take")
    def take(self):
        """Somebody of the team reads it now; who, stands in the review."""

    @step(TRANSITIONS, "decide")
    def decide(self):
        """The decision and its reason stand in the review."""

    @step(TRANSITIONS, "answer")
    def answer(self):
        """From now on the child can read the published answer."""

    @step(TRANSITIONS, "start")
    def start(self):
        """Work on the first commitment has begun."""

    @step(TRANSITIONS, "finish")
    def finish(self):
        """The last commitment is done."""

    @step(TRANSITIONS, "reopen")
    def reopen(self, *, promised_on):
        """Its author said no to the answer: another one is due by ``promised_on``."""
        self.reopened_at = timezone.now()
        self.promised_on = promised_on

    @step(TRANSITIONS, "divert")
    def divert(self):
        """Safeguarding has it now: the concern knows where it was."""

    @transition(field="state", source=State.DIVERTED, target=RETURN_VALUE(*DIVERTIBLE))
    def give_back(self, *, to: State):
        """It was no concern: it stands again where it stood."""
        return to
