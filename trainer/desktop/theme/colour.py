"""Colour arithmetic: OKLCH to sRGB, and the contrast of WCAG 2.2.

OKLCH is used to state colours because equal lightness there looks equally light; formulas from
Björn Ottosson, "A perceptual color space for image processing" (2020).
"""

import math

RGB = tuple[float, float, float]


def oklch(lightness: float, chroma: float, hue: float) -> str:
    """Return ``#rrggbb`` of a colour with lightness 0…1, chroma 0…0.4 and hue in degrees.

    A colour outside sRGB loses chroma until it fits, so that its lightness and hue stay.
    """
    while True:
        linear = _linear_rgb(lightness, chroma, hue)
        if chroma <= 0 or all(-1e-4 <= part <= 1.0001 for part in linear):
            return "#" + "".join(f"{round(255 * _encode(part)):02x}" for part in linear)
        chroma = max(0.0, chroma - 0.004)


def linear_rgb(colour: str) -> RGB:
    """Return the linear-light parts 0…1 of ``#rrggbb``."""
    parts = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio 1…21 of WCAG 2.2 between two ``#rrggbb`` colours."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = linear_rgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear_rgb(lightness: float, chroma: float, hue: float) -> RGB:
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encode(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
