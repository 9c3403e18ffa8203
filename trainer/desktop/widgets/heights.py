"""How tall text is when it wraps."""

from collections.abc import Callable

from trainer.desktop.theme.theme import Theme


class Heights:
    """Heights in pixels at widths, each measured once a text size: nested layouts ask some hundred times."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._known: dict[tuple[int, int], int] = {}

    def at(self, width: int, measure: Callable[[int], int]) -> int:
        """Return the height at ``width``, which ``measure`` says if it is not known."""
        key = self._theme.percent, width
        if key not in self._known:
            self._known[key] = measure(width)
        return self._known[key]

    def forget(self) -> None:
        """Measure anew: the text is another."""
        self._known.clear()
