"""Which rows of the council a person may see: who sits in it, and what they agreed to."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone, translation

from advisory.choices import Seat


class OrganizationQuerySet(models.QuerySet):
    """Member organizations are public."""

    def for_list(self):
        return self.select_related("region").order_by("position", "pk")

    def silent_on(self, consultation):
        """Those that have said nothing on this question: no reply that stands, and not that they
        have no opinion either."""
        return self.exclude(
            pk__in=consultation.replies.standing().order_by().values("organization")
        ).exclude(pk__in=consultation.no_opinions.order_by().values("organization"))

    def without_titular(self, day):
        """Those whose seat nobody holds on that day."""
        return self.exclude(
            pk__in=self.filter(mandates__seat=Seat.TITULAR, mandates__period__contains=day).values(
                "pk"
            )
        )

    def names(self) -> dict[str, dict[str, list[str]]]:
        """What each is called today, in full and in short, by language and key; plain enough for
        JSON, so that a paper can keep it."""
        organizations = list(self)
        found = {}
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                found[language] = {
                    str(each.pk): [each.name_i18n, str(each)] for each in organizations
                }
        return found

    def seated_on(self, day):
        """Those for which somebody holds a seat on that day."""
        return self.filter(pk__in=self.filter(mandates__period__contains=day).values("pk"))


class RepresentativeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A child's data: coordinators; and each representative their own."""
        if user.is_coordinator:
            return self.filter(erased_at__isnull=True)
        return self.filter(user=user)

    def known_to(self, organization):
        """Who sits or sat for it, for a seat that is given once more."""
        mandates = self.model._meta.get_field("mandates").related_model.objects
        return (
            self.filter(erased_at__isnull=True)
            .filter(pk__in=mandates.filter(organization=organization).values("representative"))
            .prefetch_related(
                Prefetch(
                    "mandates",
                    queryset=mandates.filter(organization=organization).order_by("-period"),
                    to_attr="seats_held",
                )
            )
            .order_by("given_name", "pk")
        )

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

    def of_present(self):
        """Without those whose person was erased, who neither renews nor consents."""
        return self.filter(representative__erased_at__isnull=True)

    def ending_before(self, day):
        """Those in force whose last day comes before ``day``, and that nobody takes over."""
        next_titular = self.model.objects.filter(
            organization=OuterRef("organization"),
            seat=Seat.TITULAR,
            period__startswith=OuterRef("period__endswith"),
        )
        ending = self.current().of_present()
        ending = ending.filter(period__endswith__lte=day, successor__isnull=True)
        return ending.exclude(Exists(next_titular), seat=Seat.TITULAR)

    def in_the_way_of(self, mandate):
        """The titulars who hold the seat on one of its days, the last of them first."""
        if mandate.seat != Seat.TITULAR:
            return self.none()
        others = self.filter(organization=mandate.organization_id, seat=Seat.TITULAR)
        return (
            others.exclude(pk=mandate.pk).filter(period__overlap=mandate.period).order_by("-period")
        )

    def for_list(self):
        """By organization, the titular before the alternate."""
        return self.select_related(
            "organization__region", "representative", "successor__representative"
        ).order_by("organization__position", "-seat", "pk")

    def speaking_for(self, organization, day):
        """Who spoke for it on a day: the titular, else an alternate; or None."""
        return self.on(day).filter(organization=organization).order_by("-seat", "pk").first()

    def held_by(self, user):
        return self.filter(representative__user=user)
