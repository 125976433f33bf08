"""What migrations are built of, beside what Django brings."""

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory


class CreateModels(Operation):
    """Creates models in the given order; each may refer to those before it.

    For every ``CreateModel``, Django builds the classes of all models again that hang together with
    the new one. Here all do, by the people who write and the history: a hundred models would mean
    a hundred times the classes of all before. This builds them once, after the last.
    """

    category = OperationCategory.ADDITION
    serialization_expand_args = ["models"]

    def __init__(self, models: list[CreateModel]) -> None:
        self.models = models

    def state_forwards(self, app_label, state):
        vars(state).pop("apps", None)  # the classes; built anew when somebody asks for them
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Create models {', '.join(model.name for model in self.models)}"

    @property
    def migration_name_fragment(self):
        return "_".join(model.name_lower for model in self.models)
