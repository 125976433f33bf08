"""Pictures of figures, as SVG: to be shown as an image, beside the table that says the same."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import pygal
from pygal.style import Style

# It would look for maps at each import of anything, in a way that Python is giving up.
sys.meta_path[:] = [
    finder for finder in sys.meta_path if not isinstance(finder, pygal.PluginImportFixer)
]

INK, MUTED, GRID, PAPER = "#1b2a33", "#54626b", "#d8cfc0", "#ffffff"
TEAL, CLAY = "#0f6b6b", "#a34a04"
STYLE = Style(
    background=PAPER,
    plot_background=PAPER,
    foreground=INK,
    foreground_strong=INK,
    foreground_subtle=MUTED,
    colors=(TEAL, CLAY),
    font_family="system-ui, sans-serif",
    label_font_size=16,
    major_label_font_size=16,
    legend_font_size=17,
    value_font_size=15,
    value_colors=(PAPER, PAPER),
    guide_stroke_color=GRID,
    major_guide_stroke_color=GRID,
    opacity="1",
)
Figures = Sequence[float | None]


@dataclass(frozen=True)
class Frame:
    """How large a picture is, in pixels of its own: drawn for where it stands, its words are read
    without making it larger."""

    width: int
    height: int  # of lines
    row: int  # the height of one row of bars
    margin_right: int


WIDE = Frame(width=720, height=340, row=58, margin_right=48)
NARROW = Frame(width=340, height=320, row=44, margin_right=28)


def bars(rows: Sequence[str], series: dict[str, Figures], frame: Frame = WIDE) -> bytes:
    """For each row a bar of each series, from 0 to 100; None is no bar."""
    height = 140 + frame.row * len(rows)
    chart = pygal.HorizontalBar(print_values=True, height=height, **_options(frame))
    chart.x_labels = list(reversed(rows))  # they are drawn from the bottom up
    for label, values in series.items():
        chart.add(label, list(reversed(values)))
    return _drawn(chart)


def lines(steps: Sequence[str], series: dict[str, Figures], frame: Frame = WIDE) -> bytes:
    """How each series went over the steps, from 0 to 100; None is a gap."""
    options = {"allow_interruptions": True, "dots_size": 6, "height": frame.height}
    chart = pygal.Line(**options, **_options(frame))
    chart.x_labels = list(steps)
    for label, values in series.items():
        chart.add(label, list(values), stroke_style={"width": 3})
    return _drawn(chart)


def _options(frame):
    return {
        "style": STYLE,
        "width": frame.width,
        "range": (0, 100),
        "y_labels": (0, 25, 50, 75, 100),
        "value_formatter": lambda value: "" if value is None else f"{value:.0f} %",
        "legend_at_bottom": True,
        # Two names in a row find room beside no long labels, and on no phone.
        "legend_at_bottom_columns": 1,
        "truncate_legend": -1,
        "no_prefix": True,
        "disable_xml_declaration": True,
        "js": (),
        "margin": 12,
        "margin_right": frame.margin_right,
    }


def _drawn(chart):
    chart.add_xml_filter(_without_scripts)
    return chart.render()


def _without_scripts(root):
    """An image runs none, and the content policy forbids them."""
    for parent in list(root.iter()):
        for child in list(parent):
            if str(child.tag).endswith("script"):
                parent.remove(child)
    return root
