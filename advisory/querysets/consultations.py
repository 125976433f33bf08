"""Which questions to the council a person may see, and what a list needs of them."""

from django.db import models
from django.utils import timezone

from advisory.consultation_choices import ConsultationState


class ConsultationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Coordinators: all. Leads, and representatives while they hold a seat: all that were
        opened. Anybody else: nothing."""
        if user.is_coordinator:
            return self.all()
        representative = getattr(user, "representative", None)
        is_seated = representative is not None and representative.mandates.current().exists()
        if user.is_lead or (user.is_representative and is_seated):
            return self.opened()
        return self.none()

    def for_list(self):
        return self.select_related("area", "project__area")

    def opened(self):
        return self.exclude(state=ConsultationState.DRAFT)

    def taking_replies(self):
        """Open, and their last day is not over; the one that closes first before the others."""
        return self.filter(
            state=ConsultationState.OPEN, closes_on__gte=timezone.localdate()
        ).order_by("closes_on", "pk")

    def over(self):
        """Still open, although their last day has passed."""
        return self.filter(state=ConsultationState.OPEN, closes_on__lt=timezone.localdate())
