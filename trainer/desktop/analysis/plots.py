"""The plots of the analysis, drawn with pyqtgraph in the colours and the text size of the theme."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics

from trainer.desktop.charts.plots import empty_plot, whole_step
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import TypeScale
from trainer.study.analysis.analysis import TOO_EASY, TOO_HARD, WEAK

_BAR = 0.66
_NAMES = 180
"""The room for the names of bars, in pixels at 100 % text."""


@dataclass(frozen=True)
class Place:
    """A question by difficulty and discrimination; ``remarked`` ones need a look."""

    name: str
    difficulty: float
    discrimination: float
    remarked: bool


@dataclass(frozen=True)
class Bar:
    """A bar with the text at its end; ``good`` ones have the colour of what is right."""

    name: str
    length: float
    text: str
    good: bool


def places(theme: Theme, found: Sequence[Place]) -> pg.PlotWidget:
    """Draw a point a question; a triangle is one that needs a look. Lines are where remarks begin."""
    plot = empty_plot(theme)
    pen = pg.mkPen(QColor(theme.palette.ink_muted), width=1, style=Qt.PenStyle.DashLine)
    for position, angle in ((TOO_HARD, 90), (TOO_EASY, 90), (WEAK, 0)):
        plot.addItem(pg.InfiniteLine(position, angle=angle, pen=pen))
    for remarked, colour, symbol in ((False, theme.palette.accent, "o"), (True, theme.palette.warn, "t")):
        own = [place for place in found if place.remarked is remarked]
        points = pg.ScatterPlotItem(
            x=[place.difficulty for place in own],
            y=[place.discrimination for place in own],
            data=[place.name for place in own],
            symbol=symbol,
            size=theme.px(10 if remarked else 8),
            brush=QColor(colour),
            pen=pg.mkPen(QColor(theme.palette.surface), width=1),
            hoverable=True,
            tip=_tip,
        )
        plot.addItem(points)
    plot.getAxis("bottom").setTicks([[(share / 10, f"{share * 10} %") for share in range(0, 11, 2)]])
    plot.setLabel("bottom", "mean score (right: easy)")
    plot.setLabel("left", "discrimination")
    plot.setXRange(0, 1, padding=0.03)
    lowest = min([-0.1, *(place.discrimination for place in found)])
    plot.setYRange(lowest, max([0.6, *(place.discrimination for place in found)]), padding=0.06)
    return plot


def bars(theme: Theme, found: Sequence[Bar], unit: str, longest: float = 0) -> pg.PlotWidget:
    """Draw a horizontal bar each, the first on top, its name left of it and its text at its end."""
    plot = empty_plot(theme)
    rows = np.arange(len(found))[::-1]
    lengths = np.array([bar.length for bar in found], dtype=float)
    colours = [QColor(theme.palette.accent if bar.good else theme.palette.warn) for bar in found]
    plot.addItem(pg.BarGraphItem(x0=0, y=rows, width=lengths, height=_BAR, brushes=colours, pen=None))
    for row, bar in zip(rows, found, strict=True):
        text = pg.TextItem(bar.text, color=QColor(theme.palette.ink), anchor=(0, 0.5))
        text.setFont(theme.font(TypeScale.CAPTION))
        text.setPos(bar.length, row)
        plot.addItem(text)
    metrics, room = QFontMetrics(theme.font(TypeScale.CAPTION)), theme.px(_NAMES)
    names = [metrics.elidedText(bar.name.replace("\n", " "), Qt.TextElideMode.ElideRight, room) for bar in found]
    axis = plot.getAxis("left")
    axis.setTicks([list(zip(map(float, rows), names, strict=True))])
    axis.setWidth(room + theme.px(16))
    plot.showGrid(x=True, y=False, alpha=0.18)
    reach = longest or max(1.0, float(lengths.max(initial=0)))
    plot.setXRange(0, reach * 1.2, padding=0)
    plot.getAxis("bottom").setTickSpacing(whole_step(reach), whole_step(reach))
    plot.setLabel("bottom", unit)
    top = len(found) - 0.4
    plot.setYRange(top - max(3.0, len(found)), top, padding=0)
    return plot


def histogram(theme: Theme, scores: Sequence[float]) -> pg.PlotWidget:
    """Draw how many scores lie in each tenth."""
    plot = empty_plot(theme)
    counts, _ = np.histogram(np.asarray(scores, dtype=float), bins=10, range=(0, 1))
    item = pg.BarGraphItem(
        x=np.arange(10) / 10 + 0.05, height=counts, width=0.09, brush=QColor(theme.palette.accent), pen=None
    )
    plot.addItem(item)
    plot.getAxis("bottom").setTicks([[(share / 10, f"{share * 10} %") for share in range(0, 11, 2)]])
    plot.setLabel("bottom", "score")
    plot.setLabel("left", "learners")
    highest = max(4.0, float(counts.max()) * 1.08)
    plot.getAxis("left").setTickSpacing(whole_step(highest), whole_step(highest))
    plot.setXRange(0, 1, padding=0.02)
    plot.setYRange(0, highest, padding=0)
    return plot


def _tip(x: float, y: float, data: object) -> str:
    return f"{data}\nmean score {x:.0%}, discrimination {y:.2f}"
