"""Steps from state to state, written once in a table: the model guards them, and the database."""

from collections.abc import Callable, Iterable, Mapping

import pgtrigger
from django.db import models
from django_fsm import transition

# For each verb the states from which it leads, and the one to which.
Steps = Mapping[str, tuple[Iterable[str], str]]


def step(steps: Steps, verb: str, *conditions: Callable[[models.Model], bool]) -> Callable:
    """Decorates the method of a model that takes the step of this name."""
    source, target = steps[verb]
    return transition(field="state", source=source, target=target, conditions=conditions)


def known_steps(steps: Steps, *others: tuple[str, str]) -> pgtrigger.Trigger:
    """No other change of the state is written, by whomever; ``others`` are steps without a verb."""
    pairs = [(source, target) for sources, target in steps.values() for source in sources]
    return pgtrigger.FSM(name="known_steps", field="state", transitions=[*pairs, *others])
