"""Layouts: an order of regions to find, and what each region is like."""

from itertools import combinations
from typing import TYPE_CHECKING

from trainer.packs.portable.model import Made, Matching, Ordering, Part
from trainer.questions.layout import LayoutItem
from trainer.questions.probes import region_title
from trainer.questions.probes.base import region_label
from trainer.questions.regions import GROWTHS, PERMISSIONS, SHARINGS

if TYPE_CHECKING:
    from trainer.engine.regions import RegionKind

_ATTRIBUTES = {
    "permissions": ("Which permissions has each region?", PERMISSIONS),
    "growth": ("In which direction does each region grow?", GROWTHS),
    "sharing": ("Who uses each region?", SHARINGS),
}


def layout(item: LayoutItem) -> Made:
    """Return a layout as an order of regions, and a matching for each attribute that is asked for."""
    question, order = item.question, item.layout.order
    titles = {kind: region_label(kind) for kind in (*order, *question.distractors)}
    losses = []
    parts: list[Part] = []
    share = (0.5 if question.attributes else 1.0) if question.order else 0.0
    if question.order:
        parts.append(
            Ordering(
                prompt="Put the regions in order, highest address first.",
                share=share,
                entries=tuple(titles[kind] for kind in order),
                first="highest address",
                last="lowest address",
                given=tuple(titles[kind] for kind in item.given),
                strangers=tuple(titles[kind] for kind in question.distractors),
                stacked=True,
            )
        )
        losses += _free_pairs(item)
        losses += ["the limits of the credit when a region is not in its place"] if question.requires else []
    # where the order is asked as well, the rows must not tell it
    rows = sorted(order, key=titles.__getitem__) if question.order else order
    for name in question.attributes:
        prompt, usual = _ATTRIBUTES[name]
        values = [item.layout.attribute(kind, name) for kind in rows]
        choices = tuple(dict.fromkeys((*usual, *values)))
        parts.append(
            Matching(
                prompt=prompt,
                share=(1 - share) / len(question.attributes),
                rows=tuple(titles[kind] for kind in rows),
                choices=choices,
                key=tuple(choices.index(value) for value in values),
            )
        )
    return parts, losses


def _free_pairs(item: LayoutItem) -> list[str]:
    """Say which regions may stand in either order here, but not in a list with one right order."""
    decided = set(item.layout.pairs)
    free: list[RegionKind] = []
    for upper, lower in combinations(item.layout.order, 2):
        if (upper, lower) not in decided:
            free += [kind for kind in (upper, lower) if kind not in free]
    names = ", ".join(region_title(kind) for kind in free)
    return [f"the free order of {names}: only one order is right"] if free else []
