"""Which rows a person may see, and what a list needs of them."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from advisory.choices import WAITING, WITH_ANSWER, Audience, State
from records.search import matching


class OrganizationQuerySet(models.QuerySet):
    """Member organizations are public."""

    def for_list(self):
        return self.select_related("region").order_by("position", "pk")


class MandateQuerySet(models.QuerySet):
    def current(self):
        """The mandates in force today, in Lima."""
        return self.filter(period__contains=timezone.localdate())

    def held_by(self, user):
        return self.filter(representative__user=user)


class ContributionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What this person may read at all.

        A representative: their own, drafts too; and, while they hold a seat, what their
        organization sent and what others sent to the whole council. Staff and leads: all that was
        sent. Anybody else: nothing.
        """
        if user.is_coordinator or user.is_lead:
            return self.sent()
        representative = getattr(user, "representative", None)
        if not user.is_representative or representative is None:
            return self.none()
        own = Q(mandate__representative=representative)
        seats = list(representative.mandates.current().values_list("organization", flat=True))
        if not seats:
            return self.filter(own)
        of_organization = ~Q(state=State.DRAFT) & Q(organization__in=seats)
        of_council = ~Q(state__in=[State.DRAFT, State.WITHDRAWN]) & Q(audience=Audience.COUNCIL)
        return self.filter(own | of_organization | of_council)

    def sent(self):
        return self.exclude(state=State.DRAFT)

    def drafts_of(self, user):
        return self.filter(state=State.DRAFT, mandate__representative__user=user)

    def for_list(self):
        return self.select_related("organization", "area").defer("search")

    def for_detail(self):
        return (
            self.select_related("organization", "area", "mandate__representative")
            .annotate(taken_at=F("review__taken_at"))
            .defer("search")
        )

    def with_review(self):
        """The team's side too; never for a page that a representative reads."""
        return self.select_related("review__owner", "review__decided_by")

    def of_author_or_organization(self, user, organization):
        """One's own and, with a seat, those of the organization."""
        own = Q(mandate__representative__user=user)
        return self.filter(own | Q(organization=organization) if organization else own)

    def search(self, text):
        return matching(self, text)

    def waiting(self):
        """Sent, and still without an answer."""
        return self.filter(state__in=WAITING)

    def in_due_order(self):
        return self.order_by("promised_on", "pk")


class AnswerQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)

    def unpublished(self):
        return self.filter(published_at__isnull=True)


class CommitmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The adults who follow them up."""
        return self.all() if user.is_coordinator else self.none()

    def open(self):
        return self.filter(done_on__isnull=True)

    def of_answered(self):
        """Those that their child has read."""
        return self.filter(contribution__state__in=WITH_ANSWER)


class ReferenceYearQuerySet(models.QuerySet):
    def take_number(self, year: int) -> int:
        """The next number of this year, from 1, without gaps; call it in the transaction that
        uses it, since the counter's row is held until that ends."""
        self.bulk_create([self.model(year=year)], ignore_conflicts=True)
        self.filter(year=year).update(last=F("last") + 1)
        return self.get(year=year).last
