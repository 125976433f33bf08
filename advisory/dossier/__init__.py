"""All that is kept on one child, for the child (rights of access and portability).

``tests/advisory/test_dossier_models.py`` names for each model what of it stands here, or why
nothing does.
"""

from typing import Any

from advisory.dossier import account, person, sessions, voice
from advisory.models import Representative


def dossier(representative: Representative, *, for_child: bool) -> dict[str, Any]:
    """Words, dates and times, for a page or for Django's JSON encoder.

    Asks a fixed number of queries. ``for_child``: what is the child's alone is in it (drafts,
    letters, when they read, what was promised to be shown to nobody), and how to reach the adults
    is not (design, section 1); for a family that asks the team it is the other way round.
    """
    kept = {
        **person.about(representative),
        **account.about(representative.user),
        "guardians": person.guardians(representative, for_child=for_child),
        "mandates": person.mandates(representative, for_child=for_child),
        "consents": person.consents(representative, for_child=for_child),
        "invitations": account.invitations(representative.user),
        "contributions": voice.contributions(representative, for_child=for_child),
        "ratings": voice.ratings(representative),
        "checked": voice.checked(representative),
        "sessions": sessions.came(representative),
        "topics": sessions.topics(representative),
        "checked_minutes": sessions.checked_minutes(representative),
        "looks": person.looks(representative),
        "changes": person.changes(representative, for_child=for_child),
    }
    if for_child:
        kept |= account.of_the_child_alone(representative.user)
        kept |= voice.of_the_child_alone(representative)
        kept |= sessions.of_the_child_alone(representative)
    return kept
