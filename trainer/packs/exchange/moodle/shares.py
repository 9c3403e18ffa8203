"""The shares of a mark that Moodle knows: an import with any other is refused or changed."""

NAMED = (
    100.0, 90.0, 83.33333, 80.0, 75.0, 70.0, 66.66667, 60.0, 50.0, 40.0, 33.33333, 30.0, 25.0, 20.0, 16.66667,
    14.28571, 12.5, 11.11111, 10.0, 5.0, 0.0,
)  # fmt: skip
"""Percent, as ``question_bank::fraction_options_full`` lists them."""


def percent(share: float) -> str:
    """Return the share nearest to ``share`` (-1…1) that Moodle knows, in percent."""
    nearest = min(NAMED, key=lambda known: abs(known - abs(share) * 100))
    return f"{-nearest if share < 0 else nearest:.7g}" if nearest else "0"


def is_known(share: float) -> bool:
    """Say whether Moodle has this share."""
    return abs(float(percent(abs(share))) - abs(share) * 100) < 0.01
