"""The closed lists of words about what the council is asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from advisory.choices.contributions import Decision, State


class ConsultationState(models.TextChoices):
    """The life of a question to the council."""

    DRAFT = "draft", _("Being prepared")
    OPEN = "open", pgettext_lazy("consultation", "Open")
    CLOSED = "closed", pgettext_lazy("consultation", "Being answered")
    ANSWERED = "answered", _("Answered")


# The model's transitions and the database's trigger are both made from this table.
CONSULTATION_TRANSITIONS = {
    "open": ([ConsultationState.DRAFT], ConsultationState.OPEN),
    "close": ([ConsultationState.OPEN], ConsultationState.CLOSED),
    "answer": ([ConsultationState.CLOSED], ConsultationState.ANSWERED),
}

# Something of it was not taken up, and the joint answer says why.
NOT_IN_FULL = tuple(each for each in Decision if each != Decision.ACCEPTED)
# A reply in one of these keeps its question from being answered.
UNDECIDED = (State.SUBMITTED, State.UNDER_REVIEW)
