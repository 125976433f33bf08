"""What was passed on to public entities: which of it a person may see, and what a list needs."""

from datetime import timedelta

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from advisory.choices import OPEN_REFERRAL, State


class ReferralQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the contributions that this person may read, so of none that was diverted."""
        contributions = self.model._meta.get_field("contribution").related_model.objects
        return self.filter(contribution__in=contributions.visible_to(user))

    def kept_for(self, contribution):
        """Those that are for it; by their keys, as with commitments."""
        kept = self.filter(contribution__in=contribution.promised_with)
        return kept.exclude(contribution__state=State.DIVERTED)

    def for_list(self):
        return (
            self.select_related("contribution__organization", "line__alliance__partner", "sent_by")
            .defer("contribution__search")
            .order_by("-sent_on", "-pk")
        )

    def for_detail(self):
        """What became of a contribution, in the order in which it happened."""
        return self.select_related("line__alliance__partner", "sent_by").order_by("sent_on", "pk")

    def open(self):
        return self.filter(state__in=OPEN_REFERRAL)

    def silent_for(self, *, days):
        """Open, and no word from the entity for so many days; the longest silence first."""
        last_word = timezone.localdate() - timedelta(days=days)
        found = self.open().annotate(silent_since=Coalesce("accepted_on", "sent_on"))
        return found.filter(silent_since__lte=last_word).order_by("silent_since", "pk")
