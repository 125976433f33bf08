"""The closed lists of words about the programme."""

from django.db import models
from django.utils.translation import gettext_lazy as _

PROJECT_PAGES = ("new",)  # at the place of a project in an address


class Stage(models.TextChoices):
    """The stages of the program cycle that the council helps with (seed)."""

    SITUATION = "situation", _("Situation analysis")
    PLAN = "plan", _("Plan formulation")
    PROPOSAL = "proposal", _("Proposal formulation")
    EVALUATION = "evaluation", _("Evaluation")


STAGE_IN_WORDS = {
    Stage.SITUATION: _("to see how children are doing"),
    Stage.PLAN: _("to think what to do, and how"),
    Stage.PROPOSAL: _("to write down what we propose to others"),
    Stage.EVALUATION: _("to look at how it went"),
}


class Standing(models.TextChoices):
    """How a project stands on a day; it follows from its own days."""

    RUNNING = "running", _("Running now")
    PLANNED = "planned", _("Not begun yet")
    OVER = "over", _("Over")
