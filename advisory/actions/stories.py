"""What the public is told: you said – we did."""

from django.db import transaction
from django_fsm import TransitionNotAllowed

from advisory import policies
from advisory.actions.contributions import locked
from advisory.models import Contribution, Story


@transaction.atomic
def open_story(*, contribution: Contribution, opened_by) -> Story:
    """The story of this contribution, perhaps unsaved yet, and nobody else's until the
    transaction ends.

    Raises ``TransitionNotAllowed`` if there is nothing to tell any more.
    """
    contribution = locked(contribution)
    if not policies.can_tell_story(opened_by, contribution):
        raise TransitionNotAllowed
    found = Story.objects.select_for_update().filter(contribution=contribution).first()
    return found or Story(contribution=contribution, version=0)


@transaction.atomic
def save_story(*, story: Story, verb: str, saved_by) -> None:
    """Save what ``open_story`` gave; ``verb`` is publish, take_down, or just save."""
    if verb == "publish":
        story.publish(by=saved_by)
    elif verb == "take_down":
        story.take_down()
    story.version = story.version or 1  # 0 is what a page saw that was opened before it was there
    story.save()
