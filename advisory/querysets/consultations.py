"""Which questions to the council a person may see, and what a list needs of them."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from advisory.choices import ConsultationState


class ConsultationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Coordinators: all. Leads, and representatives while they hold a seat: all that were
        opened; later, those to which they replied. Anybody else: nothing."""
        if user.is_coordinator:
            return self.all()
        if user.is_lead:
            return self.opened()
        representative = getattr(user, "representative", None)
        if not user.is_representative or representative is None:
            return self.none()
        if representative.mandates.current().exists():
            return self.opened()
        replies = self.model._meta.get_field("replies").related_model.objects
        own = replies.standing().filter(mandate__representative=representative)
        return self.filter(pk__in=own.order_by().values("consultation"))

    def for_list(self):
        return self.select_related("area", "project__area")

    def with_answer(self):
        """With the joint answer, which a page shows when it is published."""
        return self.select_related("joint_answer__published_by")

    def with_voice_of(self, organization):
        """Whether this organization has replied, or has no opinion."""
        fields = self.model._meta
        replies = fields.get_field("replies").related_model.objects.standing()
        no_opinions = fields.get_field("no_opinions").related_model.objects
        of_organization = {"consultation": OuterRef("pk"), "organization": organization}
        return self.annotate(
            has_replied=Exists(replies.filter(**of_organization)),
            has_no_opinion=Exists(no_opinions.filter(**of_organization)),
        )

    def with_extensions(self):
        """With each move of its days, the newest first."""
        return self.prefetch_related("extensions")

    def about_area(self, area):
        """Of the area itself and of its projects."""
        return self.filter(Q(area=area) | Q(project__area=area))

    def unanswered(self):
        """Open or closed, the one whose answer is due first before the others."""
        return self.filter(state__in=[ConsultationState.OPEN, ConsultationState.CLOSED]).order_by(
            "answer_by", "pk"
        )

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


class ConsultationPaperQuerySet(models.QuerySet):
    def visible_to(self, user):
        """To whoever sees the question."""
        consultations = self.model._meta.get_field("consultation").related_model.objects
        return self.filter(consultation__in=consultations.visible_to(user))
