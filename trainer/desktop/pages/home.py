"""Home: what waits, one button to begin, the packs, and what is known."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.topics import region_levels
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, card, clear, column, label, row
from trainer.desktop.widgets.figure import Figure
from trainer.desktop.widgets.icon_label import IconLabel
from trainer.desktop.widgets.mastery import MasteryColumn
from trainer.desktop.widgets.responsive import ResponsiveRow
from trainer.desktop.wording import counted, listed

if TYPE_CHECKING:
    from trainer.desktop.results import BrokenPack, HomeData, PackLine

_SHOWN_PROBLEMS = 6


class HomePage(ScrollPage):
    """Shows its frame at once and fills it when the data has come; ``to_practise`` gives a choice of cards."""

    study_asked = Signal()
    practice_asked = Signal()
    to_practise = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "Home", parent)
        self._services = services
        self._waiting = 0
        self.banner = Banner(services.theme)
        self.body.addWidget(label("Today", "title"))
        self.body.addWidget(self.banner)
        areas = ResponsiveRow(services.theme, 900, Space.XL)
        left = QWidget()
        left_column = column(left, Space.XL)
        left_column.addWidget(self._make_hero())
        self._packs = column(spacing=Space.M)
        left_column.addWidget(label("Question packs", "heading"))
        left_column.addLayout(self._packs)
        left_column.addStretch(1)
        areas.add(left, 3)
        areas.add(self._make_mastery(), 2)
        self.body.addWidget(areas)
        self.body.addStretch(1)
        self._packs.addWidget(label("Reading the packs…", tone="muted"))

    def show_waiting(self, due: int, new: int) -> None:
        """Show how many cards wait."""
        self._waiting = due + new
        noun = "card" if self._waiting == 1 else "cards"
        self._count.setText(str(self._waiting))
        self._what.setText(f"{noun} {'waits' if self._waiting == 1 else 'wait'} for you")
        self._detail.setText(f"{due} to review · {new} new")
        self.study_button.setText(f"Study {self._waiting} {noun}")
        self.study_button.setEnabled(True)

    def show_data(self, data: "HomeData") -> None:
        """Fill the page."""
        if data.notices:
            self.banner.say("warn", " ".join(data.notices))
        else:
            self.banner.hide()
        overview = data.overview
        if data.waiting:
            self.show_waiting(overview.due, overview.new)
        else:
            self._waiting = 0
            self._count.setText("0")
            self._what.setText(
                "cards wait: all done for today" if overview.total else "cards: there is no question pack"
            )
            self._detail.setText(_next_due(data))
            self.study_button.setText("Practise without schedule")
            self.study_button.setEnabled(overview.total > 0)
        for name, value in (
            ("Day streak", str(overview.streak)),
            ("Answered today", str(overview.answered_today)),
            ("Score, 14 days", "–" if overview.accuracy is None else f"{overview.accuracy:.0%}"),
            ("Cards begun", f"{overview.learned} of {overview.total}"),
        ):
            self._figures[name].set_value(value)
        self._mastery.show_levels(region_levels(data.mastery))
        clear(self._packs)
        for pack in data.packs:
            self._packs.addWidget(self._pack_card(pack))
        for broken in data.broken:
            self._packs.addWidget(self._broken_card(broken))
        if not data.packs and not data.broken:
            self._packs.addWidget(label("There are no packs yet.", tone="muted"))

    def focus_first(self) -> None:
        """Give the keyboard to the one obvious button."""
        self.study_button.setFocus()

    def _make_hero(self) -> QFrame:
        hero = card()
        layout = column(hero, Space.M, Space.XL)
        line = row(spacing=Space.M)
        self._count = label("", "display")
        words = column(spacing=Space.HAIR)
        self._what = label("Looking what is due…", "lead", wrap=True)
        self._detail = label(" ", tone="muted", wrap=True)
        words.addStretch(1)
        words.addWidget(self._what)
        words.addWidget(self._detail)
        words.addStretch(1)
        line.addWidget(self._count)
        line.addLayout(words, 1)
        layout.addLayout(line)
        self.study_button = button("Study", "big")
        self.study_button.setEnabled(False)
        self.study_button.clicked.connect(self._on_study)
        layout.addWidget(self.study_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(Space.XS)
        layout.addWidget(card("rule"))
        self._figures: dict[str, Figure] = {}
        figures = ResponsiveRow(self._services.theme, 420, Space.M)
        for name in ("Day streak", "Answered today", "Score, 14 days", "Cards begun"):
            self._figures[name] = Figure(name)
            figures.add(self._figures[name])
        layout.addWidget(figures)
        return hero

    def _make_mastery(self) -> QFrame:
        box = card()
        layout = column(box, Space.M, Space.L)
        layout.addWidget(label("What you know", "heading"))
        layout.addWidget(
            label("Filled as far as you know it. Choose a region to practise it.", "caption", "muted", wrap=True)
        )
        self._mastery = MasteryColumn(self._services.theme)
        self._mastery.region_chosen.connect(self._on_region)
        layout.addWidget(self._mastery)
        layout.addStretch(1)
        return box

    def _pack_card(self, pack: "PackLine") -> QFrame:
        box = card()
        layout = row(box, Space.M, Space.L)
        layout.addWidget(IconLabel(self._services.theme, "pack", "accent", 22), 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=Space.XS)
        words.addWidget(label(pack.title, "strong", wrap=True))
        words.addWidget(label(f"{counted(pack.questions, 'question')}: {listed(pack.kinds)}", tone="muted", wrap=True))
        words.addWidget(label(f"{pack.id} · version {pack.version}", "caption", "muted", wrap=True))
        layout.addLayout(words, 1)
        return box

    def _broken_card(self, broken: "BrokenPack") -> QFrame:
        box = card("banner")
        box.setProperty("tone", "bad")
        layout = row(box, Space.M, Space.L)
        layout.addWidget(IconLabel(self._services.theme, "warning", "bad", 22), 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=Space.XS)
        words.addWidget(label("This pack cannot be used", "strong"))
        words.addWidget(label(broken.path, "code", wrap=True))
        for problem in broken.problems[:_SHOWN_PROBLEMS]:
            words.addWidget(label(problem, wrap=True))
        if len(broken.problems) > _SHOWN_PROBLEMS:
            more = len(broken.problems) - _SHOWN_PROBLEMS
            words.addWidget(label(f"… and {more} more; 'trainer pack check' lists them all.", tone="muted", wrap=True))
        layout.addLayout(words, 1)
        return box

    def _on_region(self, kind: str) -> None:
        from trainer.questions.topics import topic_of

        self.to_practise.emit({"topic": topic_of(kind)})

    def _on_study(self) -> None:
        if self._waiting:
            self.study_asked.emit()
        else:
            self.practice_asked.emit()


def _next_due(data: "HomeData") -> str:
    for day, count in data.overview.forecast[1:]:
        if count:
            return f"Next: {count} on {day:%A}"
    return "Nothing falls due within a week."
