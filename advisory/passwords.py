"""Passwords that whoever knows the council would try first."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from advisory.models import Organization
from records.search import folded

EVERYBODYS = """
    adolescente adolescentes admin children consejo consultivo council demo nina ninas nino ninos
    password peru rep representante
"""
SHORTEST = 3  # letters; shorter words stand in too many others
ENOUGH = 4  # letters that are nobody's but the child's


class CouncilWordsValidator:
    """Refuses a password that is a word of the council, an organization's name or the own username
    with a few letters or numbers about it."""

    def validate(self, password, user=None):
        left = typed = _letters(password)
        known = {
            *EVERYBODYS.split(),
            *_names_of_organizations(),
            _letters(user.username if user else ""),
        }
        for word in sorted(known, key=len, reverse=True):
            if len(word) >= SHORTEST:
                left = left.replace(word, "")
        if left != typed and len(left) < ENOUGH:
            raise ValidationError(self.get_help_text(), code="password_of_the_council")

    def get_help_text(self):
        return _(
            "A word of the council or your username is easy to guess. Add words that only you"
            " would think of."
        )


def _names_of_organizations():
    for organization in Organization.objects.all():
        for name in filter(None, [organization.acronym, organization.name, organization.name_en]):
            yield _letters(name)
            yield from map(_letters, name.split())


def _letters(text):
    return re.sub(r"[\W\d_]+", "", folded(text).casefold())
