"""Operations of migrations."""

import pytest
from django.db import connection, models
from django.db.migrations import CreateModel
from django.db.migrations.state import ModelState, ProjectState

from records.operations import CreateModels

pytestmark = pytest.mark.django_db
TABLES = {"zoo_cage", "zoo_animal", "zoo_animal_friends"}


def cage_and_animal():
    key = ("id", models.BigAutoField(primary_key=True))
    return CreateModels(
        models=[
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
