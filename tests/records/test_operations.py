"""Operations of migrations."""

import pytest
from django.db import connection, models
from django.db.migrations import AddField, CreateModel
from django.db.migrations.state import ModelState, ProjectState

from records.operations import Together

pytestmark = pytest.mark.django_db
TABLES = {"zoo_cage", "zoo_animal", "zoo_animal_friends"}


def cage_and_animal():
    key = ("id", models.BigAutoField(primary_key=True))
    return Together(
        operations=[
            CreateModel("Cage", [key]),
            CreateModel(
                "Animal",
                [
                    key,
                    ("cage", models.ForeignKey("zoo.cage", models.CASCADE)),
                    ("friends", models.ManyToManyField("zoo.animal")),
                ],
            ),
        ]
    )


def owner_of_the_animal():
    return Together(
        operations=[
            CreateModel("Owner", [("id", models.BigAutoField(primary_key=True))]),
            AddField("owner", "animal", models.ForeignKey("zoo.animal", models.CASCADE)),
            AddField("animal", "name", models.CharField(max_length=20, default="")),
        ]
    )


def columns_of(table):
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, table)
    return {column.name for column in found}


def tables():
    return TABLES & set(connection.introspection.table_names())


def test_models_are_created_and_taken_away_together():
    operation = cage_and_animal()
    before, after = ProjectState(), ProjectState()
    operation.state_forwards("zoo", after)

    with connection.schema_editor(collect_sql=False) as editor:
        operation.database_forwards("zoo", editor, before, after)
    created = tables()
    with connection.schema_editor(collect_sql=False) as editor:
        operation.database_backwards("zoo", editor, after, before)

    assert created == TABLES
    assert tables() == set()


def test_what_a_new_model_gets_later_is_made_with_it_and_an_old_one_gets_its_own():
    first, operation = cage_and_animal(), owner_of_the_animal()
    before, between = ProjectState(), ProjectState()
    first.state_forwards("zoo", between)
    after = between.clone()
    operation.state_forwards("zoo", after)

    with connection.schema_editor(collect_sql=False) as editor:
        first.database_forwards("zoo", editor, before, between)
        operation.database_forwards("zoo", editor, between, after)
    owner, animal = columns_of("zoo_owner"), columns_of("zoo_animal")
    with connection.schema_editor(collect_sql=False) as editor:
        operation.database_backwards("zoo", editor, after, between)

    assert owner == {"id", "animal_id"}
    assert animal == {"id", "cage_id", "name"}
    assert columns_of("zoo_animal") == {"id", "cage_id"}
    assert "zoo_owner" not in connection.introspection.table_names()


def test_the_classes_are_built_once_for_all_models(monkeypatch):
    built = []
    render = ModelState.render
    monkeypatch.setattr(
        ModelState, "render", lambda self, apps: built.append(self.name) or render(self, apps)
    )
    state = ProjectState()
    _rendered = state.apps  # as it is when a migration begins

    cage_and_animal().state_forwards("zoo", state)
    classes = state.apps.get_models()

    assert built == ["Cage", "Animal"]
    assert {model.__name__ for model in classes} >= {"Cage", "Animal"}
