from advisory.models.agenda_item import AgendaItem
from advisory.models.answer import Answer, Grounds
from advisory.models.attendance import Attendance
from advisory.models.calendar_feed import CalendarFeed
from advisory.models.commitment import Commitment
from advisory.models.commitment_update import CommitmentUpdate
from advisory.models.concern import Concern
from advisory.models.concern_note import ConcernNote
from advisory.models.concern_reading import ConcernReading
from advisory.models.consent import Consent, ConsentText
from advisory.models.consultation import Consultation, ConsultationPaper
from advisory.models.contribution import Contribution
from advisory.models.delivery import Delivery
from advisory.models.enclosure import Enclosure
from advisory.models.erasure import Erasure
from advisory.models.export import Export
from advisory.models.extension import Extension
from advisory.models.guardian import Guardian
from advisory.models.join import Join
from advisory.models.joint_answer import JointAnswer
from advisory.models.look import Look
from advisory.models.mandate import Mandate
from advisory.models.mark import Mark
from advisory.models.minutes import Addendum, Minutes, MinutesSection
from advisory.models.minutes_check import MinutesCheck
from advisory.models.minutes_quote import MinutesQuote
from advisory.models.news import News, Seen
from advisory.models.no_opinion import NoOpinion
from advisory.models.note import Note
from advisory.models.organization import Organization
from advisory.models.postponement import Postponement
from advisory.models.rating import Rating
from advisory.models.reference import ReferenceYear
from advisory.models.referral import Referral
from advisory.models.representative import Representative
from advisory.models.resolution import Resolution
from advisory.models.review import Review
from advisory.models.risk_assessment import RiskAssessment
from advisory.models.session import Session
from advisory.models.session_paper import SessionPaper
from advisory.models.story import Story
from advisory.models.support import Support
from advisory.models.transcription import Transcription
from advisory.models.translation import Translation

__all__ = [
    "Addendum",
    "AgendaItem",
    "Answer",
    "Attendance",
    "CalendarFeed",
    "Commitment",
    "CommitmentUpdate",
    "Concern",
    "ConcernNote",
    "ConcernReading",
    "Consent",
    "ConsentText",
    "Consultation",
    "ConsultationPaper",
    "Contribution",
    "Delivery",
    "Enclosure",
    "Erasure",
    "Export",
    "Extension",
    "Grounds",
    "Guardian",
    "Join",
    "JointAnswer",
    "Look",
    "Mandate",
    "Mark",
    "Minutes",
    "MinutesCheck",
    "MinutesQuote",
    "MinutesSection",
    "News",
    "NoOpinion",
    "Note",
    "Organization",
    "Postponement",
    "Rating",
    "ReferenceYear",
    "Referral",
    "Representative",
    "Resolution",
    "Review",
    "RiskAssessment",
    "Seen",
    "Session",
    "SessionPaper",
    "Story",
    "Support",
    "Transcription",
    "Translation",
]
