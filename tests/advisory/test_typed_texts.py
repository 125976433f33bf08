"""Where a name can stand is where it is searched, and no column of text is forgotten."""

import pytest
from django.apps import apps
from django.db import connection
from pghistory.models import Event

from advisory.typed_texts import LEFT_OUT, searched_models, texts_in_history_of, texts_of

pytestmark = pytest.mark.django_db

# What can hold words; a type that is in neither list is a question to whoever adds it.
WORDS = {"character varying", "text", "jsonb", "tsvector"}
NO_WORDS = {
    "bigint",
    "boolean",
    "date",
    "daterange",
    "int4range",
    "int8range",
    "integer",
    "smallint",
    "time without time zone",
    "timestamp with time zone",
    "timestamp without time zone",
    "uuid",
}
OWN = "The person’s own: blanked or deleted by the erasure itself (advisory.actions.erasures)."
ROLES = "Names of roles, models and migrations, from the code."
SECRET = "A secret, or the digest of one."
DELETED = "Deleted where it names the person: sessions, mail and the log of the admin."
UNUSED = "Nothing of ours writes it."
FILES = "A name from chance, and a kind from a list."
WHO_AND_WHERE = "The key of who changed something, and the address of the page."
BESIDE = {
    "accounts_reminder": "A kind from the code.",
    "accounts_sentform": "A digest, and the address of the page.",
    "accounts_user": OWN,
    "accounts_userevent": OWN,
    "accounts_invitation": SECRET,
    "accounts_invitationevent": SECRET,
    "account_emailaddress": OWN,
    "account_emailconfirmation": SECRET,
    "auth_group": ROLES,
    "auth_permission": ROLES,
    "cache": "Counts of tries, by digests.",
    "django_admin_log": DELETED,
    "django_content_type": ROLES,
    "django_migrations": ROLES,
    "django_session": DELETED,
    "mfa_authenticator": "The second step of an adult, sealed, and what they call a key.",
    "pghistory_context": WHO_AND_WHERE,
    "post_office_attachment": UNUSED,
    "post_office_email": DELETED,
    "post_office_emailtemplate": UNUSED,
    "post_office_log": "What the mail server said; deleted with the mail.",
    "records_attachment": FILES,
    "records_attachmentevent": FILES,
}
# Of the tables of our own records: what history and search add to them.
ADDED = {"pgh_label", "search"}


def _columns():
    """Every column of every table, as the database says: (table, column) and its type."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " JOIN information_schema.tables USING (table_schema, table_name)"
            " WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
            " AND table_type = 'BASE TABLE'"
        )
        return {(table, column): kind for table, column, kind in cursor.fetchall()}


def _our_models():
    for model in apps.get_models(include_auto_created=True):
        if not issubclass(model, Event) and not model._meta.proxy:
            events = getattr(model, "pgh_event_model", None)
            yield from ((each, model) for each in (model, events) if each is not None)


def _searched():
    for model in searched_models():
        yield from ((model._meta.db_table, field) for field in texts_of(model))
        events = texts_in_history_of(model)
        yield from ((model.pgh_event_model._meta.db_table, field) for field in events)


def _chosen_or_left_out():
    """A choice of a list, and what the search leaves out by name."""
    for table, model in _our_models():
        label = model._meta.label
        for field in model._meta.concrete_fields:
            is_named = {label, f"{label}.{field.name}"} & set(LEFT_OUT)
            if field.choices or is_named:
                yield table._meta.db_table, field.column


def test_every_type_of_column_is_known():
    assert set(_columns().values()) <= WORDS | NO_WORDS


def test_every_column_of_words_is_searched_or_left_out_for_a_reason():
    words = {place for place, kind in _columns().items() if kind in WORDS}

    known = {*_searched(), *_chosen_or_left_out()}
    forgotten = {
        (table, column)
        for table, column in words - known
        if table not in BESIDE and column not in ADDED
    }

    assert forgotten == set()


def test_what_is_left_out_is_there():
    labels = {model._meta.label for model in apps.get_models()}
    fields = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
    }

    assert set(LEFT_OUT) <= labels | fields
    assert set(BESIDE) - {"cache"} <= {table for table, _column in _columns()}


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("advisory.Session", "place"),
        ("advisory.SessionPaper", "title"),
        ("advisory.AgendaItem", "title"),
        ("advisory.Consultation", "question"),
        ("advisory.Consultation", "decider"),
        ("advisory.ConsultationPaper", "title"),
        ("advisory.Resolution", "text"),
        ("advisory.MinutesSection", "text"),
        ("advisory.Postponement", "reason"),
        ("alliances.Activity", "title"),
        ("alliances.Activity", "result"),
        ("alliances.ActivityPaper", "title"),
        ("alliances.Commitment", "promise"),
        ("programs.Project", "name"),
        ("programs.Project", "slug"),
    ],
)
def test_short_texts_are_searched_too(label, field):
    assert field in texts_of(apps.get_model(label))


def test_no_table_is_searched_twice():
    tables = [model._meta.db_table for model in searched_models()]

    assert sorted(set(tables)) == sorted(tables)
