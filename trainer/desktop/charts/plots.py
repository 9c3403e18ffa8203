"""The plots themselves, drawn with pyqtgraph in the colours and the text size of the theme."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import TypeScale

if TYPE_CHECKING:
    from datetime import date

    from trainer.study.progress import CalibrationBin, MonthlyRetention

_BAR = 0.72
_MOST_TICKS = 8


def bars(theme: Theme, days: "Sequence[date]", series: Sequence[tuple[str, Sequence[float]]]) -> pg.PlotWidget:
    """Draw a bar a day; of two series, the second is stacked on the first."""
    plot = empty_plot(theme)
    floor = np.zeros(len(days))
    colours = (theme.palette.accent, theme.palette.warn)
    legend = _legend(theme, plot) if len(series) > 1 else None
    for (name, values), colour in zip(series, colours, strict=False):
        heights = np.asarray(values, dtype=float)
        item = pg.BarGraphItem(
            x=np.arange(len(days)), y0=floor, height=heights, width=_BAR, brush=QColor(colour), pen=None
        )
        plot.addItem(item)
        if legend is not None:
            legend.addItem(pg.ScatterPlotItem(symbol="s", size=theme.px(9), brush=QColor(colour), pen=None), name)
        floor = floor + heights
    step = max(1, -(-len(days) // _MOST_TICKS))
    ticks = [(index, f"{days[index].day} {days[index]:%b}") for index in range(0, len(days), step)]
    plot.getAxis("bottom").setTicks([ticks])
    # room for the legend above the newest bars
    highest = max(4.0, float(floor.max(initial=0)) * (1.55 if legend is not None else 1.08))
    plot.setYRange(0, highest, padding=0)
    plot.getAxis("left").setTickSpacing(whole_step(highest), whole_step(highest))
    # room for half of the first day's name
    plot.setXRange(-max(0.6, len(days) / 16), max(6.0, len(days) - 0.4), padding=0)
    return plot


def whole_step(highest: float) -> float:
    """Return a distance of ticks that counts in whole numbers: 1, 2, 5, 10, 20 and so on."""
    step = 1.0
    for factor in (2, 2.5, 2) * 7:
        if highest / step <= _MOST_TICKS:
            break
        step *= factor
    return step


def calibration(theme: Theme, bins: "Sequence[CalibrationBin]") -> pg.PlotWidget:
    """Draw observed over predicted recall, with 95 % intervals, and the line on which they agree."""
    plot = empty_plot(theme)
    plot.plot([0, 1], [0, 1], pen=pg.mkPen(QColor(theme.palette.ink_muted), width=1, style=Qt.PenStyle.DashLine))
    if bins:
        x = np.array([part.predicted for part in bins])
        y = np.array([part.observed for part in bins])
        margins = np.array([part.margin for part in bins])
        top, bottom = np.minimum(margins, 1 - y), np.minimum(margins, y)
        pen = pg.mkPen(QColor(theme.palette.accent), width=1.5)
        plot.addItem(pg.ErrorBarItem(x=x, y=y, top=top, bottom=bottom, beam=0.012, pen=pen))
        plot.plot(
            x,
            y,
            pen=pen,
            symbol="o",
            symbolSize=theme.px(8),
            symbolBrush=QColor(theme.palette.accent),
            symbolPen=None,
        )
    lowest = min([0.6, *(part.predicted for part in bins), *(part.observed - part.margin for part in bins)])
    floor = max(0.0, np.floor(lowest * 10) / 10)
    for axis in ("bottom", "left"):
        plot.getAxis(axis).setTicks([[(share / 10, f"{share * 10} %") for share in range(11)]])
    plot.setLabel("bottom", "predicted")
    plot.setLabel("left", "recalled")
    # room for half of the names at both ends
    plot.setXRange(floor, 1, padding=0.07)
    plot.setYRange(floor, 1, padding=0.07)
    return plot


def months(theme: Theme, retention: "Sequence[MonthlyRetention]") -> pg.PlotWidget:
    """Draw predicted and observed recall month by month."""
    plot = empty_plot(theme)
    legend = _legend(theme, plot, (12, -32))
    x = np.arange(len(retention))
    for name, values, colour, style, symbol in (
        ("recalled", [month.observed for month in retention], theme.palette.accent, Qt.PenStyle.SolidLine, "o"),
        ("predicted", [month.predicted for month in retention], theme.palette.ink_muted, Qt.PenStyle.DashLine, "t"),
    ):
        line = plot.plot(
            x,
            values,
            pen=pg.mkPen(QColor(colour), width=2, style=style),
            symbol=symbol,
            symbolSize=theme.px(8),
            symbolBrush=QColor(colour),
            symbolPen=None,
        )
        legend.addItem(line, name)
    plot.getAxis("bottom").setTicks([[(index, f"{month.month:%b %y}") for index, month in enumerate(retention)]])
    plot.getAxis("left").setTicks([[(share / 10, f"{share * 10} %") for share in range(11)]])
    lowest = min([0.6, *(value for month in retention for value in (month.observed, month.predicted))])
    plot.setYRange(max(0.0, np.floor(lowest * 10) / 10), 1, padding=0.04)
    plot.setXRange(-0.5, max(1.5, len(retention) - 0.5), padding=0)
    return plot


def empty_plot(theme: Theme) -> pg.PlotWidget:
    """Return a plot without anything drawn, which the mouse does not move."""
    # without a menu from the first: PySide may crash when a menu that pyqtgraph has made is taken away again
    plot = pg.PlotWidget(background=QColor(theme.palette.surface), enableMenu=False)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the numbers are in the table beside it
    plot.setMouseEnabled(False, False)
    plot.hideButtons()
    plot.setAntialiasing(True)
    plot.getAxis("left").setWidth(theme.px(48))
    for name in ("bottom", "left"):
        axis = plot.getAxis(name)
        axis.enableAutoSIPrefix(False)
        axis.setPen(QColor(theme.palette.line_strong))
        axis.setTextPen(QColor(theme.palette.ink))
        axis.setStyle(tickFont=theme.font(TypeScale.CAPTION), tickLength=-4)
        axis.label.setFont(theme.font(TypeScale.CAPTION))
    plot.showGrid(y=True, alpha=0.18)
    return plot


def _legend(theme: Theme, plot: pg.PlotWidget, offset: tuple[int, int] = (-8, 4)) -> pg.LegendItem:
    legend = plot.addLegend(offset=offset, labelTextColor=QColor(theme.palette.ink))
    legend.setLabelTextSize(f"{theme.px(TypeScale.CAPTION.size)}px")
    return legend
