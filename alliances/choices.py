"""The closed lists of words about partners and alliances (domain facts, section 2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# Pages that stand at the place of a record in an address.
PARTNER_PAGES = ("new",)
ALLIANCE_PAGES = ("matrix", "new")


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


# What a person may do with the state of an alliance. It ends by its dates too, without any of it.
ALLIANCE_TRANSITIONS = {
    "activate": ([AllianceState.DRAFT], AllianceState.ACTIVE),
    "suspend": ([AllianceState.ACTIVE], AllianceState.SUSPENDED),
    "resume": ([AllianceState.SUSPENDED], AllianceState.ACTIVE),
    "end": ([AllianceState.ACTIVE, AllianceState.SUSPENDED], AllianceState.ENDED),
}
WITH_REASON = (AllianceState.SUSPENDED, AllianceState.ENDED)


RENEWAL_DAYS = (90, 60, 30, 15)  # before the last day, at which somebody is told


class Need(models.TextChoices):
    """What an alliance in force lacks, for who keeps its record."""

    FOCAL_POINT = "focal_point", _("No focal point on one side")
    RENEWAL = "renewal", _("Agreement ends soon")
    ACTIVITY = "activity", _("No activity in a year")
    COMMITMENT = "commitment", _("Overdue commitment")


class AgreementKind(models.TextChoices):
    FRAMEWORK = "framework", _("Framework agreement")
    SPECIFIC = "specific", _("Specific agreement")
    MEMORANDUM = "memorandum", _("Memorandum of understanding")
    INFORMAL = "informal", _("Informal collaboration")


class Modality(models.TextChoices):
    """How we work together on a line."""

    SUPERVISION = "supervision", _("Supervision")
    COORDINATION = "coordination", _("Coordination")
    TECHNICAL_ASSISTANCE = "technical_assistance", _("Technical assistance")
    TRAINING = "training", _("Training")
    STRENGTHENING = "strengthening", _("Strengthening of services")
    DATA_SYSTEMS = "data_systems", _("Data systems")
    POLICY = "policy", _("Policy")
    COVERAGE = "coverage", _("Coverage and inclusion")
    EMERGENCY = "emergency", _("Emergency response")


class ProjectRole(models.TextChoices):
    """What a partner does in a project."""

    IMPLEMENTS = "implements", _("Carries it out with us")
    COORDINATES = "coordinates", _("Coordinates it with us")
    ADVISES = "advises", _("Gives technical advice")
    FUNDS = "funds", _("Gives money")
    SUPERVISES = "supervises", _("Supervises it")
    SPREADS = "spreads", _("Makes it known")


class Side(models.TextChoices):
    OURS = "ours", _("Our side")
    PARTNER = "partner", _("The partner’s side")


class ActivityKind(models.TextChoices):
    TRAINING = "training", _("Training held")
    INSPECTION = "inspection", _("Inspection made")
    TECHNICAL_INPUT = "technical_input", _("Technical input given")
    MEETING = "meeting", _("Meeting")
    SERVICE = "service", _("Service given")
    OTHER = "other", _("Something else")


class Group(models.TextChoices):
    """Who took part in an activity, counted and never named."""

    CHILDREN = "children", _("Children (up to 11)")
    ADOLESCENTS = "adolescents", _("Adolescents (12 to 17)")
    FAMILIES = "families", _("Families")
    OFFICIALS = "officials", _("Public servants")
    PROFESSIONALS = "professionals", _("Teachers, health and justice workers")
    OTHERS = "others", _("Other people")
