"""How far somebody has followed a contribution."""

from advisory.models import Contribution, Representative, Seen


def note_seen(*, contribution: Contribution, representative: Representative) -> None:
    """The news that the page showed, by ``news_at``, are no news any more; a second look writes
    nothing."""
    seen = Seen.objects.filter(contribution=contribution, representative=representative)
    if contribution.news_at is None or seen.filter(up_to__gte=contribution.news_at).exists():
        return
    Seen.objects.bulk_create(
        [
            Seen(
                contribution=contribution,
                representative=representative,
                up_to=contribution.news_at,
            )
        ],
        update_conflicts=True,
        unique_fields=["contribution", "representative"],
        update_fields=["up_to"],
    )
