"""A page to visit, and what is done there to see it as it looks then."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Stop:
    """One page. ``who`` comes to ``path``; ``act`` does what it takes to see it there."""

    name: str
    who: str
    path: str
    act: Callable | None = None
    status: int = 200


def send_empty(page):
    """Send the form as it is, with something missing."""
    page.locator("main form .lead-action").click()
    page.get_by_role("alert").wait_for()
