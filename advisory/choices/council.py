"""The closed lists of words about who sits in the council (domain facts, sections 1 and 5)."""

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


class AccountState(models.TextChoices):
    """Whether a representative can sign in, and if not, what it waits for."""

    OPEN = "open", _("The account works")
    UNCLAIMED = "unclaimed", _("No password chosen yet")
    CLOSED = "closed", _("Account closed: consents are missing")
    TAKEN_BACK = "taken_back", _("Account closed: a consent was withdrawn")


class Relationship(models.TextChoices):
    """What a guardian is to the child."""

    MOTHER = "mother", _("Mother")
    FATHER = "father", _("Father")
    GRANDPARENT = "grandparent", _("Grandmother or grandfather")
    LEGAL = "legal", _("Legal guardian")
    OTHER = "other", _("Another adult in charge")


class Looked(models.TextChoices):
    """What of a representative's data an adult looked at."""

    PROFILE = "profile", _("Your data")
    GUARDIAN = "guardian", _("How to reach your family")
    EVIDENCE = "evidence", _("A signed paper")
    EXPORT = "export", _("A copy of all your data")


class ErasureReason(models.TextChoices):
    REQUEST = "request", _("Asked for")
    RETENTION = "retention", _("Time of keeping over")
