"""Which rows a person may see, and what a list needs of them."""

from advisory.querysets.answers import (
    AnswerQuerySet,
    CommitmentQuerySet,
    NoteQuerySet,
    StoryQuerySet,
)
from advisory.querysets.concerns import ConcernQuerySet, ConcernReadingQuerySet
from advisory.querysets.consultations import ConsultationPaperQuerySet, ConsultationQuerySet
from advisory.querysets.contributions import (
    ContributionQuerySet,
    EnclosureQuerySet,
    OrdinaryManager,
    ReferenceYearQuerySet,
)
from advisory.querysets.council import (
    ConsentQuerySet,
    ConsentTextQuerySet,
    MandateQuerySet,
    OrganizationQuerySet,
    RepresentativeQuerySet,
)
from advisory.querysets.exports import ExportQuerySet
from advisory.querysets.referrals import ReferralQuerySet

__all__ = [
    "AnswerQuerySet",
    "CommitmentQuerySet",
    "ConcernQuerySet",
    "ConcernReadingQuerySet",
    "ConsentQuerySet",
    "ConsentTextQuerySet",
    "ConsultationPaperQuerySet",
    "ConsultationQuerySet",
    "ContributionQuerySet",
    "EnclosureQuerySet",
    "ExportQuerySet",
    "MandateQuerySet",
    "NoteQuerySet",
    "OrdinaryManager",
    "OrganizationQuerySet",
    "ReferenceYearQuerySet",
    "ReferralQuerySet",
    "RepresentativeQuerySet",
    "StoryQuerySet",
]
