"""A table of figures: what a plot shows, what a screen reader reads, and what goes into a CSV file."""

import csv
from dataclasses import dataclass
from datetime import date
from io import StringIO

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Table:
    """``name`` is also that of its CSV file; shares are from 0 to 1, times in seconds.

    The floats of the columns ``no_shares`` are shown as they are.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    no_shares: frozenset[str] = frozenset()

    def csv(self) -> str:
        """Return the table as CSV with a line of headings."""
        text = StringIO()
        writer = csv.writer(text)
        writer.writerow(self.columns)
        writer.writerows([_plain(cell) for cell in row] for row in self.rows)
        return text.getvalue()


def _plain(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula: the words of a pack are not to be trusted."""
    if isinstance(cell, float):
        return round(cell, 6)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
