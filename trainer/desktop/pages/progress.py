"""Progress: what is known, what comes, topic by topic."""

from PySide6.QtCore import QDate, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.desktop.backend import HomeData
from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.services import Services
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space, TypeScale
from trainer.desktop.topics import region_levels, region_of, topic_title
from trainer.desktop.widgets.basics import card, column, label
from trainer.desktop.widgets.figure import Figure
from trainer.desktop.widgets.mastery import MasteryColumn
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.desktop.widgets.table import RecordTable

_FIGURES = ("Day streak", "Answered today", "Time today", "Score, 14 days", "Cards begun")


class ProgressPage(ScrollPage):
    """Figures, the coming week, the regions and every topic."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("Progress", parent)
        self._theme = services.theme
        self.body.addWidget(label("Progress", "title"))
        figures = ResponsiveRow(services.theme, 640, Space.L)
        self._figures: dict[str, Figure] = {}
        for name in _FIGURES:
            box = card()
            self._figures[name] = Figure(name)
            column(box, 0, Space.L).addWidget(self._figures[name])
            figures.add(box)
        self.body.addWidget(figures)
        areas = ResponsiveRow(services.theme, 860, Space.L)
        left = QWidget()
        left_column = column(left, Space.L)
        week = card()
        week_layout = column(week, Space.M, Space.L)
        week_layout.addWidget(label("Reviews in the coming week", "heading"))
        self._forecast = Forecast(services.theme)
        week_layout.addWidget(self._forecast)
        left_column.addWidget(week)
        topics = card()
        topics_layout = column(topics, Space.M, Space.L)
        topics_layout.addWidget(label("Topics", "heading"))
        self._topics = RecordTable(services.theme, "Topics", ("Topic", "Known", "Answered", "Score", "Recall"))
        self._topics.setMinimumHeight(services.theme.px(300))
        topics_layout.addWidget(self._topics)
        left_column.addWidget(topics, 1)
        areas.add(left, 3)
        regions = card()
        regions_layout = column(regions, Space.M, Space.L)
        regions_layout.addWidget(label("What you know", "heading"))
        self._mastery = MasteryColumn(services.theme)
        regions_layout.addWidget(self._mastery)
        regions_layout.addWidget(
            label(
                "Known: score or predicted recall, whichever is lower, times the share of cards you have answered.",
                "caption",
                "muted",
                wrap=True,
            )
        )
        regions_layout.addStretch(1)
        areas.add(regions, 2)
        self.body.addWidget(areas)
        self.body.addStretch(1)

    def show_data(self, data: HomeData) -> None:
        """Show the learner's progress."""
        overview = data.overview
        accuracy = "–" if overview.accuracy is None else f"{overview.accuracy:.0%}"
        minutes = round(overview.seconds_today / 60)
        values = (
            str(overview.streak),
            str(overview.answered_today),
            f"{minutes} min",
            accuracy,
            f"{overview.learned} of {overview.total}",
        )
        for name, value in zip(_FIGURES, values, strict=True):
            self._figures[name].set_value(value)
        self._forecast.show_days([(QDate(day.year, day.month, day.day), count) for day, count in overview.forecast])
        self._mastery.show_levels(region_levels(data.mastery))
        self._topics.set_rows(
            [
                (
                    topic_title(topic.topic),
                    _percent(topic.level),
                    f"{topic.answered} of {topic.cards}",
                    _percent(topic.score),
                    _percent(topic.recall),
                )
                for topic in data.mastery
            ],
            [region_of(topic.topic) for topic in data.mastery],
        )

    def focus_first(self) -> None:
        """Give the keyboard to the topics."""
        self._topics.setFocus()


class Forecast(QWidget):
    """A bar a day, with the number of reviews over it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._days: list[tuple[QDate, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Reviews in the coming week")
        theme.changed.connect(self.updateGeometry)

    def show_days(self, days: list[tuple[QDate, int]]) -> None:
        """Show how many reviews fall due on each day."""
        self._days = days
        self.setAccessibleDescription("; ".join(f"{self._name(day)}: {count}" for day, count in days))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height that grows with the text."""
        return QSize(self._theme.px(320), self._theme.px(150))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        if not self._days:
            return
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        highest = max(1, *(count for _, count in self._days))
        step = self.width() / len(self._days)
        base = self.height() - theme.px(24)
        for index, (day, count) in enumerate(self._days):
            height = (base - theme.px(24)) * count / highest
            width = min(step * 0.56, theme.px(56))
            bar = QRectF(index * step + (step - width) / 2, base - max(height, 2), width, max(height, 2))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent if count else palette.line_strong))
            painter.drawRoundedRect(bar, 3, 3)
            cell = QRectF(index * step, 0, step, theme.px(20))
            painter.setPen(QColor(palette.ink))
            painter.setFont(theme.font(TypeScale.LABEL))
            painter.drawText(cell.translated(0, bar.top() - theme.px(21)), Qt.AlignmentFlag.AlignCenter, str(count))
            painter.setPen(QColor(palette.ink if index == 0 else palette.ink_muted))
            painter.setFont(theme.font(TypeScale.CAPTION))
            painter.drawText(cell.translated(0, base + 3), Qt.AlignmentFlag.AlignCenter, self._name(day, short=True))
        painter.end()

    def _name(self, day: QDate, *, short: bool = False) -> str:
        if self._days and day == self._days[0][0]:
            return "Today"
        return QLocale(QLocale.Language.English).toString(day, "ddd" if short else "dddd")


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"
