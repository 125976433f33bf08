"""One child's data, while something is written about them."""

from django.db import transaction

from advisory.models import Guardian, Representative


def hold_person(pk: int) -> Representative:
    """The representative, who can't be erased until the transaction ends.

    Raises ``Representative.DoesNotExist`` once they are: what somebody was still writing about
    them is not kept.
    """
    present = Representative.objects.select_for_update(no_key=True).filter(erased_at__isnull=True)
    return present.get(pk=pk)


@transaction.atomic
def add_guardian(*, guardian: Guardian) -> None:
    """One more adult who answers for the child."""
    hold_person(guardian.representative_id)
    guardian.save()
