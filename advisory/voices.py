"""Who of the council has said what on a question, organization by organization."""

from dataclasses import dataclass

from advisory.models import Consultation, Contribution, Organization


@dataclass(frozen=True)
class Voice:
    """What one organization said: replies, or that it has no opinion, or nothing yet."""

    organization: Organization
    replies: tuple[Contribution, ...]
    has_no_opinion: bool

    @property
    def is_silent(self) -> bool:
        return not self.replies and not self.has_no_opinion


def voices_of(consultation: Consultation, replies: list[Contribution]) -> list[Voice]:
    """One for each member organization, in their order; ``replies`` are those that a reader may
    see. Two queries."""
    without = set(consultation.no_opinions.values_list("organization", flat=True))
    said: dict[int, list[Contribution]] = {}
    for reply in replies:
        said.setdefault(reply.organization_id, []).append(reply)
    return [
        Voice(
            organization,
            tuple(said.get(organization.pk, ())),
            organization.pk in without and organization.pk not in said,
        )
        for organization in Organization.objects.for_list()
    ]
