"""Grading a layout: pairs of regions in order, attributes, and requirements that cap the score.

With ``n`` pairs, a pair is worth 1/n of the share of the order. Distractors take away what an average region is worth.
"""

from collections.abc import Sequence
from math import fsum
from typing import TYPE_CHECKING

from trainer.engine.regions import RegionKind
from trainer.questions.grade import Mark
from trainer.questions.probes import region_title

if TYPE_CHECKING:
    from trainer.questions.layout import Layout, LayoutAnswer, LayoutItem
    from trainer.questions.layout_key import Pair

_WORDS = {
    "permissions": "permissions `{}`",
    "growth": "growth: {}",
    "sharing": "used by {}",
}


def rule(question: "Layout") -> str:
    """Say how a layout is graded."""
    order = "every pair of regions in the right order earns an equal part"
    attributes = f"every right value of {', '.join(question.attributes)} earns an equal part"
    if not question.order:
        parts = f"{attributes}."
    elif question.attributes:
        parts = f"Half for the order: {order}; half for the regions: {attributes}."
    else:
        parts = f"{order}."
    if question.order:
        parts += " Regions whose order is free cost nothing, a region that does not belong costs one region's part."
    caps = "".join(
        f" Without the {region_title(cap.region)} in its place the layout earns at most {cap.at_most:.0%}."
        for cap in question.requires
    )
    return parts[0].upper() + parts[1:] + caps


def marks(item: "LayoutItem", answer: "LayoutAnswer") -> Sequence[Mark]:
    """Mark ``answer``: every lost mark names its pair, its region or its attribute."""
    question = item.question
    order_share = (0.5 if question.attributes else 1.0) if question.order else 0.0
    found: list[Mark] = []
    if question.order:
        found += _order_marks(item, [placed.region for placed in answer.placed], order_share)
    if question.attributes:
        found += _attribute_marks(item, answer, 1.0 - order_share)
    return [*found, *_caps(question, [placed.region for placed in answer.placed], found)]


def asked_pairs(item: "LayoutItem") -> "list[Pair]":
    """Return the pairs ``(above, below)`` that earn something: those not given from the start."""
    given = set(item.given)
    return [pair for pair in item.layout.pairs if not set(pair) <= given]


def _order_marks(item: "LayoutItem", placed: list[RegionKind], share: float) -> list[Mark]:
    pairs = asked_pairs(item)
    worth = share / len(pairs) if pairs else 0.0
    position = {kind: index for index, kind in enumerate(placed)}
    right = [pair for pair in pairs if _in_order(pair, position)]
    missing = [kind for kind in item.layout.order if kind not in position]
    found = [Mark(worth * len(right), worth * len(right), f"{len(right)} of {len(pairs)} pairs are in order.")]
    claimed: set[Pair] = set(right)
    for kind in missing:
        lost = [pair for pair in pairs if kind in pair and pair not in claimed]
        claimed.update(lost)
        count = "1 pair is" if len(lost) == 1 else f"{len(lost)} pairs are"
        text = f"The {region_title(kind)} is missing: {count} lost with it."
        found.append(Mark(0.0, worth * len(lost), text))
    found += [Mark(0.0, worth, _pair_text(pair)) for pair in pairs if pair not in claimed]
    strangers = [kind for kind in placed if kind not in item.layout.order]
    cost = share / len(item.layout.order)
    found += [Mark(-cost, 0.0, f"There is no {region_title(kind)} in this process.") for kind in strangers]
    return [mark for mark in found if mark.possible or mark.earned]


def _in_order(pair: "Pair", position: dict[RegionKind, int]) -> bool:
    upper, lower = pair
    return upper in position and lower in position and position[upper] < position[lower]


def _pair_text(pair: "Pair") -> str:
    upper, lower = (region_title(kind) for kind in pair)
    return f"The {upper} lies above the {lower}; you placed it below."


def _attribute_marks(item: "LayoutItem", answer: "LayoutAnswer", share: float) -> list[Mark]:
    placed = {region.region: region for region in answer.placed}
    worth = share / (len(item.layout.order) * len(item.question.attributes))
    found: list[Mark] = []
    for kind in item.layout.order:
        for name in item.question.attributes:
            right = item.layout.attribute(kind, name)
            given = getattr(placed[kind], name) if kind in placed else None
            words = _WORDS[name].format(right)
            if given == right:
                found.append(Mark(worth, worth, f"The {region_title(kind)}: {words}."))
            else:
                said = f"you said {given}" if given is not None else "nothing was given"
                found.append(Mark(0.0, worth, f"The {region_title(kind)}: {words}; {said}."))
    return found


def _caps(question: "Layout", placed: list[RegionKind], found: list[Mark]) -> list[Mark]:
    """Return one deduction for the tightest requirement that is not met."""
    broken = [
        cap
        for cap in question.requires
        if cap.region not in placed
        or (cap.directly_below is not None and not _directly_below(placed, cap.region, cap.directly_below))
    ]
    if not broken:
        return []
    cap = min(broken, key=lambda cap: cap.at_most)
    excess = fsum(mark.earned for mark in found) - cap.at_most
    if excess <= 0:
        return []
    return [Mark(-excess, 0.0, f"At most {cap.at_most:.0%}: {cap.because}")]


def _directly_below(placed: list[RegionKind], region: RegionKind, upper: RegionKind) -> bool:
    return upper in placed and placed.index(region) == placed.index(upper) + 1
