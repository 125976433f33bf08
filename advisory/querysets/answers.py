"""What the team makes of what was said: notes, answers, commitments, stories."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from advisory.choices import WITH_ANSWER, State
from advisory.querysets.contributions import midnight

TOLD_LATELY = 500  # answers: far more than a session has time for


class NoteQuerySet(models.QuerySet):
    def with_people(self):
        return self.select_related("written_by", "asked", "reply_to__written_by", "reply")

    def unanswered(self):
        """Questions to a colleague that nobody has replied to, and that still matter."""
        return self.filter(asked__isnull=False, reply__isnull=True).exclude(
            contribution__state__in=[State.WITHDRAWN, State.DIVERTED]
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
        """Each with who gave it, in which sessions it was told, and what its reader said of it,
        the newest first."""
        found = self.select_related("published_by", "rating").order_by("-number")
        return found.prefetch_related("deliveries__session")

    def to_tell_in(self, session):
        """What can be told by word of mouth: published until that day, not rated, of who came.

        Looks at the newest of that day, however many there are.
        """
        until = midnight(session.day + timedelta(days=1))
        newest = self.published().filter(published_at__lt=until).order_by("-published_at", "-pk")
        found = self.filter(
            pk__in=newest.values("pk")[:TOLD_LATELY],
            contribution__organization__in=session.attendances.came().values("organization"),
            contribution__state__in=WITH_ANSWER,
            rating__isnull=True,
        )
        found = found.exclude(deliveries__session=session)
        return found.select_related("contribution__organization").order_by("-published_at", "-pk")

    def with_grounds(self):
        """The team's side too; never for a page that a representative reads."""
        return self.select_related("grounds__decided_by")

    def newest(self):
        """The one of the last round, or None."""
        return self.order_by("number").last()


class CommitmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The adults who follow them up; not while safeguarding has the contribution."""
        if not user.is_coordinator:
            return self.none()
        return self.exclude(contribution__state=State.DIVERTED)

    def open(self):
        return self.filter(done_on__isnull=True)

    def done(self):
        return self.filter(done_on__isnull=False)

    def late(self):
        return self.open().filter(due_on__lt=timezone.localdate())

    def due_soon(self):
        """From today on, within 30 days."""
        today = timezone.localdate()
        return self.open().filter(due_on__range=(today, today + timedelta(days=30)))

    def for_list(self):
        return self.select_related("contribution__organization", "owner").defer(
            "contribution__search"
        )

    def kept_for(self, contribution):
        """Those that are for it. By their keys, since a join of the tables would read every
        commitment."""
        kept = self.filter(contribution__in=contribution.promised_with)
        return kept.exclude(contribution__state=State.DIVERTED)

    def with_updates(self):
        """With who keeps it and all that was told of it."""
        return self.select_related("owner").prefetch_related("updates")

    def begun(self):
        return self.filter(started_on__isnull=False)

    def told(self):
        """Those that their child can read."""
        return self.filter(told_at__isnull=False)

    def untold(self):
        """Drafts, that wait for the answer that makes them."""
        return self.filter(told_at__isnull=True)
