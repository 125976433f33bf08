"""Partners and alliances in the Django admin, where administrators keep their records."""

from alliances.admin import agreements, alliances, partners

__all__ = ["agreements", "alliances", "partners"]
