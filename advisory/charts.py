"""Pictures of figures, as SVG: to be shown as an image, beside the table that says the same."""

import sys
from collections.abc import Sequence

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
WIDTH = 720
ROW = 58  # pixels for each row of bars
Figures = Sequence[float | None]


def bars(rows: Sequence[str], series: dict[str, Figures]) -> bytes:
    """For each row a bar of each series, from 0 to 100; None is no bar."""
    # Beside long labels there is no room for two words of the legend in a row.
    frame = _frame() | {"height": 140 + ROW * len(rows), "legend_at_bottom_columns": 1}
    chart = pygal.HorizontalBar(print_values=True, **frame)
    chart.x_labels = list(reversed(rows))  # they are drawn from the bottom up
    for label, values in series.items():
        chart.add(label, list(reversed(values)))
    return _drawn(chart)


def lines(steps: Sequence[str], series: dict[str, Figures]) -> bytes:
    """How each series went over the steps, from 0 to 100; None is a gap."""
    chart = pygal.Line(height=340, allow_interruptions=True, dots_size=6, **_frame())
    chart.x_labels = list(steps)
    for label, values in series.items():
        chart.add(label, list(values), stroke_style={"width": 3})
    return _drawn(chart)


def _frame():
    return {
        "style": STYLE,
        "width": WIDTH,
        "range": (0, 100),
        "y_labels": (0, 25, 50, 75, 100),
        "value_formatter": lambda value: "" if value is None else f"{value:.0f} %",
        "legend_at_bottom": True,
        "truncate_legend": -1,
        "no_prefix": True,
        "disable_xml_declaration": True,
        "js": (),
        "margin": 12,
        "margin_right": 48,
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
