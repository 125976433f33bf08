"""Which rows of partners and alliances. Those in force are public; a draft, a suspended or an
ended alliance is for the team and for who keeps the records."""

from datetime import timedelta

from django.db import models
from django.db.models import Count, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from alliances import policies
from alliances.choices import RENEWAL_DAYS, AllianceState, Need, Side
from records.querysets import PublicQuerySet

A_YEAR = timedelta(days=365)


def _is_in_force(day):
    """Of an alliance ``with_end()``."""
    has_not_ended = Q(first_day_after__isnull=True) | Q(first_day_after__gt=day)
    return Q(state=AllianceState.ACTIVE) & has_not_ended


class PartnerQuerySet(PublicQuerySet):
    def for_list(self):
        return self.select_related("succeeded_by").order_by("name", "pk")


class AllianceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everyone, signed in or not, sees the alliances in force."""
        if policies.can_read_all_alliances(user):
            return self.all()
        return self.in_force()

    def with_end(self):
        """``first_day_after``: the day after the last agreement; None if there is none."""
        newest = self._of("agreements").order_by("-starts_on")
        return self.annotate(first_day_after=Subquery(newest.values("runs__endswith")[:1]))

    def in_force(self, day=None):
        """Active, and the last agreement, if there is one, is not over on that day (today)."""
        return self.with_end().filter(_is_in_force(day or timezone.localdate()))

    def for_choice(self):
        return self.select_related("partner").order_by("position", "pk")

    def ending_by(self, day):
        """Those in force today whose last day is ``day`` or earlier, the first one first."""
        ending = self.in_force().filter(first_day_after__lte=day + timedelta(days=1))
        return ending.order_by("first_day_after", "pk")

    def with_needs(self):
        """``needs_…`` for each ``Need``: whether an alliance in force lacks it today."""
        today = timezone.localdate()
        points = self._of("focal_points").current()
        soon = today + timedelta(days=max(RENEWAL_DAYS) + 1)
        lacks = {
            Need.FOCAL_POINT: ~Exists(points.filter(side=Side.OURS))
            | ~Exists(points.filter(side=Side.PARTNER)),
            Need.RENEWAL: Q(first_day_after__lte=soon),
            Need.ACTIVITY: ~Exists(self._of("activities").filter(on__gt=today - A_YEAR)),
            Need.COMMITMENT: Exists(self._of("commitments").late()),
        }
        return self.with_end().annotate(
            **{
                f"needs_{need}": ExpressionWrapper(
                    _is_in_force(today) & condition, output_field=models.BooleanField()
                )
                for need, condition in lacks.items()
            }
        )

    def needing(self, *needs):
        """Those that lack any of these."""
        any_of_them = Q(*((f"needs_{need}", True) for need in needs), _connector=Q.OR)
        return self.with_needs().filter(any_of_them)

    def count_needs(self):
        """How many lack what: pairs of a ``Need`` and a number, without those that nobody has."""
        counts = self.with_needs().aggregate(
            **{need: Count("pk", filter=Q(**{f"needs_{need}": True})) for need in Need}
        )
        return [(need, counts[need]) for need in Need if counts[need]]

    def _of(self, name):
        """The records of another kind that belong to each alliance."""
        related = self.model._meta.get_field(name).related_model
        return related.objects.filter(alliance=OuterRef("pk"))

    def for_list(self):
        return (
            self.with_end()
            .select_related("partner__succeeded_by")
            .prefetch_related("lines__main_area", "lines__other_areas")
            .order_by("position", "pk")
        )


class LineOfWorkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the alliances that this person sees."""
        return self.all() if policies.can_read_all_alliances(user) else self.in_force()

    def in_force(self, day=None):
        """Those of the alliances in force on that day (today)."""
        alliances = self.model._meta.get_field("alliance").related_model.objects
        return self.filter(alliance__in=alliances.in_force(day).values("pk"))

    def receiving(self):
        """Those to which something can be sent today: of an alliance in force, with a partner that
        is there today, and whose work no other carries on."""
        today = timezone.localdate()
        is_there = Q(alliance__partner__valid_to__gte=today) | Q(
            alliance__partner__valid_to__isnull=True, alliance__partner__succeeded_by__isnull=True
        )
        return self.in_force(today).filter(is_there)

    def for_choice(self):
        """Alliance by alliance, as a reader knows them from their list."""
        return self.select_related("alliance__partner").order_by(
            "alliance__position", "alliance", "position"
        )

    def for_area(self, area):
        """Those whose main area it is, or one of the others."""
        others = self.model.other_areas.through.objects.filter(area=area)
        return self.filter(Q(main_area=area) | Q(pk__in=others.values("lineofwork")))

    def for_matrix(self):
        """Alliance by alliance, with the areas; ``number_of_activities`` were done on each."""
        activities = self.model._meta.get_field("activities").related_model.objects
        done = activities.filter(line=OuterRef("pk")).order_by().values("line")
        number = Subquery(done.annotate(number=Count("pk")).values("number"))
        return (
            self.for_choice()
            .select_related("main_area", "alliance__partner__succeeded_by")
            .prefetch_related("other_areas")
            .annotate(number_of_activities=Coalesce(number, 0))
        )


class InsideQuerySet(models.QuerySet):
    """What belongs to an alliance and is not public."""

    def visible_to(self, user):
        return self.all() if policies.can_read_all_alliances(user) else self.none()


class AgreementQuerySet(InsideQuerySet):
    def on(self, day):
        """Those that run on a day, with their amendments; of one alliance at most one."""
        return self.filter(runs__contains=day)


class FocalPointQuerySet(InsideQuerySet):
    def current(self):
        today = timezone.localdate()
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today)

    def for_list(self):
        return self.select_related("user").order_by("side", "-starts_on", "-pk")


class ActivityQuerySet(InsideQuerySet):
    def for_list(self):
        return (
            self.select_related("alliance__partner", "line__main_area", "region", "project")
            .prefetch_related("turnouts")
            .order_by("-on", "-pk")
        )


class ProjectPartnerQuerySet(PublicQuerySet):
    def for_list(self):
        """Those that take part today first."""
        return self.select_related("partner").order_by(
            F("ended_on").desc(nulls_first=True), "partner__name", "pk"
        )


class CommitmentQuerySet(InsideQuerySet):
    def open(self):
        return self.filter(done_on__isnull=True)

    def late(self):
        return self.open().filter(due_on__lt=timezone.localdate())

    def for_list(self):
        return self.select_related("alliance__partner", "line", "owner").order_by(
            F("done_on").desc(nulls_first=True), "due_on", "pk"
        )
