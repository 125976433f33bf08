"""Each text of the site names one child; after the erasure none does."""

from datetime import date

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.management import call_command
from django.db import connection, models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Value
from django.db.models.functions import Concat, Left
from modeltrans.fields import TranslationField
from pgtrigger import ignore
from post_office.models import STATUS, Email

from accounts import mail
from accounts.models import User
from advisory import actions
from advisory.choices import ErasureReason, State
from advisory.models import (
    Addendum,
    Consultation,
    ConsultationPaper,
    Contribution,
    Export,
    Extension,
    Minutes,
    MinutesCheck,
    Note,
    Postponement,
    Resolution,
    Review,
    Session,
    SessionPaper,
    Translation,
)
from advisory.typed_texts import searched_models, texts_in_history_of, texts_of
from alliances.models import Activity, ActivityPaper, Alliance, Partner, Removal
from alliances.models import Commitment as Promise
from programs.models import Project
from tests.advisory.traces import traces_of
from tests.factories.advisory import MandateFactory, RepresentativeFactory, today
from tests.factories.records import AttachmentFactory
from tests.factories.referrals import heard, referred

pytestmark = pytest.mark.django_db

NAME = "Yanamaría"


@pytest.fixture
def child(settings, coordinator):
    """A child whom everybody speaks of, on a site with something of everything."""
    settings.EMBEDDED_DATABASE = True
    call_command("load_founding_data")
    call_command("load_samples")
    Contribution.objects.filter(state=State.DRAFT).delete()  # nobody but the author reads a draft
    with ignore():
        add_what_samples_lack(coordinator)
    for verbs in (("decline",), ("accept", "finish")):
        referral = referred(owner=coordinator)
        for verb in verbs:
            heard(referral, verb, by=coordinator, words="Por los fondos.")
    child = RepresentativeFactory(given_name=NAME)
    mandate = MandateFactory(representative=child)
    mandate.period = DateRange(date(2020, 1, 1), date(2021, 1, 1))
    mandate.save()
    return child


def add_what_samples_lack(coordinator):
    """A row for each kind of text that a new site has none of; in no order that a life has."""
    by = {"written_by": coordinator}
    minutes, session = Minutes.objects.first(), Session.objects.filter(state="convoked")[0]
    contribution = Contribution.objects.first()
    day = date(2030, 1, 1)
    for paper, of in (
        (SessionPaper, {"session": session}),
        (ConsultationPaper, {"consultation": Consultation.objects.first()}),
        (ActivityPaper, {"activity": Activity.objects.first()}),
    ):
        paper.objects.create(title="Hoja", attachment=AttachmentFactory(), **of)
    Removal.objects.create(alliance=Alliance.objects.first(), what="Taller", reason="Dos veces.")
    Addendum.objects.create(minutes=minutes, text="Faltó algo.", signed="Ana", **by)
    MinutesCheck.objects.create(
        minutes=minutes, edition=9, mandate=contribution.mandate, comment="Falta algo."
    )
    Note.objects.create(contribution=contribution, text="Una nota.", **by)
    Translation.objects.create(contribution=contribution, language="en", text="Words.", **by)
    Export.objects.create(exported_by=coordinator, form="csv", asked="q=agua")
    Extension.objects.create(
        consultation=Consultation.objects.first(),
        old_closes_on=day,
        new_closes_on=date(2030, 1, 9),
        old_answer_by=date(2030, 2, 1),
        new_answer_by=date(2030, 2, 9),
        reason="Falta oír a dos organizaciones.",
        moved_by=coordinator,
    )
    Postponement.objects.create(
        contribution=contribution,
        old_day=date(2030, 1, 1),
        new_day=date(2030, 1, 9),
        reason="Falta ver algo.",
        moved_by=coordinator,
    )
    Review.objects.update(summary="Pide agua.")
    Session.objects.filter(pk=session.pk).update(state="cancelled", reason="Por la lluvia.")
    Resolution.objects.update(state="done", outcome="Se hizo.", closed_on=day)
    Alliance.objects.update(reason="Por lo acordado.")
    Partner.objects.update(notes="Llamar antes.")
    Promise.objects.update(started_on=today(), done_on=today(), outcome="Se hizo.")


def name_everywhere():
    """Put the name into each text that there is, and into its history; returns the columns that
    stayed empty."""
    empty = set()
    with ignore():
        for model in searched_models():
            for field in texts_of(model):
                if not _put(model, model._meta.get_field(field)):
                    empty.add(f"{model._meta.label}.{field}")
            for field in texts_in_history_of(model):
                _put(model.pgh_event_model, model._meta.get_field(field))
        connection.check_constraints()  # while the deferred triggers are ignored too
    return empty


def _put(table, field):
    """How many rows got it."""
    # What is with safeguarding keeps its words, and no default manager has it.
    rows = table._default_manager.exclude(**{field.name: None})
    if isinstance(field, TranslationField):
        named = [row for row in rows if getattr(row, field.name)]
        for row in named:
            told = {key: f"{NAME} {text}" for key, text in getattr(row, field.name).items()}
            table._base_manager.filter(pk=row.pk).update(**{field.name: told})
        return len(named)
    return rows.exclude(**{field.name: ""}).update(**{field.name: _named(field)})


def _named(field):
    if isinstance(field, models.SlugField):
        return Concat(Left(F(field.name), 30), Value("-Yanamaria"))
    if isinstance(field, models.URLField):
        return Value("https://meet.example/Yanamaria")
    kept = Left(F(field.name), (field.max_length or 5000) - len(NAME) - 1)
    return Concat(Value(f"{NAME} "), kept)


def test_no_row_mail_or_log_names_the_child_any_more(child, coordinator):
    assert name_everywhere() == set()
    project, question = Project.objects.first(), Consultation.objects.first()
    reader = User.objects.get(username="rep-conao")
    reader.email = "conao@example.org"
    reader.save()
    for _each in range(2):
        mail.send(
            to=reader,
            template="advisory/mail/consultation_opened.txt",
            path="/",
            context={"consultation": question},
        )
    Email.objects.filter(pk=Email.objects.first().pk).update(status=STATUS.sent)
    LogEntry.objects.log_actions(coordinator.pk, [project], CHANGE, [{"changed": {"fields": []}}])
    before = {place for place, _word in traces_of(NAME)}
    assert before >= {"post_office_email", "django_admin_log", "programs_project"}

    actions.erase(representative=child, reason=ErasureReason.REQUEST, done_by=coordinator)

    assert traces_of(NAME) == []
    letter = Email.objects.get()
    assert letter.status == STATUS.queued
    assert "[alguien]" in letter.message
    assert letter.html_message == ""
    project.refresh_from_db()
    assert project.name.startswith("[alguien] ")
    assert project.slug.endswith(f"-alguien-{project.pk}")


def test_the_nightly_run_finds_the_name_everywhere_too(child):
    name_everywhere()

    actions.erase(representative=child, reason=ErasureReason.RETENTION)

    assert traces_of(NAME) == []
