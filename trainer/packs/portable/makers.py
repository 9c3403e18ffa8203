"""How each kind of question is made of parts that other programs know, and what is lost with that."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from trainer.packs.portable.layouts import layout
from trainer.packs.portable.model import Choice, Made, Matching, Number, Option, Ordering, Part, Recall
from trainer.packs.portable.tables import bytes_table, hotspot, trace_table
from trainer.packs.portable.words import gaps, word
from trainer.questions import Item
from trainer.questions.bytes import BytesItem
from trainer.questions.choice import ChoiceItem
from trainer.questions.cloze import ClozeItem
from trainer.questions.flashcard import FlashcardItem
from trainer.questions.hotspot import HotspotItem
from trainer.questions.layout import LayoutItem
from trainer.questions.number import NumberItem
from trainer.questions.ordering import OrderingItem
from trainer.questions.outcomes import TITLES
from trainer.questions.parts import PartsItem
from trainer.questions.placement import PlacementItem
from trainer.questions.probes.base import region_label
from trainer.questions.quantities import Quantity
from trainer.questions.scenario import ScenarioItem
from trainer.questions.text import TextItem
from trainer.questions.trace import TraceItem


def made(item: Item[Any, Any]) -> Made:
    """Return the parts of a question, and what is lost with them."""
    maker = next((maker for kind, maker in MAKERS.items() if isinstance(item, kind)), _in_words)
    return maker(item)


def _in_words(item: Item[Any, Any]) -> Made:
    """Ask for a free answer, to be compared with the key in words: for kinds without a form of their own."""
    return [Recall(answer=item.key_text())], ["it is asked as a free answer, which a person grades"]


def _flashcard(item: FlashcardItem) -> Made:
    return [Recall(answer=item.question.back.strip())], []


def _choice(item: ChoiceItem) -> Made:
    options = tuple(
        Option(option.text.strip(), truth, option.feedback.strip(), option.credit or 0.0)
        for option, truth in zip(item.options, item.truths, strict=True)
    )
    true_false = item.question.mode == "true-false"
    shuffle = item.question.shuffle and not true_false
    return [Choice(options=options, many=item.many, shuffle=shuffle, true_false=true_false)], []


def _number(item: NumberItem) -> Made:
    question = item.question
    misses = tuple((Quantity.parse(str(miss.value)).value, miss.feedback.strip()) for miss in question.misses)
    unit = "number" if question.unit == "count" else question.unit
    part = Number(value=item.value, margin=question.margin(item.value), unit=unit, misses=misses)
    losses = ["half the credit for a right number with a wrong unit"] if question.unit == "bytes" else []
    return [part], losses


def _ordering(item: OrderingItem) -> Made:
    first, last = item.ends
    texts = [entry.text.strip() for entry in item.question.entries]
    told, *others = (tuple(texts[index] for index in key.order) for key in item.right.keys)
    part = Ordering(
        prompt="" if (first, last) == ("first", "last") else f"From {first} (top) to {last} (bottom).",
        entries=told,
        first=first,
        last=last,
        given=tuple(texts[index] for index in item.given),
        also=tuple(others),
    )
    return [part], ["the free order of some entries: only one order is right"] if item.leaves_free else []


def _scenario(item: ScenarioItem) -> Made:
    question, share = item.question, 1 / item.parts
    halved = share / 2 if item.asks_exit_code else share
    outcomes = tuple(Option(TITLES[outcome], outcome is item.outcome) for outcome in question.outcomes)
    parts: list[Part] = [Choice(prompt="How does it end?", share=halved, options=outcomes, shuffle=False)]
    if item.asks_exit_code and item.run.exit_code is not None:
        parts.append(Number(prompt="With which exit code?", share=halved, value=Fraction(item.run.exit_code)))
    if question.where is not None and item.where is not None:
        regions = tuple(Option(region_label(kind), kind == item.where.value) for kind in question.where.regions)
        parts.append(Choice(prompt=question.where.question, share=share, options=regions, shuffle=False))
    if question.why is not None:
        reasons = tuple(
            Option(reason.text.strip(), index == item.reason, reason.feedback.strip())
            for index, reason in enumerate(question.why.reasons)
        )
        parts.append(Choice(prompt=question.why.question, share=share, options=reasons))
    return parts, []


def _placement(item: PlacementItem) -> Made:
    choices = tuple(region_label(kind) for kind in item.regions)
    objects = item.question.objects
    part = Matching(
        rows=tuple(thing.text.strip() for thing in objects),
        choices=choices,
        key=tuple(item.regions.index(kind) for kind in item.places),
    )
    return [part], ["what is said to each object"] if any(thing.feedback for thing in objects) else []


def _parts(item: PartsItem) -> Made:
    parts: list[Part] = []
    losses: list[str] = []
    for own, share in zip(item.items, item.shares, strict=True):
        found, lost = made(own)
        before = own.question.prompt.strip()
        parts += [
            replace(part, share=part.share * share, prompt="\n\n".join(filter(None, (before, part.prompt))))
            for part in found
        ]
        losses += lost
    return parts, list(dict.fromkeys(losses))


MAKERS: dict[type[Item[Any, Any]], Callable[[Any], Made]] = {
    FlashcardItem: _flashcard,
    ChoiceItem: _choice,
    NumberItem: _number,
    ScenarioItem: _scenario,
    LayoutItem: layout,
    OrderingItem: _ordering,
    PlacementItem: _placement,
    PartsItem: _parts,
    TraceItem: trace_table,
    BytesItem: bytes_table,
    TextItem: word,
    ClozeItem: gaps,
    HotspotItem: hotspot,
}
"""How each kind of item is made portable."""
