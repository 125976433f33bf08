"""What all together say of the sessions, against the nine requirements.

Of children only what at least five said together, and only of sessions whose minutes are approved:
a figure that changes would tell who has changed it.
"""

from dataclasses import dataclass
from statistics import mean

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from advisory.choices import IN_CHILDS_WORDS, Requirement, SessionState
from advisory.models import Mark, Session

SHOWN = 8  # sessions; more do not fit in a picture
CHILDREN, TEAM = _("Children and adolescents"), _("The team")


@dataclass(frozen=True)
class Row:
    """One requirement over all these sessions, in percent; None where too few said something."""

    label: Promise
    in_childs_words: Promise
    children: float | None
    team: float | None


@dataclass(frozen=True)
class Column:
    """One session over all requirements."""

    session: Session
    children: float | None
    team: float | None


@dataclass(frozen=True)
class Scores:
    """The figures for both pictures, and for the tables beside them; the oldest session first."""

    columns: list[Column]
    rows: list[Row]


def of(sessions) -> Scores:
    """The newest of these sessions (a queryset) whose minutes are approved."""
    approved = sessions.filter(state=SessionState.APPROVED).order_by("-starts_at", "-pk")[:SHOWN]
    shown = list(reversed(approved))
    keys = [session.pk for session in shown]
    marks = Mark.objects.filter(session__in=keys)
    children = _cells(marks.scores_of_children())
    team = _cells(marks.by_team().of_approved().scores())
    return Scores(
        columns=[
            Column(
                session,
                _mean(children, session=session.pk),
                _mean(team, session=session.pk),
            )
            for session in shown
        ],
        rows=[
            Row(
                requirement.label,
                IN_CHILDS_WORDS[requirement],
                _mean(children, requirement=requirement),
                _mean(team, requirement=requirement),
            )
            for requirement in Requirement
        ],
    )


def _cells(rows):
    return {(row["session"], row["requirement"]): float(row["score"]) for row in rows}


def _mean(cells, *, session=None, requirement=None):
    found = [
        score
        for (of_session, of_requirement), score in cells.items()
        if session in (None, of_session) and requirement in (None, of_requirement)
    ]
    return round(mean(found)) if found else None
