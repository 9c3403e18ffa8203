"""Making questions portable: the engine is asked once, what it says is written down."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any

from trainer.packs.portable.model import Choice, Matching, Number, Option, Ordering, Part, Portable, Recall
from trainer.questions import Item, Question, QuestionError
from trainer.questions.choice import ChoiceItem
from trainer.questions.flashcard import FlashcardItem
from trainer.questions.layout import LayoutItem
from trainer.questions.number import NumberItem
from trainer.questions.ordering import OrderingItem
from trainer.questions.outcomes import TITLES
from trainer.questions.parts import PartsItem
from trainer.questions.placement import PlacementItem
from trainer.questions.probes import region_title
from trainer.questions.probes.base import region_label
from trainer.questions.quantities import Quantity
from trainer.questions.regions import GROWTHS, PERMISSIONS, SHARINGS
from trainer.questions.runs import Runner, engine_runner
from trainer.questions.scenario import ScenarioItem

if TYPE_CHECKING:
    from trainer.engine.regions import RegionKind


class AskedError(Exception):
    """The question cannot be asked at all; ``str()`` is a sentence."""


Parts = tuple[list[Part], list[str]]
"""The parts of a question, and what is lost with them."""


def asked(question: Question, seed: int = 0, runner: Runner = engine_runner, *, explained: bool = True) -> Portable:
    """Return ``question`` as it is asked with ``seed``, with its explanation unless that is not wanted (it takes time).

    Raises AskedError if the engine refuses it.
    """
    try:
        item = question.prepare(seed, runner)
        whole = item.explanation() if explained else ""
    except QuestionError as error:
        raise AskedError(error.sentence) from error
    parts, losses = _maker(item)(item)
    drawn = item.question
    if any(True for _ in drawn.probes()):
        losses.insert(0, "its key is the one of this run, written down; the other program cannot run the C program")
    explanation = drawn.explanation.strip() if explained else ""
    return Portable(
        id=question.id,
        kind=drawn.kind,
        title=drawn.title,
        prompt=drawn.prompt.strip(),
        parts=tuple(parts),
        topics=drawn.topics,
        platform=drawn.platform,
        program=None if question.program is None else drawn.program,
        arguments=drawn.arguments,
        stdin=drawn.stdin,
        explanation=explanation,
        evidence=whole.removeprefix(explanation).strip(),
        losses=tuple(losses),
    )


def variants(question: Question, seed: int, count: int, runner: Runner = engine_runner) -> Iterator[Portable]:
    """Yield up to ``count`` different forms of ``question``; only one where nothing depends on the seed.

    The second and further ones have the id ``NAME-v2`` and so on. Raises AskedError.
    """
    seen: list[Portable] = []
    for number in range(count):
        found = asked(question, seed + number, runner)
        if found in seen:
            continue
        seen.append(found)
        yield found if len(seen) == 1 else replace(found, id=f"{found.id}-v{len(seen)}")


def _maker(item: Item[Any, Any]) -> Callable[[Any], Parts]:
    return next((maker for kind, maker in MAKERS.items() if isinstance(item, kind)), _in_words)


def _in_words(item: Item[Any, Any]) -> Parts:
    """Ask for a free answer, to be compared with the key in words: for kinds without a form of their own."""
    return [Recall(answer=item.key_text())], ["it is asked as a free answer, which a person grades"]


def _flashcard(item: FlashcardItem) -> Parts:
    return [Recall(answer=item.question.back.strip())], []


def _choice(item: ChoiceItem) -> Parts:
    options = tuple(
        Option(option.text.strip(), truth, option.feedback.strip())
        for option, truth in zip(item.options, item.truths, strict=True)
    )
    true_false = item.question.mode == "true-false"
    shuffle = item.question.shuffle and not true_false
    return [Choice(options=options, many=item.many, shuffle=shuffle, true_false=true_false)], []


def _number(item: NumberItem) -> Parts:
    question = item.question
    misses = tuple((Quantity.parse(str(miss.value)).value, miss.feedback.strip()) for miss in question.misses)
    unit = "number" if question.unit == "count" else question.unit
    part = Number(value=item.value, margin=question.margin(item.value), unit=unit, misses=misses)
    losses = ["half the credit for a right number with a wrong unit"] if question.unit == "bytes" else []
    return [part], losses


def _ordering(item: OrderingItem) -> Parts:
    first, last = item.ends
    part = Ordering(
        prompt="" if (first, last) == ("first", "last") else f"From {first} (top) to {last} (bottom).",
        entries=tuple(item.question.entries[index].text.strip() for index in item.order_key.order),
        first=first,
        last=last,
    )
    free = ["the free order of some entries: only one order is right"] if item.order_key.free else []
    return [part], free


def _scenario(item: ScenarioItem) -> Parts:
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


_ATTRIBUTES = {
    "permissions": ("Which permissions has each region?", PERMISSIONS),
    "growth": ("In which direction does each region grow?", GROWTHS),
    "sharing": ("Who uses each region?", SHARINGS),
}


def _layout(item: LayoutItem) -> Parts:
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


def _placement(item: PlacementItem) -> Parts:
    choices = tuple(region_label(kind) for kind in item.regions)
    objects = item.question.objects
    part = Matching(
        rows=tuple(thing.text.strip() for thing in objects),
        choices=choices,
        key=tuple(item.regions.index(kind) for kind in item.places),
    )
    return [part], ["what is said to each object"] if any(thing.feedback for thing in objects) else []


def _parts(item: PartsItem) -> Parts:
    parts: list[Part] = []
    losses: list[str] = []
    for own, share in zip(item.items, item.shares, strict=True):
        found, lost = _maker(own)(own)
        before = own.question.prompt.strip()
        parts += [
            replace(part, share=part.share * share, prompt="\n\n".join(filter(None, (before, part.prompt))))
            for part in found
        ]
        losses += lost
    return parts, list(dict.fromkeys(losses))


def _free_pairs(item: LayoutItem) -> list[str]:
    """Say which regions may stand in either order here, but not in a list with one right order."""
    decided = set(item.layout.pairs)
    free: list[RegionKind] = []
    for upper, lower in combinations(item.layout.order, 2):
        if (upper, lower) not in decided:
            free += [kind for kind in (upper, lower) if kind not in free]
    names = ", ".join(region_title(kind) for kind in free)
    return [f"the free order of {names}: only one order is right"] if free else []


MAKERS: dict[type[Item[Any, Any]], Callable[[Any], Parts]] = {
    FlashcardItem: _flashcard,
    ChoiceItem: _choice,
    NumberItem: _number,
    ScenarioItem: _scenario,
    LayoutItem: _layout,
    OrderingItem: _ordering,
    PlacementItem: _placement,
    PartsItem: _parts,
}
"""How each kind of item is made portable."""
