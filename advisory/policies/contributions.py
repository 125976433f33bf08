"""Who may do what with the contributions, seats and concerns that they can see.

Pure: no queries, no models.
"""

from accounts.policies import is_council_or_team
from advisory.choices import (
    PROMISING,
    STANDING,
    WAITING,
    WITH_ANSWER,
    WITH_DECISION,
    Audience,
    Origin,
    State,
)


def can_read_contributions(user) -> bool:
    """Read what the council said; which of it, says ``visible_to``."""
    return is_council_or_team(user)


def can_write_contribution(user, mandate) -> bool:
    """Say something: a representative or alternate whose mandate runs today."""
    return user.is_representative and mandate is not None


def can_edit_contribution(user, contribution) -> bool:
    return contribution.state == State.DRAFT and is_author(user, contribution)


def can_withdraw_contribution(user, contribution) -> bool:
    """Its author, until it is decided for the first time (design, section 6)."""
    return (
        contribution.state in (State.SUBMITTED, State.UNDER_REVIEW)
        and contribution.reopened_at is None
        and is_author(user, contribution)
    )


def speaks_for(user, contribution, mandate) -> bool:
    """Sit today for the author's organization, as the author or as a successor."""
    return (
        can_write_contribution(user, mandate)
        and mandate.organization_id == contribution.organization_id
    )


def can_rate_answer(user, contribution, mandate) -> bool:
    """Say what they think of the newest answer, if nobody has."""
    return contribution.state in WITH_ANSWER and speaks_for(user, contribution, mandate)


def can_have_receipt(user, contribution, mandate) -> bool:
    """Its author, who sits for their organization, and the team, who may print it for them."""
    return (
        can_see_review(user)
        or is_author(user, contribution)
        or speaks_for(user, contribution, mandate)
    )


def can_support_contribution(user, contribution, mandate) -> bool:
    """Stand behind what another organization said to the whole council, or do so no more."""
    return (
        can_write_contribution(user, mandate)
        and mandate.organization_id != contribution.organization_id
        and contribution.audience == Audience.COUNCIL
        and contribution.state in STANDING
    )


def can_log_contributions(user) -> bool:
    """Write down what was said elsewhere, and send it for who said it."""
    return user.is_coordinator


def can_check_words(user, contribution, mandate) -> bool:
    """Say whether the words that the team wrote down are right: who said them, or who sits for
    the organization today; once."""
    return (
        contribution.origin == Origin.LOGGED
        and contribution.state != State.WITHDRAWN
        and not contribution.transcription.is_checked
        and hears_of_words(user, contribution, mandate)
    )


def hears_of_words(user, contribution, mandate) -> bool:
    return is_author(user, contribution) or speaks_for(user, contribution, mandate)


def can_see_review(user) -> bool:
    """The team's notes and reasons; a lead reads them too, and changes nothing."""
    return user.is_coordinator or user.is_lead


def can_work_on_contributions(user) -> bool:
    """Take, decide and answer."""
    return user.is_coordinator


def can_export_contributions(user) -> bool:
    """Take what the council said out of the site, as a table."""
    return user.is_coordinator


def can_see_exports(user) -> bool:
    """Look who took which table out of the site."""
    return user.is_coordinator or user.is_administrator


def can_take_contribution(user, contribution) -> bool:
    return user.is_coordinator and contribution.state == State.SUBMITTED


def can_review_contribution(user, contribution) -> bool:
    """Summary and stage, from the moment that somebody has taken it."""
    return user.is_coordinator and contribution.state in (State.UNDER_REVIEW, *WITH_DECISION)


def can_assign_contribution(user, contribution) -> bool:
    """Put it in the charge of another person."""
    return can_review_contribution(user, contribution)


def can_file_contribution(user, contribution) -> bool:
    """Say which area it belongs to, and who is in charge of it."""
    return user.is_coordinator and contribution.state in STANDING


def can_note_contribution(user, contribution) -> bool:
    """Write a note for the team, ask a colleague, reply."""
    return user.is_coordinator and contribution.state in STANDING


def can_translate_contribution(user, contribution) -> bool:
    return can_note_contribution(user, contribution)


def can_decide_contribution(user, contribution) -> bool:
    """A decision may still be changed until its answer is published; what is joined has none of
    its own."""
    return (
        user.is_coordinator
        and contribution.state in (State.UNDER_REVIEW, State.DECIDED)
        and not is_joined(contribution)
    )


def is_joined(contribution) -> bool:
    """Answered with another one; after a no it goes its own way."""
    return contribution.reopened_at is None and hasattr(contribution, "join")


def can_join_contribution(user, contribution) -> bool:
    """Have it answered with another one; whether others follow it, the action asks."""
    return (
        user.is_coordinator
        and contribution.state in (State.SUBMITTED, State.UNDER_REVIEW)
        and contribution.reopened_at is None
        and not is_joined(contribution)
    )


def can_part_contribution(user, contribution) -> bool:
    return (
        user.is_coordinator and contribution.state == State.UNDER_REVIEW and is_joined(contribution)
    )


def can_postpone_contribution(user, contribution) -> bool:
    """Move the promised day, with a reason, until the answer is there."""
    return user.is_coordinator and contribution.state in WAITING


def can_answer_contribution(user, contribution) -> bool:
    return user.is_coordinator and contribution.state == State.DECIDED


def can_approve_answer(user, answer) -> bool:
    """Say yes to what a colleague wrote, before a child reads it."""
    return (
        user.is_coordinator
        and answer.waits_for_approval
        and bool(answer.text)
        and answer.written_by_id not in (None, user.pk)
    )


def can_promise_contribution(user, contribution) -> bool:
    """Add a commitment to a yes, while the work is not over."""
    return (
        user.is_coordinator
        and contribution.state in (State.DECIDED, State.ANSWERED, State.IN_PROGRESS)
        and contribution.review.decision in PROMISING
    )


def can_follow_up_contribution(user, contribution) -> bool:
    """Tell how far its commitments are: what was promised stays so while it is read again."""
    return user.is_coordinator and (
        contribution.state in (State.ANSWERED, State.IN_PROGRESS) or contribution.is_reopened
    )


def can_follow_up_commitment(user, commitment) -> bool:
    """From the moment that the child has read of it, until it is done."""
    return (
        commitment.told_at is not None
        and commitment.done_on is None
        and can_follow_up_contribution(user, commitment.contribution)
    )


def can_tell_story(user, contribution) -> bool:
    """Tell the public what came of it: never what its author said to the team alone."""
    return (
        user.is_coordinator
        and contribution.state in WITH_ANSWER
        and contribution.audience == Audience.COUNCIL
    )


def is_author(user, contribution) -> bool:
    return contribution.mandate.representative.user_id == user.pk
