"""The closed lists of words about the council and what it says (domain facts, sections 1 and 6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """How far a member organization reaches."""

    NATIONAL = "national", _("National")
    REGIONAL = "regional", _("Regional")


class Seat(models.TextChoices):
    """What a mandate gives: the seat itself, or the place of who stands in for it."""

    TITULAR = "titular", _("Representative")
    ALTERNATE = "alternate", _("Alternate")


class Kind(models.TextChoices):
    """What the council gives, in the seed's words: advice, ideas, suggestions, proposals."""

    SUGGESTION = "suggestion", _("Suggestion")
    IDEA = "idea", _("Idea")
    ADVICE = "advice", _("Advice")
    PROPOSAL = "proposal", _("Proposal")


class Audience(models.TextChoices):
    """Who, besides the author's own organization and the team, reads a contribution."""

    COUNCIL = "council", _("The whole council")
    TEAM = "team", _("Only the team")


class State(models.TextChoices):
    """The life of a contribution (design, section 6)."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Sent")
    UNDER_REVIEW = "under_review", _("Being read")
    DECIDED = "decided", _("Decided")
    ANSWERED = "answered", _("Answered")
    IN_PROGRESS = "in_progress", _("Being done")
    DONE = "done", _("Done")
    WITHDRAWN = "withdrawn", _("Taken back")


# Each step that a contribution may take, and no other: the model's transitions and the database's
# trigger are both made from this table.
TRANSITIONS = {
    "submit": ([State.DRAFT], State.SUBMITTED),
    "withdraw": ([State.SUBMITTED, State.UNDER_REVIEW], State.WITHDRAWN),
    "take": ([State.SUBMITTED], State.UNDER_REVIEW),
    "decide": ([State.UNDER_REVIEW], State.DECIDED),
    "answer": ([State.DECIDED], State.ANSWERED),
    "start": ([State.ANSWERED], State.IN_PROGRESS),
    "finish": ([State.IN_PROGRESS], State.DONE),
}

# Sent, and still without an answer.
WAITING = (State.SUBMITTED, State.UNDER_REVIEW, State.DECIDED)
WITH_ANSWER = (State.ANSWERED, State.IN_PROGRESS, State.DONE)
WITH_DECISION = (State.DECIDED, *WITH_ANSWER)


class Decision(models.TextChoices):
    """What the organization makes of a contribution."""

    ACCEPTED = "accepted", _("Accepted")
    PARTLY_ACCEPTED = "partly_accepted", _("Partly accepted")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    DEFERRED = "deferred", _("Deferred")
    OUTSIDE_REMIT = "outside_remit", _("Outside our remit")


# A yes, even in part, is a promise.
PROMISING = (Decision.ACCEPTED, Decision.PARTLY_ACCEPTED)
