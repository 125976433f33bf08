"""The closed lists of words about people."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """The languages of the site, each in its own name."""

    SPANISH = "es", "Español"
    ENGLISH = "en", "English"


class Role(models.TextChoices):
    """What a person comes to do. A role is a group of that name; a person may hold several."""

    REPRESENTATIVE = "representative", _("Representative")
    COORDINATOR = "coordinator", _("Staff")
    LEAD = "lead", _("Safeguarding lead")
    ADMINISTRATOR = "administrator", _("Administrator")


class InvitationState(models.TextChoices):
    """How far an invitation is; it follows from its times."""

    OPEN = "open", _("Waiting to be used")
    USED = "used", _("Used")
    REVOKED = "revoked", _("Taken back")
    EXPIRED = "expired", _("Too old")
