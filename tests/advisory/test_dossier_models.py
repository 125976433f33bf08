"""No model that says something of a child is forgotten in the copy that they may ask for."""

import pytest
from django.apps import apps
from django.db.models import Model

from accounts.models import User
from advisory.dossier import dossier

pytestmark = pytest.mark.django_db

# What of the dossier tells it.
IN_DOSSIER = {
    "account.EmailAddress": "email_addresses",
    "accounts.Invitation": "invitations",
    "accounts.User": "username",
    "accounts.UserEvent": "changes",
    "accounts.User_groups": "roles",
    "advisory.AgendaItem": "topics",
    "advisory.Answer": "contributions",
    "advisory.Attendance": "sessions",
    "advisory.Commitment": "contributions",
    "advisory.CommitmentUpdate": "contributions",
    "advisory.Concern": "concerns",
    "advisory.Consent": "consents",
    "advisory.Contribution": "contributions",
    "advisory.Enclosure": "contributions",
    "advisory.Guardian": "guardians",
    "advisory.GuardianEvent": "changes",
    "advisory.Join": "contributions",
    "advisory.Look": "looks",
    "advisory.Mandate": "mandates",
    "advisory.MandateEvent": "mandates",
    "advisory.Mark": "marks",
    "advisory.MinutesCheck": "checked_minutes",
    "advisory.NoOpinion": "no_opinions",
    "advisory.NoOpinionEvent": "no_opinions",
    "advisory.Postponement": "contributions",
    "advisory.Rating": "ratings",
    "advisory.Referral": "contributions",
    "advisory.Representative": "given_name",
    "advisory.RepresentativeEvent": "changes",
    "advisory.Seen": "read",
    "advisory.Support": "supports",
    "advisory.SupportEvent": "supports",
    "advisory.Transcription": "checked",
    "advisory.Translation": "contributions",
}
TEAM = "Says what an adult of the team did, and of a child nothing."
FIXED = "Its record never changes, so that the history repeats it."
FOLLOWED = "Its record holds each step with its day, and the words are kept in it alone."
LEADS = "A lead gives the words to the child who asks; a copy lies about."
NOT_IN_DOSSIER = {
    "account.EmailConfirmation": "Holds secrets, and only until an address is confirmed.",
    "accounts.InvitationEvent": FOLLOWED,
    "accounts.Reminder": TEAM,
    "accounts.RoleGrant": "The same rows as User_groups.",
    "accounts.RoleGrantEvent": "Of a child it says that the account was made.",
    "accounts.User_user_permissions": "Nobody has any: roles say who may.",
    "admin.LogEntry": TEAM,
    "advisory.AgendaItemEvent": FIXED,
    "advisory.Addendum": TEAM,
    "advisory.AddendumEvent": TEAM,
    "advisory.CalendarFeed": "Holds a secret's digest; that there is one, the calendar page says.",
    "advisory.CalendarFeedEvent": "That the secret address was made or taken back.",
    "advisory.Delivery": "That an answer was told aloud; the answer and the rating are in it.",
    "advisory.DeliveryEvent": FIXED,
    "advisory.MarkEvent": "What was said first; the last word is in it.",
    "advisory.Minutes": TEAM,
    "advisory.MinutesCheckEvent": FIXED,
    "advisory.MinutesEvent": TEAM,
    "advisory.MinutesQuote": "Which words the minutes print; the words are in it.",
    "advisory.MinutesQuoteEvent": FIXED,
    "advisory.MinutesSection": TEAM,
    "advisory.MinutesSectionEvent": TEAM,
    "advisory.Resolution": TEAM,
    "advisory.ResolutionEvent": TEAM,
    "advisory.AnswerEvent": "What was written before it was published is the team’s.",
    "advisory.AttendanceEvent": "What was written first and corrected; nothing was done by it.",
    "advisory.CommitmentEvent": FOLLOWED,
    "advisory.CommitmentUpdateEvent": FIXED,
    "advisory.ConcernEvent": LEADS,
    "advisory.ConcernNote": LEADS,
    "advisory.ConcernReading": LEADS,
    "advisory.ConsentEvent": FOLLOWED,
    "advisory.Consultation": TEAM,
    "advisory.ConsultationEvent": TEAM,
    "advisory.ConsultationPaper": TEAM,
    "advisory.ConsultationPaperEvent": TEAM,
    "advisory.ContributionEvent": FOLLOWED,
    "advisory.Erasure": "Of who was erased, and has no copy any more.",
    "advisory.ErasureEvent": "Of who was erased, and has no copy any more.",
    "advisory.Export": TEAM,
    "advisory.Extension": TEAM,
    "advisory.ExtensionEvent": TEAM,
    "advisory.Grounds": "The team’s reasons; what came of them is in the answer.",
    "advisory.GroundsEvent": "The team’s reasons; what came of them is in the answer.",
    "advisory.JoinEvent": TEAM,
    "advisory.JointAnswer": "Each reply has it as its own answer.",
    "advisory.JointAnswerEvent": TEAM,
    "advisory.News": "When something happened to a contribution; what, is in it.",
    "advisory.Note": "The team’s own words among themselves.",
    "advisory.NoteEvent": "The team’s own words among themselves.",
    "advisory.PostponementEvent": FIXED,
    "advisory.RatingEvent": FIXED,
    "advisory.ReferralEvent": FOLLOWED,
    "advisory.Review": "The team’s reasons; what came of them is in the answer.",
    "advisory.ReviewEvent": "The team’s reasons; what came of them is in the answer.",
    "advisory.RiskAssessment": TEAM,
    "advisory.RiskAssessmentEvent": TEAM,
    "advisory.Session": TEAM,
    "advisory.SessionEvent": TEAM,
    "advisory.SessionPaper": TEAM,
    "advisory.SessionPaperEvent": TEAM,
    "advisory.Story": "Public, of the organization, and without a name.",
    "advisory.StoryEvent": "Public, of the organization, and without a name.",
    "advisory.TranscriptionEvent": FOLLOWED,
    "advisory.TranslationEvent": "What it said before is the team’s; the words are the child’s.",
    "alliances.Commitment": TEAM,
    "alliances.CommitmentEvent": TEAM,
    "alliances.FocalPoint": TEAM,
    "alliances.FocalPointEvent": TEAM,
    "alliances.Activity": TEAM,
    "alliances.ActivityEvent": TEAM,
    "alliances.ActivityPaper": TEAM,
    "alliances.ActivityPaperEvent": TEAM,
    "alliances.ProjectPartner": TEAM,
    "alliances.ProjectPartnerEvent": TEAM,
    "alliances.Turnout": TEAM,
    "alliances.TurnoutEvent": TEAM,
    "mfa.Authenticator": "The second step of an adult; a child has none.",
    "pghistory.MiddlewareEvents": "A view of all histories, and no table.",
    "programs.Project": TEAM,
    "programs.ProjectEvent": TEAM,
    "programs.ProjectRegion": TEAM,
    "programs.ProjectRegionEvent": TEAM,
    "programs.Project_regions": TEAM,
}
# Three more point to nobody: a mail is in ``letters``, found by its address; a session ends by
# itself; a pghistory.Context says that somebody changed something, which its record tells.


def _targets(model: type[Model]) -> set[type[Model]]:
    return {
        field.related_model
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and isinstance(field.related_model, type)
    }


def _leads_to_a_person(model, seen=()):
    """Whether a foreign key, or a foreign key of what it leads to, is about an account."""
    return any(
        target is User or (target not in seen and _leads_to_a_person(target, (*seen, target)))
        for target in _targets(model)
    )


def test_every_model_with_a_path_to_a_person_is_in_the_copy_or_left_out_for_a_reason():
    models = apps.get_models(include_auto_created=True)

    found = {model._meta.label for model in models if model is User or _leads_to_a_person(model)}

    assert found == set(IN_DOSSIER) | set(NOT_IN_DOSSIER)


def test_no_model_is_in_two_lists():
    assert not set(IN_DOSSIER) & set(NOT_IN_DOSSIER)


def test_each_place_that_is_named_is_in_the_copy(mandate):
    named = {*IN_DOSSIER.values(), "letters"}

    assert named <= set(dossier(mandate.representative, for_child=True))
