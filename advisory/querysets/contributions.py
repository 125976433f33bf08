"""Which contributions a person may see, what belongs to them, and what a list needs."""

from datetime import datetime, time, timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from advisory.choices import STANDING, WAITING, WITH_ANSWER, Audience, Occasion, Origin, State
from records.search import matching, resembling


class ContributionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What this person may read at all.

        A representative: their own, drafts too; and, while they hold a seat, what their
        organization sent and what others sent to the whole council. Staff and leads: all that was
        sent. Anybody else: nothing. What was diverted is not among ``Contribution.objects`` at
        all: a lead reads it in its concern, where each reading is written down.
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

    def diverted(self):
        """Those with safeguarding; only ``with_diverted`` has any."""
        return self.filter(state=State.DIVERTED)

    def drafts_of(self, user):
        return self.filter(state=State.DRAFT, mandate__representative__user=user)

    def for_list(self):
        """``enclosed`` is the kind of its first file, or None."""
        enclosures = self.model._meta.get_field("enclosures").related_model.objects
        first = enclosures.filter(contribution=OuterRef("pk")).order_by("place")
        return (
            self.select_related("organization", "area", "transcription", "consultation")
            .annotate(enclosed=Subquery(first.values("kind")[:1]))
            .defer("search", "transcription__search")
        )

    def for_detail(self):
        enclosures = self.model._meta.get_field("enclosures").related_model.objects
        return (
            self.select_related(
                "organization",
                "area",
                "mandate__representative",
                "transcription__written_by",
                "translation",
                "join",
                "consultation",
            )
            .prefetch_related(Prefetch("enclosures", enclosures.select_related("attachment")))
            .annotate(taken_at=F("review__taken_at"), news_at=F("news__at"))
            .defer("search", "transcription__search", "translation__search")
        )

    def with_review(self):
        """The team's side too; never for a page that a representative reads."""
        return self.select_related(
            "review__owner", "review__decided_by", "review__project", "join__main"
        )

    def of_author_or_organization(self, user, organization):
        """One's own and, with a seat, those of the organization."""
        own = Q(mandate__representative__user=user)
        return self.filter(own | Q(organization=organization) if organization else own)

    def with_news_for(self, mandate):
        """What happened to contributions of the organization and this person has not seen, the
        newest first; nothing from before their mandate.

        Looks at the newest hundred of the organization, however many it has.
        """
        news = self.model._meta.get_field("news").related_model.objects
        newest = (
            news.filter(
                organization=mandate.organization_id, at__gte=midnight(mandate.period.lower)
            )
            .order_by("-at")
            .values("pk")[:100]
        )
        seen = self.model._meta.get_field("seen").related_model.objects.filter(
            contribution=OuterRef("pk"),
            representative=mandate.representative_id,
            up_to__gte=OuterRef("news__at"),
        )
        return self.filter(pk__in=newest).exclude(Exists(seen)).order_by("-news__at")

    def search(self, text):
        """In the words themselves, and in their correction and translation beside them."""
        return matching(self, text, beside=("transcription", "translation"))

    def similar_to(self, text):
        """Up to five that say something like this, of those that still stand."""
        standing = self.sent().exclude(state=State.WITHDRAWN).for_list()
        return resembling(standing, text, limit=5)

    def unchecked(self):
        """Written down by the team; nobody has said yet whether the words are right."""
        # Named as there, so that the rows are found by the index of what is unchecked.
        return self.filter(
            origin=Origin.LOGGED,
            transcription__isnull=False,
            transcription__checked_at__isnull=True,
        ).exclude(state=State.WITHDRAWN)

    def said_in(self, session):
        """Written down under a topic of it, in the order in which it was said."""
        of_session = self.filter(transcription__agenda_item__session=session)
        return of_session.order_by("transcription__pk")

    def heard_in(self, session, items):
        """Written down as said in this session, under one of its ``items`` or under none, in the
        order of it; only what the whole council may read, and nobody took back."""
        beside = Q(
            transcription__agenda_item__isnull=True,
            transcription__occasion=Occasion.SESSION,
            transcription__said_on=session.day,
        )
        heard = self.filter(Q(transcription__agenda_item__in=items) | beside)
        heard = heard.filter(audience=Audience.COUNCIL).exclude(state=State.WITHDRAWN)
        return heard.order_by("transcription__pk")

    def logged_by(self, user):
        """What this person wrote down, the newest first."""
        return self.filter(transcription__written_by=user).order_by("-transcription__pk")

    def standing(self):
        """Sent, and neither taken back nor diverted."""
        return self.filter(state__in=STANDING)

    def replies_to(self, consultation):
        """What stands of what was said on a question, by organization and area."""
        order = ("organization__position", "organization_id", "area__position", "pk")
        found = self.standing().filter(consultation=consultation).select_related("join")
        return found.for_list().order_by(*order)

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
            days &= Q(submitted_at__gte=midnight(first))
        if last:
            days &= Q(submitted_at__lt=midnight(last + timedelta(days=1)))
        return self.filter(days)

    def in_sent_order(self):
        """The newest first."""
        return self.order_by("-submitted_at", "-pk")

    def followers_of(self, contribution):
        """Those that were answered with it, to which its promises and referrals are made too
        (``Contribution.promised_with``)."""
        answered = Q(state__in=WITH_ANSWER) | Q(reopened_at__isnull=False)
        return self.filter(answered, join__main=contribution).order_by("pk")

    def to_be_answered_alone(self):
        """Without those that follow another one."""
        return self.filter(Q(join__isnull=True) | Q(reopened_at__isnull=False))

    def can_lead(self):
        """Those with which another one can be joined: being read, and following none."""
        return self.filter(state__in=[State.UNDER_REVIEW, State.DECIDED], join__isnull=True)

    def with_a_no(self):
        """Their author said no to the answer, and nobody has decided anew."""
        return self.filter(state=State.UNDER_REVIEW, reopened_at__isnull=False)

    def to_approve(self, *, by=None):
        """Whose answer is written, and waits for the yes of a colleague; ``by`` leaves out those
        that this person wrote."""
        answers = self.model._meta.get_field("answers").related_model.objects
        written = answers.unpublished().filter(
            needs_approval=True, approved_by__isnull=True, text__gt=""
        )
        if by is not None:
            written = written.exclude(written_by=by)
        return self.filter(state=State.DECIDED, pk__in=written.values("contribution"))

    def in_due_order(self):
        return self.order_by("promised_on", "pk")


def midnight(day):
    """When it begins in Lima."""
    return timezone.make_aware(datetime.combine(day, time.min))


class OrdinaryManager(models.Manager.from_queryset(ContributionQuerySet)):
    """The contributions without the diverted ones, so that no list, count, search or export has to
    remember to leave them out (docs/decisions/0009-safeguarding.md)."""

    def get_queryset(self):
        return super().get_queryset().exclude(state=State.DIVERTED)


class EnclosureQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the contributions that this person may read; and, for a lead, of the diverted
        ones, where each look is a reading of the concern."""
        contributions = self.model._meta.get_field("contribution").related_model.objects
        found = Q(contribution__in=contributions.visible_to(user))
        if user.is_lead:
            found |= Q(contribution__state=State.DIVERTED)
        return self.filter(found)

    def kept(self):
        """Those whose file no erasure took away."""
        return self.filter(attachment__isnull=False)


class ReferenceYearQuerySet(models.QuerySet):
    def take_number(self, year: int) -> int:
        """The next number of this year, from 1, without gaps; call it in the transaction that
        uses it, since the counter's row is held until that ends."""
        self.bulk_create([self.model(year=year)], ignore_conflicts=True)
        self.filter(year=year).update(last=F("last") + 1)
        return self.get(year=year).last
