"""The life of a referral."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReferralState(models.TextChoices):
    """What the entity made of it, as far as we know."""

    SENT = "sent", _("Waiting for what they say")
    ACCEPTED = "accepted", _("They said yes")
    DECLINED = "declined", _("They said no")
    DONE = "done", _("They did it")


# The model's transitions and the database's trigger are both made from this table. Who said yes
# may still find that they can't.
REFERRAL_TRANSITIONS = {
    "accept": ([ReferralState.SENT], ReferralState.ACCEPTED),
    "decline": ([ReferralState.SENT, ReferralState.ACCEPTED], ReferralState.DECLINED),
    "finish": ([ReferralState.ACCEPTED], ReferralState.DONE),
}
OPEN_REFERRAL = (ReferralState.SENT, ReferralState.ACCEPTED)
