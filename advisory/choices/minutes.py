"""The closed lists of words about what a session leaves behind (domain facts, sections 4 and 8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MinutesState(models.TextChoices):
    """The life of the minutes. Approved they stay as they are; what was wrong is told beside."""

    DRAFT = "draft", _("Being written")
    SENT = "sent", _("With the representatives")
    APPROVED = "approved", _("Approved")


# Each step that minutes may take, and no other: the model's transitions and the database's trigger
# are both made from this table.
MINUTES_TRANSITIONS = {
    "send": ([MinutesState.DRAFT], MinutesState.SENT),
    "take_back": ([MinutesState.SENT], MinutesState.DRAFT),
    "approve": ([MinutesState.SENT], MinutesState.APPROVED),
}
# So long the representatives have to look at them; afterwards silence stops nothing.
DAYS_TO_CONFIRM = 7


class ResolutionState(models.TextChoices):
    """What became of a resolution."""

    OPEN = "open", _("To be done")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Given up")


RESOLUTION_TRANSITIONS = {
    "finish": ([ResolutionState.OPEN], ResolutionState.DONE),
    "drop": ([ResolutionState.OPEN], ResolutionState.DROPPED),
}


class Requirement(models.TextChoices):
    """What the participation of children must be (General Comment No. 12, paragraph 134)."""

    TRANSPARENT = "transparent", _("Transparent and informative")
    VOLUNTARY = "voluntary", _("Voluntary")
    RESPECTFUL = "respectful", _("Respectful")
    RELEVANT = "relevant", _("Relevant")
    CHILD_FRIENDLY = "child_friendly", _("Child-friendly")
    INCLUSIVE = "inclusive", _("Inclusive")
    SUPPORTED = "supported", _("Supported by training")
    SAFE = "safe", _("Safe and sensitive to risk")
    ACCOUNTABLE = "accountable", _("Accountable")


# The same, as a child who was there says it.
IN_CHILDS_WORDS = {
    Requirement.TRANSPARENT: _("They explained well what the session was for."),
    Requirement.VOLUNTARY: _("I could speak or stay quiet, as I wanted."),
    Requirement.RESPECTFUL: _("They listened to us and took us seriously."),
    Requirement.RELEVANT: _("We talked about what matters to us."),
    Requirement.CHILD_FRIENDLY: _("The place, the time and the words were good for us."),
    Requirement.INCLUSIVE: _("Everybody could take part. Nobody was left out."),
    Requirement.SUPPORTED: _("I was helped to prepare."),
    Requirement.SAFE: _("I felt safe."),
    Requirement.ACCOUNTABLE: _("They told us what happened with what we said before."),
}
# And as a question to the team.
TO_THE_TEAM = {
    Requirement.TRANSPARENT: _("Did the children know what it was for, and what could change?"),
    Requirement.VOLUNTARY: _("Could each child speak, be silent or leave?"),
    Requirement.RESPECTFUL: _("Did each child’s word count, and was it written down as said?"),
    Requirement.RELEVANT: _("Were the topics those of the children, too?"),
    Requirement.CHILD_FRIENDLY: _("Were the hour, the place and the texts made for children?"),
    Requirement.INCLUSIVE: _("Could everybody take part, in their language and from afar?"),
    Requirement.SUPPORTED: _("Had children and adults been prepared for it?"),
    Requirement.SAFE: _("Was the risk looked at, and did each child know whom to turn to?"),
    Requirement.ACCOUNTABLE: _("Was told what became of what they said before?"),
}
# Fewer children than this are not shown together: one would know who said what.
FEWEST_TOGETHER = 5
