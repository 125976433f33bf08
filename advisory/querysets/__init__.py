"""Which rows a person may see, and what a list needs of them."""

from advisory.querysets.concerns import ConcernQuerySet, ConcernReadingQuerySet
from advisory.querysets.contributions import (
    AnswerQuerySet,
    CommitmentQuerySet,
    ContributionQuerySet,
    EnclosureQuerySet,
    NoteQuerySet,
    OrdinaryManager,
    ReferenceYearQuerySet,
    StoryQuerySet,
)
from advisory.querysets.council import (
    ConsentQuerySet,
    ConsentTextQuerySet,
    MandateQuerySet,
    OrganizationQuerySet,
    RepresentativeQuerySet,
)

__all__ = [
    "AnswerQuerySet",
    "CommitmentQuerySet",
    "ConcernQuerySet",
    "ConcernReadingQuerySet",
    "ConsentQuerySet",
    "ConsentTextQuerySet",
    "ContributionQuerySet",
    "EnclosureQuerySet",
    "MandateQuerySet",
    "NoteQuerySet",
    "OrdinaryManager",
    "OrganizationQuerySet",
    "ReferenceYearQuerySet",
    "RepresentativeQuerySet",
    "StoryQuerySet",
]
