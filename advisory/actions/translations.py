"""The words of a child in another language."""

from django.db import transaction
from django_fsm import TransitionNotAllowed

from advisory import policies
from advisory.actions.contributions import locked
from advisory.models import Contribution, Translation


@transaction.atomic
def open_translation(*, contribution: Contribution, opened_by) -> Translation:
    """The translation, perhaps unsaved yet, and nobody else's until the transaction ends.

    Raises ``TransitionNotAllowed`` if it was taken back.
    """
    contribution = locked(contribution)
    if not policies.can_translate_contribution(opened_by, contribution):
        raise TransitionNotAllowed
    found = Translation.objects.select_for_update().filter(contribution=contribution).first()
    return found or Translation(contribution=contribution, version=0)


@transaction.atomic
def save_translation(*, translation: Translation, written_by) -> None:
    """Save what ``open_translation`` gave."""
    translation.written_by = written_by
    translation.version = translation.version or 1  # 0 is what a page saw before it was there
    translation.save()
