"""The one Qt style sheet of the program, generated from the tokens.

Widgets name their look with dynamic properties (``setProperty("look", "primary")``); no other module writes style.
"""

from string import Template

from trainer.desktop.theme.tokens import Palette, Radius, Space, Type, TypeScale
from trainer.paths import shipped

_LOOKS = {
    "caption": TypeScale.CAPTION,
    "label": TypeScale.LABEL,
    "body": TypeScale.BODY,
    "strong": TypeScale.STRONG,
    "lead": TypeScale.LEAD,
    "heading": TypeScale.HEADING,
    "title": TypeScale.TITLE,
    "display": TypeScale.DISPLAY,
}

_SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget[look="page"] { background: $window; }
QScrollArea { border: none; background: $window; }
QScrollArea[look="clear"], QScrollArea[look="clear"] > QWidget > QWidget { background: transparent; border: none; }
QToolTip { color: $ink; background: $surface; border: 1px solid $line_strong; padding: ${XS}px ${S}px; }

QLabel { background: transparent; }
QLabel[look="code"] { font-family: "$mono"; font-size: ${code}px; }
QLabel[tone="muted"] { color: $ink_muted; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="accent"] { color: $accent; }
$type_rules

QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: ${CARD}px; }
QFrame[look="rail"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[look="bar"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[look="topbar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[look="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="banner"] { border-radius: ${CONTROL}px; border: 1px solid $line_strong; background: $surface; }
QFrame[look="banner"][tone="good"] { background: $good_soft; border-color: $good; }
QFrame[look="banner"][tone="bad"] { background: $bad_soft; border-color: $bad; }
QFrame[look="banner"][tone="warn"] { background: $warn_soft; border-color: $warn; }
QFrame[look="banner"][tone="info"] { background: $accent_soft; border-color: $accent; }

QPushButton { background: $surface; border: 1px solid $line_strong; border-radius: ${CONTROL}px;
    padding: ${button_pad}px ${L}px; font-weight: 600; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sunken; }
QPushButton:disabled { color: $ink_disabled; border-color: $line; background: $window; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: ${button_pad_focus}px ${pad_focus}px; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border: 2px solid $accent; }
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; }
QPushButton[look="primary"]:disabled { background: $sunken; color: $ink_disabled; border-color: $sunken; }
QPushButton[look="big"] { background: $accent; color: $on_accent; border: 2px solid $accent;
    font-size: ${lead}px; padding: ${M}px ${XL}px; }
QPushButton[look="big"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="big"]:focus { border: 2px solid $ink; }
QPushButton[look="big"]:disabled { background: $sunken; color: $ink_disabled; border-color: $sunken; }
QPushButton[look="row"] { text-align: left; border: 1px solid $line; padding: ${S}px ${M}px; font-weight: 600; }
QPushButton[look="row"]:hover { background: $hover; border-color: $line_strong; }
QPushButton[look="row"]:focus { border: 2px solid $focus; padding: 7px 11px; }
QPushButton[look="quiet"] { background: transparent; border: 2px solid transparent; color: $accent; }
QPushButton[look="quiet"]:hover { background: $accent_soft; }
QPushButton[look="quiet"]:focus { border: 2px solid $focus; }
QPushButton[look="quiet"]:disabled { color: $ink_disabled; }

QPushButton[menu="true"] { padding-right: ${chevron_room}px; }
QPushButton::menu-indicator { image: url($chevron); width: ${chevron_size}px; height: ${chevron_size}px;
    subcontrol-origin: padding; subcontrol-position: center right; right: ${XS}px; }

QPushButton[look="rating"] { padding: ${XS}px ${M}px; }
QPushButton[look="rating"]:checked { background: $accent_soft; border: 2px solid $accent; color: $ink; }
QPushButton[look="rating"]:focus { border: 2px solid $ink; padding: 3px 11px; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${CONTROL}px; padding: ${XS}px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { padding: 3px; }
QToolButton:checked { background: $accent_soft; border: 1px solid $accent; }
QToolButton:checked:focus { border: 2px solid $focus; }
QToolButton[look="toggle"] { border: 1px solid $line_strong; font-family: "$mono"; font-weight: 600;
    padding: ${XS}px ${S}px; background: $surface; }
QToolButton[look="toggle"]:checked { background: $ink; color: $surface; border-color: $ink; }
QToolButton[look="toggle"]:focus { border: 2px solid $focus; padding: 3px 7px; }
QToolButton[look="toggle"]:disabled { color: $ink_disabled; border-color: $line; background: $window; }

QToolButton[look="nav"] { color: $ink_muted; font-size: ${caption}px; font-weight: 600; padding: ${S}px ${S}px;
    border: 2px solid transparent; }
QToolButton[look="nav"]:hover { background: $hover; color: $ink; }
QToolButton[look="nav"]:checked { background: $accent_soft; color: $accent; border: 2px solid $accent_soft; }
QToolButton[look="nav"]:focus { border: 2px solid $focus; padding: ${S}px ${S}px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $surface;
    border: 1px solid $line_strong; border-radius: ${CONTROL}px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $ink_muted; }
QLineEdit, QComboBox, QAbstractSpinBox { padding: ${field_pad}px ${M}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus { border: 2px solid $focus; }
QLineEdit:focus, QAbstractSpinBox:focus { padding: ${field_pad_focus}px 11px; }
QComboBox:focus { border: 2px solid $focus; padding: ${field_pad_focus}px 11px; }
QComboBox:disabled, QLineEdit:disabled { color: $ink_disabled; border-color: $line; background: $window; }
QLineEdit[look="cell"] { padding: 3px ${XS}px; }
QLineEdit[look="cell"]:focus { padding: 2px 3px; }
QComboBox[look="cell"] { padding: 3px ${S}px; }
QComboBox[look="cell"]:focus { padding: 2px 7px; }
QAbstractSpinBox, QAbstractSpinBox:focus { padding: ${spin_pad}px ${chevron_room}px ${spin_pad}px ${S}px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { padding: 2px 2px 2px ${S}px; border: none;
    background: transparent; }
QCheckBox { spacing: ${S}px; }
QCheckBox::indicator { width: ${box_size}px; height: ${box_size}px; border: 1px solid $line_strong;
    border-radius: ${SMALL}px; background: $surface; }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($check); }
QCheckBox:focus { outline: none; }
QCheckBox::indicator:focus { border: 2px solid $focus; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; border: none;
    width: ${chevron_room}px; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; padding-top: 3px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; padding-bottom: 3px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url($chevron_up); width: ${spin_size}px; height: ${spin_size}px; }
QAbstractSpinBox::down-arrow { image: url($chevron); width: ${spin_size}px; height: ${spin_size}px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: ${chevron_room}px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url($chevron); width: ${chevron_size}px;
    height: ${chevron_size}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line_strong; outline: none;
    selection-background-color: $accent_soft; selection-color: $ink; padding: ${XS}px; }
QTextBrowser[look="prose"] { background: transparent; border: none; }
QTextBrowser[look="prose"]:focus { border: none; border-bottom: 2px solid $focus; background: $accent_soft; }
QPlainTextEdit[look="code"] { background: $surface; font-family: "$mono"; font-size: ${code}px; }
QPlainTextEdit[look="output"] { background: $sunken; border: 1px solid $line; font-family: "$mono";
    font-size: ${code}px; }

QListView, QTreeView, QTableView { background: $surface; border: 1px solid $line; border-radius: ${CONTROL}px;
    outline: none; alternate-background-color: $window; }
QListView:focus, QTreeView:focus, QTableView:focus { border: 2px solid $focus; }
QListView[look="map"] { background: transparent; border: 2px solid transparent; }
QListView[look="map"]:focus { border: 2px solid $focus; }
QTreeView::item, QTableView::item, QListView::item { padding: ${XS}px ${S}px; border: none; }
QTreeView::item:selected, QTableView::item:selected, QListView::item:selected { background: $accent_soft; color: $ink; }
QHeaderView { background: transparent; }
QHeaderView::section { background: transparent; color: $ink_muted; border: none; border-bottom: 1px solid $line;
    padding: ${XS}px 11px; font-size: ${caption}px; font-weight: 600; }
QTableView QTableCornerButton::section { background: $surface; border: none; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $ink_muted; padding: ${S}px 10px; margin-right: 2px;
    border: none; border-bottom: 2px solid transparent; font-weight: 600; }
QTabBar::tab:selected { color: $ink; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:focus { border: 2px solid $focus; border-radius: ${SMALL}px; }

QTabBar QToolButton { background: $surface; border: 1px solid $line_strong; padding: 0; }

QProgressBar { background: $track; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider { min-height: 22px; }
QSlider::groove:horizontal { background: $track; border: none; height: 6px; border-radius: 3px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 3px; }
QSlider::handle:horizontal { background: $surface; border: 2px solid $accent; width: 14px; height: 14px;
    margin: -6px 0; border-radius: 9px; }
QSlider::handle:horizontal:focus { background: $accent; border: 2px solid $ink; }
QSlider::sub-page:horizontal:disabled { background: $line; }
QSlider::handle:horizontal:disabled { border-color: $line_strong; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 2px; }
QMenuBar::item { background: transparent; padding: ${XS}px ${S}px; border-radius: ${SMALL}px; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { background: $surface; border: 1px solid $line_strong; padding: ${XS}px; }
QMenu::item { padding: ${XS}px ${XL}px; border-radius: ${SMALL}px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $ink_disabled; }
QMenu::separator { height: 1px; background: $line; margin: ${XS}px; }
QStatusBar { background: $surface; border-top: 1px solid $line; color: $ink_muted; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: 4px; border: none; }
QScrollBar::handle:vertical { min-height: 28px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 2px; }
QScrollBar::handle:hover { background: $ink_muted; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
    width: 0; height: 0; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
""")


def style_sheet(palette: Palette, scale: float, monospace: str) -> str:
    """Return the style sheet for ``palette`` with text ``scale`` (1.0 = 100 %) and a monospace family."""
    values: dict[str, object] = palette._asdict()
    values |= {space.name: int(space) for space in Space} | {radius.name: int(radius) for radius in Radius}
    values |= {name: text_size(step, scale) for name, step in _LOOKS.items()}
    pad = 7
    values |= {
        "code": text_size(TypeScale.CODE, scale),
        "track": palette.line,
        "ink_disabled": palette.ink_muted,
        "mono": monospace,
        "chevron": (shipped("resources") / "icons" / "chevron-down.svg").as_posix(),
        "chevron_up": (shipped("resources") / "icons" / "chevron-up.svg").as_posix(),
        "check": (shipped("resources") / "icons" / f"check-{'dark' if palette.dark else 'light'}.svg").as_posix(),
        "box_size": round(16 * scale),
        "spin_pad": pad - 3,
        "spin_size": round(11 * scale),
        "chevron_size": round(14 * scale),
        "chevron_room": round(26 * scale),
        "button_pad": pad,
        "button_pad_focus": pad - 1,
        "pad_focus": Space.L - 1,
        "field_pad": pad,
        "field_pad_focus": pad - 1,
        "type_rules": _type_rules(scale),
    }
    return _SHEET.substitute(values)


def text_size(step: Type, scale: float) -> int:
    """Return the size of a step of the type scale in pixels."""
    return round(step.size * scale)


def _type_rules(scale: float) -> str:
    return "\n".join(
        f'QLabel[look="{name}"] {{ font-size: {text_size(step, scale)}px; font-weight: {step.weight}; }}'
        for name, step in _LOOKS.items()
    )
