"""The closed lists of words about sessions (domain facts, sections 6 and 8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SessionKind(models.TextChoices):
    ORDINARY = "ordinary", _("Ordinary session")
    EXTRAORDINARY = "extraordinary", _("Extraordinary session")


class SessionState(models.TextChoices):
    """The life of a session. The representatives see it from the convocation on."""

    PLANNED = "planned", _("Planned")
    CONVOKED = "convoked", _("Convoked")
    HELD = "held", _("Held")
    APPROVED = "approved", _("Minutes approved")
    CANCELLED = "cancelled", _("Cancelled")


# Each step that a session may take, and no other: the model's transitions and the database's
# trigger are both made from this table.
SESSION_TRANSITIONS = {
    "convoke": ([SessionState.PLANNED], SessionState.CONVOKED),
    "hold": ([SessionState.CONVOKED], SessionState.HELD),
    "approve": ([SessionState.HELD], SessionState.APPROVED),
    "cancel": ([SessionState.PLANNED, SessionState.CONVOKED], SessionState.CANCELLED),
}
# Still to come, so that all of it can be changed.
AHEAD = (SessionState.PLANNED, SessionState.CONVOKED)
TOOK_PLACE = (SessionState.HELD, SessionState.APPROVED)
OVER = (SessionState.APPROVED, SessionState.CANCELLED)


class Presence(models.TextChoices):
    """Who came for an organization (domain facts, section 8)."""

    REPRESENTATIVE = "representative", _("The representative came")
    ALTERNATE = "alternate", _("The alternate came")
    EXCUSED = "excused", _("Nobody came, and they told us")
    ABSENT = "absent", _("Nobody came")


CAME = (Presence.REPRESENTATIVE, Presence.ALTERNATE)


class RiskLevel(models.TextChoices):
    """What is left of the risk with the measures taken."""

    LOW = "low", _("Low")
    MEDIUM = "medium", _("Medium")
    HIGH = "high", _("High")
