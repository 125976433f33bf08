"""Which rows a person may see, and what a list needs of them."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils import timezone

from advisory.choices import WAITING, WITH_ANSWER, Audience, Seat, State
from records.search import matching


class OrganizationQuerySet(models.QuerySet):
    """Member organizations are public."""

    def for_list(self):
        return self.select_related("region").order_by("position", "pk")

    def without_titular(self, day):
        """Those whose seat nobody holds on that day."""
        return self.exclude(
            pk__in=self.filter(mandates__seat=Seat.TITULAR, mandates__period__contains=day).values(
                "pk"
            )
        )


class RepresentativeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A child's data: coordinators; and each representative their own."""
        if user.is_coordinator:
            return self.filter(erased_at__isnull=True)
        return self.filter(user=user)

    def with_consents(self):
        """All of them, the withdrawn ones too: who asks ``consents`` further starts from these."""
        consents = self.model._meta.get_field("consents").related_model.objects
        return self.prefetch_related(Prefetch("consents", queryset=consents.select_related("text")))

    def past_retention(self):
        """Whose last mandate ended longer ago than ``RETENTION_DAYS``, and who is still named."""
        limit = timezone.localdate() - timedelta(days=settings.RETENTION_DAYS)
        lasting = Q(mandates__period__endswith__isnull=True) | Q(
            mandates__period__endswith__gt=limit
        )
        return (
            self.filter(erased_at__isnull=True, mandates__isnull=False)
            .exclude(pk__in=self.filter(lasting, mandates__isnull=False).values("pk"))
            .distinct()
        )

    def names_in(self, organization):
        """All names of the children who sit or sat for an organization; the erased have none."""
        return list(
            self.filter(mandates__organization=organization, erased_at__isnull=True)
            .values_list("given_name", flat=True)
            .distinct()
        )


class ConsentTextQuerySet(models.QuerySet):
    def newest(self, purpose, giver):
        """The words in use today for this purpose and giver, or None."""
        return self.filter(purpose=purpose, giver=giver).order_by("-number").first()


class ConsentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Coordinators; and each representative their own."""
        if user.is_coordinator:
            return self.filter(representative__erased_at__isnull=True)
        return self.filter(representative__user=user)

    def in_force(self):
        return self.filter(withdrawn_at__isnull=True)


class MandateQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who sits in the council, by name: the team and who keeps the accounts; and each
        representative their own."""
        if user.is_coordinator or user.is_lead or user.is_administrator:
            return self.all()
        return self.held_by(user)

    def on(self, day):
        """The mandates in force on a day."""
        return self.filter(period__contains=day)

    def current(self):
        """The mandates in force today, in Lima."""
        return self.on(timezone.localdate())

    def not_over(self):
        """Those in force today, and those still to begin."""
        return self.filter(
            Q(period__endswith__isnull=True) | Q(period__endswith__gt=timezone.localdate())
        )

    def ending_before(self, day):
        """Those in force whose last day comes before ``day``, and that nobody takes over."""
        successor = self.model.objects.filter(
            organization=OuterRef("organization"),
            seat=OuterRef("seat"),
            period__startswith=OuterRef("period__endswith"),
        )
        return self.current().filter(period__endswith__lte=day).exclude(Exists(successor))

    def for_list(self):
        """By organization, the titular before the alternate."""
        return self.select_related("organization__region", "representative").order_by(
            "organization__position", "-seat", "pk"
        )

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

    def late(self):
        """Without an answer on the day after it was promised."""
        return self.waiting().filter(promised_on__lt=timezone.localdate())

    def due_within(self, *, days):
        """Whose answer is due from today on, in so many days at most."""
        today = timezone.localdate()
        return self.waiting().filter(promised_on__range=(today, today + timedelta(days=days)))

    def sent_between(self, first=None, last=None):
        """Sent on these days or between them, in Lima; None leaves a side open."""
        days = Q()
        if first:
            days &= Q(submitted_at__gte=_midnight(first))
        if last:
            days &= Q(submitted_at__lt=_midnight(last + timedelta(days=1)))
        return self.filter(days)

    def in_sent_order(self):
        """The newest first."""
        return self.order_by("-submitted_at", "-pk")

    def with_a_no(self):
        """Their author said no to the answer, and nobody has decided anew."""
        return self.filter(state=State.UNDER_REVIEW, reopened_at__isnull=False)

    def in_due_order(self):
        return self.order_by("promised_on", "pk")


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


class NoteQuerySet(models.QuerySet):
    def with_people(self):
        return self.select_related("written_by", "asked", "reply_to__written_by", "reply")

    def unanswered(self):
        """Questions to a colleague that nobody has replied to, and that still matter."""
        return self.filter(asked__isnull=False, reply__isnull=True).exclude(
            contribution__state=State.WITHDRAWN
        )

    def unanswered_by(self, user):
        """What a colleague asked this person, the oldest first."""
        return (
            self.unanswered()
            .filter(asked=user)
            .select_related("contribution__organization", "written_by")
            .order_by("pk")
        )


class StoryQuerySet(models.QuerySet):
    def published(self):
        """What anyone may read: not while the contribution is being answered anew."""
        return self.filter(published_at__isnull=False, contribution__state__in=WITH_ANSWER)

    def for_list(self):
        """With the organization and the area, and nothing else of the contribution."""
        return self.select_related("contribution__organization", "contribution__area").only(
            "said",
            "did",
            "i18n",
            "published_at",
            "contribution__organization",
            "contribution__area",
        )


class AnswerQuerySet(models.QuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)

    def unpublished(self):
        return self.filter(published_at__isnull=True)

    def for_detail(self):
        """Each with who gave it and what its reader said of it, the newest first."""
        return self.select_related("published_by", "rating").order_by("-number")

    def with_grounds(self):
        """The team's side too; never for a page that a representative reads."""
        return self.select_related("grounds__decided_by")

    def newest(self):
        """The one of the last round, or None."""
        return self.order_by("number").last()


class CommitmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The adults who follow them up."""
        return self.all() if user.is_coordinator else self.none()

    def open(self):
        return self.filter(done_on__isnull=True)

    def begun(self):
        return self.filter(started_on__isnull=False)

    def told(self):
        """Those that their child can read."""
        return self.filter(told_at__isnull=False)

    def untold(self):
        """Drafts, that wait for the answer that makes them."""
        return self.filter(told_at__isnull=True)


class ReferenceYearQuerySet(models.QuerySet):
    def take_number(self, year: int) -> int:
        """The next number of this year, from 1, without gaps; call it in the transaction that
        uses it, since the counter's row is held until that ends."""
        self.bulk_create([self.model(year=year)], ignore_conflicts=True)
        self.filter(year=year).update(last=F("last") + 1)
        return self.get(year=year).last
