"""Where alliances stand, and where none does: areas by kinds of partner, and by lines of work."""

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from alliances import policies
from alliances.choices import EntityType
from alliances.filters import IN_FORCE, PARTNER_TYPES
from alliances.models import Alliance, LineOfWork
from programs.models import Area

# Which ministry leads in an area is the first thing that an alliance there needs.
LEADING = EntityType.MINISTRY


@dataclass(frozen=True)
class Cell:
    """Where an area meets a kind of partner or a line. Without lines nobody stands there."""

    area: Area
    lines: int
    activities: int
    url: str
    activities_url: str
    is_main: bool = True


@dataclass(frozen=True)
class Row:
    label: str
    cells: list[Cell]
    url: str = ""

    @property
    def stands(self) -> bool:
        """Whether anybody is anywhere in it."""
        return any(cell.lines for cell in self.cells)


@dataclass(frozen=True)
class Group:
    """The lines of work of one alliance."""

    alliance: Alliance
    rows: list[Row]


@dataclass(frozen=True)
class Gap:
    """An area in which no ministry works with us, and who does."""

    area: Area
    alliances: list[Alliance]


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    areas = list(Area.objects.visible_to(request.user).for_list())
    lines = list(LineOfWork.objects.in_force().for_matrix())
    kinds = {value: _row_of_type(value, label, lines, areas) for value, label in PARTNER_TYPES}
    context = {
        "areas": areas,
        "rows": [row for row in kinds.values() if row.stands],
        "nobody": [row.label for row in kinds.values() if not row.stands],
        "gaps": [_gap(cell.area, lines) for cell in kinds[LEADING].cells if not cell.lines],
        "groups": [
            Group(alliance, [_row_of_line(line, areas) for line in of_alliance])
            for alliance, of_alliance in groupby(lines, key=lambda line: line.alliance)
        ],
        "reads_activities": policies.can_read_all_alliances(request.user),
    }
    return render(request, "alliances/matrix/index.html", context)


def _gap(area, lines):
    return Gap(area, list(dict.fromkeys(line.alliance for line in lines if area in line.areas)))


def _row_of_type(value, label, lines, areas):
    of_type = [line for line in lines if line.alliance.partner.type == value]
    return Row(label, [_cell_of_type(value, of_type, area) for area in areas])


def _cell_of_type(value, lines, area):
    here = [line for line in lines if area in line.areas]
    asked = {"area": area.slug, "type": value, "standing": IN_FORCE}
    return Cell(
        area=area,
        lines=len(here),
        activities=sum(line.number_of_activities for line in here),
        url=_url("alliance-list", **asked),
        activities_url=_url("activity-list", **asked),
    )


def _row_of_line(line, areas):
    cells = [
        Cell(
            area=area,
            lines=int(area in line.areas),
            activities=line.number_of_activities,
            url=line.alliance.get_absolute_url(),
            activities_url=_url("activity-list", line=line.pk),
            is_main=area == line.main_area,
        )
        for area in areas
    ]
    return Row(str(line), cells, line.alliance.get_absolute_url())


def _url(name, **query):
    return f"{reverse(f'alliances:{name}')}?{urlencode(query)}"
