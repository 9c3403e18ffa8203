"""The design tokens: colours of light and dark, one type scale, one spacing scale."""

from enum import IntEnum, StrEnum
from typing import NamedTuple


class Appearance(StrEnum):
    """What the learner asked for; ``SYSTEM`` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Type(NamedTuple):
    """A step of the type scale: size in pixels at 100 % and weight."""

    size: int
    weight: int


class TypeScale:
    """Every text in the program has one of these sizes."""

    CAPTION = Type(12, 400)
    LABEL = Type(12, 600)
    BODY = Type(14, 400)
    STRONG = Type(14, 600)
    LEAD = Type(16, 400)
    HEADING = Type(17, 600)
    TITLE = Type(25, 700)
    DISPLAY = Type(44, 700)
    CODE = Type(13, 400)


class Space(IntEnum):
    """The spacing scale, in device-independent pixels."""

    HAIR = 2
    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Radius(IntEnum):
    """Corner radii, in device-independent pixels."""

    SMALL = 4
    CONTROL = 7
    CARD = 12


class Palette(NamedTuple):
    """The colours of one appearance, as ``#rrggbb``.

    ``*_soft`` are backgrounds behind ``ink``; ``line_strong`` outlines controls (3:1 on every background,
    WCAG 2.2 SC 1.4.11), ``line`` only separates.
    """

    dark: bool
    window: str
    surface: str
    sunken: str
    hover: str
    line: str
    line_strong: str
    ink: str
    ink_muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    bad: str
    bad_soft: str
    warn: str
    warn_soft: str
    focus: str
    code_keyword: str
    code_type: str
    code_string: str
    code_number: str
    code_comment: str
    code_function: str
    code_directive: str


LIGHT = Palette(
    dark=False,
    window="#f6f5f1",
    surface="#ffffff",
    sunken="#edebe5",
    hover="#f1efe9",
    line="#dedbd2",
    line_strong="#807c72",
    ink="#1c1b18",
    ink_muted="#5a574f",
    accent="#2348c7",
    accent_hover="#1b39a3",
    on_accent="#ffffff",
    accent_soft="#e6ebfc",
    good="#0d6b41",
    good_soft="#dcf3e6",
    bad="#b01e2e",
    bad_soft="#fce6e6",
    warn="#7d5100",
    warn_soft="#fdf0cf",
    focus="#2348c7",
    code_keyword="#8a1a6c",
    code_type="#0b5c7a",
    code_string="#0d6b41",
    code_number="#9a4200",
    code_comment="#6a675d",
    code_function="#2348c7",
    code_directive="#7d5100",
)

DARK = Palette(
    dark=True,
    window="#131417",
    surface="#1c1e22",
    sunken="#0d0e10",
    hover="#26292e",
    line="#33363d",
    line_strong="#7d828d",
    ink="#eceae5",
    ink_muted="#aaa9a6",
    accent="#8fa8ff",
    accent_hover="#aabdff",
    on_accent="#0f1530",
    accent_soft="#252c4a",
    good="#62d39b",
    good_soft="#143425",
    bad="#ff9494",
    bad_soft="#431c20",
    warn="#f0c15a",
    warn_soft="#392c0e",
    focus="#9db3ff",
    code_keyword="#f29ad4",
    code_type="#7fd0ee",
    code_string="#83d9ab",
    code_number="#f4ab7c",
    code_comment="#9a988f",
    code_function="#a9bbff",
    code_directive="#e3bd6b",
)

TEXT_SCALES = (100, 110, 125, 150, 175, 200)
"""The text sizes offered, in percent."""
