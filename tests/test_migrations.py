"""The migrations make the database that the models describe, with all that guards it."""

import pghistory.models
import pgtrigger
import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, models

from records.models import Record

pytestmark = pytest.mark.django_db
APPS = ["accounts", "programs", "alliances", "advisory"]
RECORDS = [model for app in APPS for model in apps.get_app_config(app).get_models()]
RECORDS = [model for model in RECORDS if issubclass(model, Record) and not model._meta.proxy]
HISTORIES = [model for model in apps.get_models() if issubclass(model, pghistory.models.Event)]


def test_the_models_have_no_change_without_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_roles_are_there_before_anybody_uses_the_site():
    names = set(Group.objects.values_list("name", flat=True))

    assert names == {"representative", "coordinator", "lead", "administrator"}


def test_no_extension_is_needed_that_a_bare_postgresql_lacks():
    with connection.cursor() as cursor:
        cursor.execute("SELECT extname FROM pg_extension")
        names = [name for (name,) in cursor]

    assert names == ["plpgsql"]


def test_every_trigger_is_in_the_database_and_on():
    found = {
        trigger.get_pgid(model): trigger.get_installation_status(model)
        for model, trigger in pgtrigger.registered()
    }

    assert {name: status for name, status in found.items() if status != ("INSTALLED", True)} == {}
    assert found


def test_every_record_counts_its_versions():
    lacking = [
        model.__name__
        for model in RECORDS
        if "count_version" not in [trigger.name for trigger in model._meta.triggers]
    ]

    assert lacking == []


def test_every_record_has_a_history():
    tracked = {model.__name__ for model in RECORDS if hasattr(model, "pgh_event_model")}

    assert tracked == {
        "User",
        "Area",
        "Region",
        "Project",
        "Activity",
        "ActivityPaper",
        "Agreement",
        "Alliance",
        "Amendment",
        "FocalPoint",
        "LineOfWork",
        "Partner",
        "ProjectPartner",
        "Removal",
        "Turnout",
        "Addendum",
        "AgendaItem",
        "Answer",
        "Attendance",
        "CalendarFeed",
        "Commitment",
        "CommitmentUpdate",
        "Concern",
        "Consent",
        "ConsentText",
        "Consultation",
        "ConsultationPaper",
        "Contribution",
        "Delivery",
        "Erasure",
        "Extension",
        "Grounds",
        "Guardian",
        "Invitation",
        "Join",
        "JointAnswer",
        "Mandate",
        "Mark",
        "Minutes",
        "MinutesCheck",
        "MinutesQuote",
        "MinutesSection",
        "NoOpinion",
        "Note",
        "Organization",
        "Postponement",
        "Rating",
        "Referral",
        "Representative",
        "Resolution",
        "Review",
        "RiskAssessment",
        "Session",
        "SessionPaper",
        "Transcription",
        "Story",
        "Translation",
        "Support",
    }
    assert tracked == {model.__name__ for model in RECORDS}


def test_a_field_that_a_record_gets_later_is_in_its_history_or_hidden_on_purpose():
    found = {
        model.__name__: {field.name for field in model._meta.concrete_fields}
        - {field.name for field in model.pgh_event_model._meta.concrete_fields}
        - {"created_at", "updated_at", "version"}
        for model in RECORDS
    }

    assert {name: hidden for name, hidden in found.items() if hidden} == {
        "User": {"password", "last_login", "sessions_ended"},
        "Invitation": {"token_digest"},
        "CalendarFeed": {"token_digest"},
        "Transcription": {"correction", "search"},
        "Translation": {"search"},
        "Concern": {"token", "words", "contact", "told"},
        "Contribution": {"words", "search", "token", "page", "turn"},
        "Minutes": {"page", "turn", "names"},
    }


def test_every_history_can_only_grow():
    lacking = [
        model.__name__
        for model in HISTORIES
        if "append_only" not in [trigger.name for trigger in model._meta.triggers]
    ]

    assert lacking == []


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_constraint_has_a_name_of_ours_and_a_sentence(model):
    default = str(models.CheckConstraint.default_violation_error_message)

    for constraint in model._meta.constraints:
        sentence = str(constraint.violation_error_message)
        assert sentence != default, constraint.name
        assert sentence.endswith("."), constraint.name
        assert "%(" not in constraint.name, constraint.name


def test_every_choice_is_closed_in_the_database_too():
    open_lists = [
        f"{model.__name__}.{field.name}"
        for model in RECORDS
        for field in model._meta.concrete_fields
        if field.choices and not _refuses_others(model, field)
    ]

    assert open_lists == []


def _refuses_others(model, field):
    conditions = [
        str(constraint.condition)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    ]
    return any(f"('{field.name}__in'" in condition for condition in conditions)
