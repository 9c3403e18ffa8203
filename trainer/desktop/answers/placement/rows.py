"""What the board shows, row by row; no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from trainer.desktop.process_view.wording import capital, kind_title
from trainer.desktop.widgets.rich_text import plain
from trainer.desktop.wording import counted

NOWHERE = ""
"""The group of what is not placed."""


class Sign(Enum):
    """What the check said of an object in a row; ``KEY`` rows are where it belongs."""

    NONE = ""
    RIGHT = "right"
    WRONG = "wrong"
    KEY = "belongs here"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """The heading of a group (``thing`` is None), or an object in it.

    ``count`` is how many objects a group holds; the ``last`` row of a group ends its block.
    """

    group: str
    thing: int | None = None
    count: int = 0
    last: bool = False
    sign: Sign = Sign.NONE
    note: str = ""


def group_title(group: str) -> str:
    """Return what a group is called."""
    return capital(kind_title(group)) if group else "Still to place"


def open_rows(regions: Sequence[str], places: Sequence[str]) -> tuple[BoardRow, ...]:
    """Return the rows while the learner works; ``places`` gives each object's group."""
    groups = (NOWHERE, *regions)
    things = {group: [thing for thing, place in enumerate(places) if place == group] for group in groups}
    return _board({group: [BoardRow(group, thing) for thing in inside] for group, inside in things.items()})


def checked_rows(regions: Sequence[str], places: Sequence[str], keys: Sequence[str]) -> tuple[BoardRow, ...]:
    """Return the rows after the check: each object where it was put, and where it belongs if that is elsewhere."""
    return _board(
        {
            region: [row for thing, key in enumerate(keys) for row in _checked(thing, region, places[thing], key)]
            for region in regions
        }
    )


def _board(groups: dict[str, list[BoardRow]]) -> tuple[BoardRow, ...]:
    rows: list[BoardRow] = []
    for group, inside in groups.items():
        rows += [BoardRow(group, count=len(inside)), *inside]
        rows[-1] = replace(rows[-1], last=True)
    return tuple(rows)


def _checked(thing: int, region: str, place: str, key: str) -> Iterator[BoardRow]:
    if place == key == region:
        yield BoardRow(region, thing, sign=Sign.RIGHT, note="right")
    elif place == region:
        yield BoardRow(region, thing, sign=Sign.WRONG, note=f"belongs in: {kind_title(key)}")
    elif key == region:
        said = f"you chose: {kind_title(place)}" if place else "you did not place it"
        yield BoardRow(region, thing, sign=Sign.KEY, note=f"belongs here; {said}")


def spoken(row: BoardRow, texts: Sequence[str]) -> str:
    """Return what a screen reader says of a row."""
    title = group_title(row.group)
    if row.thing is None:
        count = counted(row.count, "object") if row.count else "empty"
        return f"{title}: {count}"
    where = f"in {title}" if row.group else "not placed"
    return ", ".join(part for part in (plain(texts[row.thing]), where, row.note) if part)
