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


class Standing(models.TextChoices):
    """Where a mandate stands today; reckoned from its days, kept nowhere."""

    TO_COME = "to_come", _("To come")
    CURRENT = "current", _("In force")
    OVER = "over", _("Over")


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


class Purpose(models.TextChoices):
    """What a consent covers (domain facts, section 5). One purpose never stands for another."""

    MEMBERSHIP = "membership", _("Taking part in the council")
    ACCOUNT = "account", _("Having an account here")
    RECORDING = "recording", _("Being recorded in sessions")
    IMAGE = "image", _("Being seen in photos")
    PUBLICATION = "publication", _("Having the name published")
    SHARING = "sharing", _("Sharing data with partner entities")


# Without these an account does not work.
FOR_ACCOUNT = (Purpose.MEMBERSHIP, Purpose.ACCOUNT)


class Giver(models.TextChoices):
    """Who gives a consent, or takes it back. A child's own is an assent while a guardian must
    consent too."""

    SELF = "self", _("The representative")
    GUARDIAN = "guardian", _("A guardian")


class AccountState(models.TextChoices):
    """Whether a representative can sign in, and if not, what it waits for."""

    OPEN = "open", _("The account works")
    UNCLAIMED = "unclaimed", _("No password chosen yet")
    CLOSED = "closed", _("Account closed: consents are missing")


class Relationship(models.TextChoices):
    """What a guardian is to the child."""

    MOTHER = "mother", _("Mother")
    FATHER = "father", _("Father")
    GRANDPARENT = "grandparent", _("Grandmother or grandfather")
    LEGAL = "legal", _("Legal guardian")
    OTHER = "other", _("Another adult in charge")


class ConsentMedium(models.TextChoices):
    """How a consent was given."""

    WRITTEN = "written", _("On paper")
    ORAL = "oral", _("By word of mouth")
    RECORDED = "recorded", _("In a recording")


class Looked(models.TextChoices):
    """What of a representative's data an adult looked at."""

    PROFILE = "profile", _("Your data")
    GUARDIAN = "guardian", _("How to reach your family")
    EVIDENCE = "evidence", _("A signed paper")
    EXPORT = "export", _("A copy of all your data")


class ErasureReason(models.TextChoices):
    REQUEST = "request", _("Asked for")
    RETENTION = "retention", _("Time of keeping over")


class ConcernState(models.TextChoices):
    """The life of a concern."""

    NEW = "new", _("New")
    TAKEN = "taken", _("Being dealt with")
    CLOSED = "closed", _("Closed")


# As for a contribution: the model's transitions and the trigger come from this table. A lead may
# take over what another one has.
CONCERN_TRANSITIONS = {
    "take": ([ConcernState.NEW, ConcernState.TAKEN], ConcernState.TAKEN),
    "close": ([ConcernState.TAKEN], ConcernState.CLOSED),
}


class Reach(models.TextChoices):
    """Whether, and how, a child who told something wants to be spoken to."""

    IN_PERSON = "in_person", _("Yes, when we can be alone")
    PHONE = "phone", _("Yes, by phone")
    NOT_NOW = "not_now", _("Not for now")


class ReferredTo(models.TextChoices):
    """Who in Peru protects a child; the names are those of the services."""

    DEMUNA = "demuna", _("DEMUNA")
    UPE = "upe", _("Special Protection Unit (UPE)")
    POLICE = "police", _("Police")
    PROSECUTOR = "prosecutor", _("Public Prosecutor")
    CEM = "cem", _("Women’s Emergency Centre (CEM)")
    LINE_100 = "line_100", _("Línea 100")
    HEALTH = "health", _("Health service")
    FAMILY = "family", _("A safe adult of the family")
    OTHER = "other", _("Somebody else")


class ConcernOutcome(models.TextChoices):
    """What became of a concern."""

    REFERRED = "referred", _("Those who protect children have it")
    ACCOMPANIED = "accompanied", _("We took care of it ourselves")
    NO_CONCERN = "no_concern", _("It was no concern")


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
