"""The closed lists of words about consent and assent (domain facts, section 5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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


class ConsentMedium(models.TextChoices):
    """How a consent was given."""

    WRITTEN = "written", _("On paper")
    ORAL = "oral", _("By word of mouth")
    RECORDED = "recorded", _("In a recording")
