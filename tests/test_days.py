"""A mistyped year: no day and no range of any record can hold it, and the form says so at once."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.apps import apps
from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import get_resolver

from records.constraints import KnownYears
from records.forms.days import check_year
from tests.factories.advisory import MandateFactory
from tests.factories.alliances import ActivityFactory, AgreementFactory, AmendmentFactory
from tests.factories.programs import ProjectFactory
from tests.factories.sessions import SessionFactory

pytestmark = pytest.mark.django_db

APPS = ["records", "accounts", "programs", "alliances", "advisory"]
MODELS = [
    model
    for app in APPS
    for model in apps.get_app_config(app).get_models()
    # Rows of history come from guarded rows, and a proxy has those of its model.
    if not hasattr(model, "pgh_tracked_model") and not model._meta.proxy
]
# Moments that people type; any other is the clock's.
TYPED_MOMENTS = {"Session.starts_at"}


def is_day(model, field):
    if isinstance(field, models.DateTimeField):
        return f"{model.__name__}.{field.name}" in TYPED_MOMENTS
    return isinstance(field, models.DateField | DateRangeField)


def guarded(model):
    constraints = [each for each in model._meta.constraints if isinstance(each, KnownYears)]
    return {path for constraint in constraints for path in constraint.paths}


def paths_of(field):
    if isinstance(field, DateRangeField):
        return {f"{field.name}__startswith", f"{field.name}__endswith"}
    return {f"{field.name}__date" if isinstance(field, models.DateTimeField) else field.name}


def sql(text, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(text, values)


def test_every_day_and_range_of_every_record_lies_in_known_years():
    days = {
        f"{model.__name__}.{path}": path in guarded(model)
        for model in MODELS
        for field in model._meta.concrete_fields
        if is_day(model, field)
        for path in paths_of(field)
    }

    assert [name for name, is_guarded in days.items() if not is_guarded] == []
    assert "Agreement.runs__endswith" in days


def test_every_field_for_a_day_refuses_a_slip_of_the_year_where_it_is_typed():
    unguarded = [
        f"{form.__name__}.{name}"
        for form in forms_of_the_site(forms.BaseForm)
        for name, field in form.base_fields.items()
        if isinstance(field, forms.DateField) and not refuses(form, name, field)
    ]

    assert unguarded == []


def forms_of_the_site(parent):
    assert get_resolver().url_patterns  # whose views load them
    return [form for form in subclasses(parent) if form.__module__.split(".")[0] in APPS]


def subclasses(parent):
    for child in parent.__subclasses__():
        yield child
        yield from subclasses(child)


def refuses(form, name, field):
    """By itself, or as a field of a record with the guard."""
    if issubclass(form, forms.ModelForm) and name not in form.declared_fields:
        return name in guarded(form._meta.model)
    try:
        field.clean(date(9999, 12, 31))
    except ValidationError:
        return True
    return False


def test_every_moment_that_people_type_is_among_those_that_are_guarded():
    typed = {
        f"{form._meta.model.__name__}.{name}"
        for form in forms_of_the_site(forms.ModelForm)
        for name, field in form.base_fields.items()
        if isinstance(field, forms.DateTimeField | forms.SplitDateTimeField)
    }

    assert typed == TYPED_MOMENTS


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_raw_sql_cannot_date_a_record_beyond_the_years(day):
    project = ProjectFactory()

    with pytest.raises(IntegrityError, match="project_years_known"):
        sql("UPDATE programs_project SET starts_on = %s, ends_on = %s", day, day)
    project.refresh_from_db()


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
def test_the_first_and_the_last_of_the_days_are_kept(day):
    AgreementFactory(ends_on=None)

    sql(
        "UPDATE alliances_agreement SET signed_on = '1900-01-01', starts_on = %s, ends_on = %s",
        day,
        day,
    )


def test_raw_sql_cannot_let_an_agreement_or_its_amendment_run_to_the_end_of_calendars():
    amendment = AmendmentFactory()

    with pytest.raises(IntegrityError, match="agreement_years_known"):
        sql("UPDATE alliances_agreement SET ends_on = '9999-12-31'")
    with pytest.raises(IntegrityError, match="amendment_years_known"):
        sql("UPDATE alliances_amendment SET extends_to = '9999-12-31'")
    assert amendment.agreement.last_day == date(2026, 12, 31)


def test_raw_sql_cannot_give_a_seat_until_the_end_of_calendars():
    MandateFactory()

    with pytest.raises(IntegrityError, match="mandate_years_known"):
        sql("UPDATE advisory_mandate SET period = daterange(lower(period), '9999-12-31', '[]')")


def test_raw_sql_cannot_plan_a_session_in_a_year_that_nobody_means():
    SessionFactory()

    with pytest.raises(IntegrityError, match="session_years_known"):
        sql("UPDATE advisory_session SET starts_at = '9999-12-31 10:00-05'")


def test_the_slip_stands_at_its_field():
    activity = ActivityFactory.build(on=date(202, 3, 12))

    with pytest.raises(ValidationError) as refused:
        activity.full_clean(exclude=["alliance"])

    assert refused.value.message_dict == {"on": ["Look at the year."]}


@pytest.mark.parametrize(
    ("path", "value", "is_refused"),
    [
        ("starts_at__date", datetime(9999, 12, 31, tzinfo=UTC), True),
        ("starts_at__date", datetime(2026, 12, 31, tzinfo=UTC), False),
        ("period__startswith", DateRange(date(1, 1, 1), None), True),
        ("period__endswith", DateRange(date(2026, 1, 1), None), False),
        ("period__endswith", DateRange(date(2026, 1, 1), date(2200, 1, 1)), False),
        ("period__endswith", DateRange(date(2026, 1, 1), date(2200, 1, 2)), True),
    ],
)
def test_moments_and_ranges_are_looked_at_by_their_days(path, value, is_refused):
    name = path.partition("__")[0]
    record = type("Row", (), {name: value, "__str__": lambda self: "row"})()
    constraint = KnownYears(path, name="row_years_known")

    try:
        constraint.validate(None, record)
        refused = []
    except ValidationError as error:
        refused = error.message_dict[name]

    assert refused == (["Look at the year."] if is_refused else [])


def test_the_sentence_of_the_form_names_the_years():
    with pytest.raises(ValidationError) as refused:
        check_year(date(9999, 12, 31))

    assert refused.value.messages == ["Look at the year. Write one from 1900 to 2199."]
