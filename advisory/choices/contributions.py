"""The closed lists of words about what the council says, and the steps that it takes
(domain facts, sections 6 and 7)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What the council gives, in the seed's words: advice, ideas, suggestions, proposals."""

    SUGGESTION = "suggestion", _("Suggestion")
    IDEA = "idea", _("Idea")
    ADVICE = "advice", _("Advice")
    PROPOSAL = "proposal", _("Proposal")


class Origin(models.TextChoices):
    """How a contribution came to us."""

    OWN = "own", _("Sent by the representative")
    LOGGED = "logged", _("Written down by the team")


class Occasion(models.TextChoices):
    """Where the team heard what it wrote down."""

    SESSION = "session", _("A session")
    CALL = "call", _("A call")
    PAPER = "paper", _("A paper")
    DRAWING = "drawing", _("A drawing")
    OTHER = "other", _("Something else")


class Medium(models.TextChoices):
    """How it was said (child-friendly, inclusive: General Comment No. 12, paragraph 134)."""

    ORAL = "oral", _("By word of mouth")
    WRITTEN = "written", _("In writing")
    DRAWING = "drawing", _("In a drawing")
    AUDIO = "audio", _("In a recording")


class Audience(models.TextChoices):
    """Who, besides the author's own organization and the team, reads a contribution."""

    COUNCIL = "council", _("The whole council")
    TEAM = "team", _("Only the team")


class EnclosureKind(models.TextChoices):
    """What may stand beside the words of a contribution, or instead of them."""

    PICTURE = "picture", _("Photo")
    VOICE = "voice", _("Voice note")
    DOCUMENT = "document", _("Document")


MOST_ENCLOSURES = 5


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
    DIVERTED = "diverted", _("With safeguarding")


# Whatever was sent may be diverted, and is given back to where it was if it is no concern.
DIVERTIBLE = tuple(state for state in State if state not in (State.DRAFT, State.DIVERTED))

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
    "reopen": ([State.ANSWERED, State.IN_PROGRESS, State.DONE], State.UNDER_REVIEW),
    "divert": ([*DIVERTIBLE], State.DIVERTED),
}

# Sent, and still without an answer.
WAITING = (State.SUBMITTED, State.UNDER_REVIEW, State.DECIDED)
WITH_ANSWER = (State.ANSWERED, State.IN_PROGRESS, State.DONE)
WITH_DECISION = (State.DECIDED, *WITH_ANSWER)

# Sent, and neither taken back nor diverted.
STANDING = (*WAITING, *WITH_ANSWER)


class Decision(models.TextChoices):
    """What the organization makes of a contribution."""

    ACCEPTED = "accepted", _("Accepted")
    PARTLY_ACCEPTED = "partly_accepted", _("Partly accepted")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    DEFERRED = "deferred", _("Deferred")
    OUTSIDE_REMIT = "outside_remit", _("Outside our remit")


# What a child reads of it.
DECISION_IN_WORDS = {
    Decision.ACCEPTED: _("Yes, we will do it."),
    Decision.PARTLY_ACCEPTED: _("Yes, we will do a part of it."),
    Decision.NOT_ACCEPTED: _("No, we will not do it."),
    Decision.DEFERRED: _("Not now. We will look at it again later."),
    Decision.OUTSIDE_REMIT: _("We can’t decide this. It is not in our hands."),
}

# A yes, even in part, is a promise.
PROMISING = (Decision.ACCEPTED, Decision.PARTLY_ACCEPTED)


class Verdict(models.TextChoices):
    """What a child says of an answer, by a face. A no to either question reopens it."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("A little")
    NO = "no", _("No")


class Ease(models.TextChoices):
    """How easy a text is to read, on the INFLESZ scale (``advisory.readability``)."""

    VERY_EASY = "very_easy", _("Very easy to read")
    EASY = "easy", _("Easy to read")
    NORMAL = "normal", _("Not easy enough for a child")
    HARD = "hard", _("Hard to read")
    VERY_HARD = "very_hard", _("Very hard to read")


class TableForm(models.TextChoices):
    """As what a table leaves the site."""

    CSV = "csv", _("CSV")
    XLSX = "xlsx", _("Excel")


class Tongue(models.TextChoices):
    """The languages of children in Peru (ISO 639; domain facts, section 7)."""

    SPANISH = "es", _("Spanish")
    AYACUCHO_QUECHUA = "quy", _("Ayacucho Quechua")
    CUSCO_QUECHUA = "quz", _("Cusco Quechua")
    CAJAMARCA_QUECHUA = "qvc", _("Cajamarca Quechua")
    LAMBAYEQUE_QUECHUA = "quf", _("Lambayeque Quechua")
    AYMARA = "ayr", _("Aymara")
    ASHANINKA = "cni", _("Asháninka")
    AWAJUN = "agr", _("Awajún")
    SHIPIBO = "shp", _("Shipibo-Konibo")
    YANESHA = "ame", _("Yanesha")
    ACHUAR = "acu", _("Achuar")
    ENGLISH = "en", _("English")
    OTHER = "other", _("Another language")
