"""The closed lists of words about partners and alliances (domain facts, section 2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerKind(models.TextChoices):
    PUBLIC_ENTITY = "public_entity", _("Public entity")
    CIVIL_SOCIETY = "civil_society", _("Civil society organisation")
    NETWORK = "network", _("Human rights network")


class EntityType(models.TextChoices):
    """What a public entity is in the order of the State."""

    MINISTRY = "ministry", _("Ministry")
    AUTONOMOUS_BODY = "autonomous_body", _("Autonomous constitutional body")
    EXECUTING_AGENCY = "executing_agency", _("Executing public agency")
    NATIONAL_PROGRAM = "national_program", _("National program")
    ROUNDTABLE = "roundtable", _("State–civil society roundtable")


class AllianceState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ACTIVE = "active", _("Active")
    SUSPENDED = "suspended", _("Suspended")
    ENDED = "ended", _("Ended")
