"""The closed lists of words about a safeguarding concern, and the steps that it takes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
