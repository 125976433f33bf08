"""What migrations are built of, beside what Django brings."""

from collections.abc import Iterator

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory


class Together(Operation):
    """Several operations in the given order, of which none needs what another did to a model that
    was there before. What a new model gets later in the list is made with it.

    For every operation, Django builds the classes of all models again that hang together with the
    changed one. Here all do, by the people who write and the history: a hundred operations would
    mean a hundred times the classes of all. This builds them once, after the last.
    """

    category = OperationCategory.MIXED
    serialization_expand_args = ["operations"]

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label, state):
        vars(state).pop("apps", None)  # the classes; built anew when somebody asks for them
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self._of_tables():
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(list(self._of_tables())):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return "; ".join(operation.describe() for operation in self.operations)

    @property
    def migration_name_fragment(self):
        return "_".join(operation.migration_name_fragment for operation in self.operations)

    def _of_tables(self) -> Iterator[Operation]:
        """Without those that are done with a new table; a proxy has none."""
        makers = [each for each in self.operations if isinstance(each, CreateModel)]
        new = {each.name_lower for each in makers if not each.options.get("proxy")}
        for operation in self.operations:
            if operation in makers or operation.model_name.lower() not in new:
                yield operation
