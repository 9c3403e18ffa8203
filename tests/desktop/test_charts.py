"""What the plots show."""

from datetime import date, timedelta

from PySide6.QtGui import QColor

from trainer.desktop.charts.plots import bars


def colours(widget) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_the_legend_has_the_colours_of_the_bars(theme, show):
    days = [date(2026, 3, 1) + timedelta(days=ahead) for ahead in range(30)]
    plot = bars(theme, days, [("reviews", [0] * 30), ("new", [0] * 30)])  # no bar has a height
    show(plot, 500, 240)

    assert {QColor(theme.palette.accent).name(), QColor(theme.palette.warn).name()} <= colours(plot)
