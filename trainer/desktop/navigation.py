"""The slim navigation at the left."""

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QScrollArea, QSizePolicy, QToolButton, QWidget

from trainer.desktop.theme.icons import icon
from trainer.desktop.theme.theme import Theme
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.basics import column

PAGES = (
    ("home", "Home", "home"),
    ("study", "Study", "study"),
    ("practice", "Practice", "build"),
    ("explore", "Explore", "explore"),
    ("exam", "Exam", "exam"),
    ("progress", "Progress", "progress"),
    ("packs", "Packs", "pack"),
    ("learner", "Learner", "person"),
    ("cards", "Cards", "cards"),
    ("class", "Class", "class"),
)
"""Name, title and icon of each page; that of the class is shown where there is one."""

_ICONS = {name: icon_name for name, _, icon_name in PAGES}
_WITH_A_KEY = 9


class NavigationRail(QFrame):
    """``page_asked`` gives the name of the page that was chosen. Large text in a low window makes it scroll."""

    page_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._titled: bool | None = None
        self.setProperty("look", "rail")
        self.setAccessibleName("Navigation")
        self._scroll = QScrollArea()
        self._scroll.setProperty("look", "clear")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column(self, 0).addWidget(self._scroll)
        self._list = QWidget()
        self._scroll.setWidget(self._list)
        layout = column(self._list, Space.XS, (Space.S, Space.L, Space.S, Space.L))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for number, (name, title, _) in enumerate(PAGES, start=1):
            control = QToolButton()
            control.setText(title)
            control.setAccessibleName(title)
            control.setToolTip(f"{title} ({page_keys(number)})")
            control.setCheckable(True)
            control.setProperty("look", "nav")
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            control.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            control.clicked.connect(partial(self.page_asked.emit, name))
            control.toggled.connect(lambda _, name=name: self._draw_icon(name))
            self._group.addButton(control)
            self._buttons[name] = control
            layout.addWidget(control)
        layout.addStretch(1)
        self.show_class(False)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self._restyle)
        self.show_titles(True)

    def show_class(self, shown: bool) -> None:
        """Show the way to the class, or hide it where there is none."""
        self._buttons["class"].setVisible(shown)

    def show_titles(self, shown: bool) -> None:
        """Show the pages' titles below their icons, or leave the room to the page; tooltips say them in any case."""
        if shown is self._titled:
            return
        self._titled = shown
        style = Qt.ToolButtonStyle.ToolButtonTextUnderIcon if shown else Qt.ToolButtonStyle.ToolButtonIconOnly
        for control in self._buttons.values():
            control.setToolButtonStyle(style)
        self._restyle()

    def mark(self, name: str) -> None:
        """Mark the page that is shown, and bring its button into view."""
        self._buttons[name].setChecked(True)
        # once the focus is where the page wants it: on its way there it may pass the buttons
        QTimer.singleShot(0, self, partial(self._bring_into_view, self._buttons[name]))

    def button(self, name: str) -> QToolButton:
        """Return the button of a page."""
        return self._buttons[name]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the scroll bar where there is one."""
        super().resizeEvent(event)
        self._fit()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring a button that the keyboard reaches into view."""
        if now is not None and now.parentWidget() is self._list:
            self._bring_into_view(now)

    def _bring_into_view(self, button: QWidget) -> None:
        self._scroll.ensureWidgetVisible(button, 0, Space.S)

    def _fit(self) -> None:
        needed = self._list.minimumSizeHint()
        bar = self._scroll.verticalScrollBar().sizeHint().width() if needed.height() > self.height() else 0
        self.setFixedWidth(needed.width() + bar + 2)

    def _restyle(self) -> None:
        size = self._theme.px(22)
        for name, control in self._buttons.items():
            self._draw_icon(name)
            control.setIconSize(QSize(size, size))
            control.setMinimumHeight(control.sizeHint().height())
        self._fit()

    def _draw_icon(self, name: str) -> None:
        palette = self._theme.palette
        colour = palette.accent if self._buttons[name].isChecked() else palette.ink_muted
        self._buttons[name].setIcon(icon(self._theme, _ICONS[name], colour, self._theme.px(22)))


def page_keys(number: int) -> str:
    """Return the shortcut of the page with that number, counted from 1."""
    return f"Ctrl+{number}" if number <= _WITH_A_KEY else "Ctrl+Shift+C"
