"""Every colour can be read, and neighbouring regions can be told apart."""

import itertools
import math

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame

from trainer.desktop.theme.colour import contrast, linear_rgb, oklch
from trainer.desktop.theme.regions import REGION_KINDS, region_colours
from trainer.desktop.theme.tokens import DARK, LIGHT, Appearance, Palette, TypeScale
from trainer.desktop.widgets.basics import column, label
from trainer.engine.regions import RegionKind

TEXTBOOK = REGION_KINDS[:13]
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency"
# (2009), severity 1.0, on linear light.
VISIONS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def oklab(linear: tuple[float, float, float]) -> tuple[float, float, float]:
    """Return lightness, a and b of a linear-light colour; distances in it are perceptual."""
    red, green, blue = linear
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def difference(one: str, other: str, vision: str) -> float:
    def seen(colour: str):
        light = linear_rgb(colour)
        rows = VISIONS[vision]
        return oklab(tuple(min(1, max(0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in rows))

    return math.dist(seen(one), seen(other))


@PALETTES
def test_text_has_four_and_a_half_to_one_on_every_background(palette: Palette):
    backgrounds = [palette.window, palette.surface, palette.sunken, palette.hover, palette.accent_soft]
    for ink, background in itertools.product([palette.ink, palette.ink_muted], backgrounds):
        assert contrast(ink, background) >= 4.5, (ink, background)


@PALETTES
@pytest.mark.parametrize("tone", ["good", "bad", "warn"])
def test_verdict_colours_can_be_read_on_the_page_and_on_their_own_background(palette: Palette, tone: str):
    for background in (palette.window, palette.surface, getattr(palette, tone + "_soft")):
        assert contrast(getattr(palette, tone), background) >= 4.5
    assert contrast(palette.ink, getattr(palette, tone + "_soft")) >= 4.5


@PALETTES
def test_accent_can_be_read_both_ways(palette: Palette):
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.on_accent, palette.accent_hover) >= 4.5
    assert contrast(palette.accent, palette.surface) >= 4.5
    assert contrast(palette.accent, palette.accent_soft) >= 4.5


@PALETTES
def test_outlines_and_focus_ring_have_three_to_one(palette: Palette):
    for background in (palette.window, palette.surface, palette.sunken):
        assert contrast(palette.line_strong, background) >= 3
        assert contrast(palette.focus, background) >= 3


@PALETTES
def test_code_colours_can_be_read(palette: Palette):
    for name, colour in palette._asdict().items():
        if name.startswith("code_"):
            assert contrast(colour, palette.surface) >= 4.5, name


@PALETTES
@pytest.mark.parametrize("kind", list(RegionKind))
def test_every_region_kind_has_a_colour_with_readable_text(palette: Palette, kind: RegionKind):
    colours = region_colours(kind, palette.dark)
    assert kind in REGION_KINDS
    assert contrast(colours.ink, colours.fill) >= 4.5
    assert contrast(palette.ink, colours.fill) >= 4.5
    assert contrast(colours.edge, palette.surface) >= 3


@PALETTES
@pytest.mark.parametrize("vision", VISIONS)
def test_neighbours_in_the_textbook_column_differ_for_every_colour_vision(palette: Palette, vision: str):
    for upper, lower in itertools.pairwise(TEXTBOOK):
        fills = region_colours(upper, palette.dark).fill, region_colours(lower, palette.dark).fill
        assert difference(*fills, vision) >= 0.04, (upper, lower)


def test_oklch_gives_the_greys_of_srgb():
    assert oklch(1, 0, 0) == "#ffffff"
    assert oklch(0, 0, 0) == "#000000"


def test_contrast_of_black_and_white_is_twenty_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_theme_follows_the_learner_and_tells_the_painted_widgets(theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.set_appearance(Appearance.DARK)

    assert theme.palette is DARK
    assert theme.region("heap") == region_colours("heap", dark=True)


def test_text_grows_in_steps_to_twice_its_size(theme):
    before = theme.font(TypeScale.BODY).pixelSize()

    theme.step_percent(20)

    assert theme.percent == 200
    assert theme.font(TypeScale.BODY).pixelSize() == 2 * before


class Restylings(QObject):
    """Counts how often a widget is told of another style."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.StyleChange
        return False


def test_each_widget_is_styled_once_for_another_text_size(theme, show):
    outer = inner = QFrame()
    for _ in range(5):
        column(inner).addWidget(inner := QFrame())
    text = label("deep inside", "title")
    column(inner).addWidget(text)
    show(outer)
    restylings = Restylings()
    text.installEventFilter(restylings)
    before = text.fontMetrics().height()

    theme.set_percent(200)

    assert text.fontMetrics().height() == pytest.approx(2 * before, abs=2)
    assert restylings.count == 1
