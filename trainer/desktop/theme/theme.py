"""The theme in use: fonts, colours and the style sheet, following the desktop or the learner's choice."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from trainer.desktop.theme.regions import RegionColours, region_colours
from trainer.desktop.theme.stylesheet import style_sheet, text_size
from trainer.desktop.theme.tokens import DARK, LIGHT, TEXT_SCALES, Appearance, Palette, Type, TypeScale


class _Made(NamedTuple):
    font: QFont
    name: str
    metrics: QFontMetricsF


class Theme(QObject):
    """Applies the tokens to the application; ``changed`` asks painted widgets to paint again."""

    changed = Signal()

    def __init__(
        self, application: QApplication, appearance: Appearance = Appearance.SYSTEM, percent: int = 100
    ) -> None:
        super().__init__(application)
        self._application = application
        self._appearance = appearance
        self._percent = percent
        self._fonts: dict[tuple[int, ...], _Made] = {}
        self._base = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._monospace = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._set_fonts_and_colours()
        application.setStyleSheet(self._sheet())

    @property
    def appearance(self) -> Appearance:
        """What the learner asked for."""
        return self._appearance

    @property
    def percent(self) -> int:
        """The text size in percent."""
        return self._percent

    @property
    def scale(self) -> float:
        """The text size as a factor."""
        return self._percent / 100

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        if self._appearance is Appearance.SYSTEM:
            scheme = self._application.styleHints().colorScheme()
            return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._appearance is Appearance.DARK else LIGHT

    def set_appearance(self, appearance: Appearance) -> None:
        """Use light, dark or what the desktop uses."""
        self._appearance = appearance
        self._apply()

    def set_percent(self, percent: int) -> None:
        """Use another text size; the nearest offered one is taken."""
        self._percent = min(TEXT_SCALES, key=lambda offered: abs(offered - percent))
        self._apply()

    def step_percent(self, steps: int) -> None:
        """Make the text larger or smaller by so many of the offered sizes."""
        index = TEXT_SCALES.index(self._percent) + steps
        self.set_percent(TEXT_SCALES[max(0, min(index, len(TEXT_SCALES) - 1))])

    def font(self, step: Type) -> QFont:
        """Return the font of a step of the type scale, which the caller may change."""
        return QFont(self._made(step).font)

    def font_name(self, step: Type) -> str:
        """Return what ``QFont.fromString`` makes the font of a step of."""
        return self._made(step).name

    def monospace(self, step: Type) -> QFont:
        """Return a monospace font with the size and weight of ``step``, for addresses and permissions."""
        return QFont(self._made(step, monospace=True).font)

    def metrics(self, step: Type, *, monospace: bool = False) -> QFontMetricsF:
        """Return what measures text in the font of a step."""
        return self._made(step, monospace=monospace).metrics

    def px(self, length: float) -> int:
        """Scale a length that must grow with the text, such as the height of a painted row."""
        return round(length * self.scale)

    def region(self, kind: str) -> RegionColours:
        """Return the colours of a region kind."""
        return region_colours(kind, self.palette.dark)

    def _made(self, step: Type, *, monospace: bool = False) -> "_Made":
        monospace = monospace or step is TypeScale.CODE
        key = monospace, *step, self._percent
        if key not in self._fonts:  # painted widgets ask some hundred times for one question
            font = self._make_font(step, monospace)
            self._fonts[key] = _Made(font, font.toString(), QFontMetricsF(font))
        return self._fonts[key]

    def _make_font(self, step: Type, monospace: bool) -> QFont:
        font = QFont(self._base)
        if monospace:
            font.setFamily(self._monospace)
            font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(text_size(step, self.scale))
        font.setWeight(QFont.Weight(step.weight))
        return font

    def _on_system_changed(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self._set_fonts_and_colours()
        # Of another sheet of the application Qt tells each widget once for each of its ancestors, some nine times, and
        # of that of its window once. What is in a window's sheet goes before what is in the application's.
        shown = [window for window in QApplication.topLevelWidgets() if window.parent() is None and window.isVisible()]
        for place in shown or [self._application]:
            place.setStyleSheet(self._sheet())
        self.changed.emit()

    def _set_fonts_and_colours(self) -> None:
        self._application.setFont(self.font(TypeScale.BODY))
        self._application.setPalette(_qt_palette(self.palette))

    def _sheet(self) -> str:
        return style_sheet(self.palette, self.scale, self._monospace)


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.window,
        role.WindowText: palette.ink,
        role.Base: palette.surface,
        role.AlternateBase: palette.window,
        role.Text: palette.ink,
        role.PlaceholderText: palette.ink_muted,
        role.Button: palette.surface,
        role.ButtonText: palette.ink,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.ToolTipBase: palette.surface,
        role.ToolTipText: palette.ink,
        role.Mid: palette.line,
        role.Dark: palette.line_strong,
        role.Light: palette.surface,
    }
    result = QPalette()
    for colour_role, colour in colours.items():
        result.setColor(colour_role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(disabled, colour_role, QColor(palette.ink_muted))
    return result
