"""Short answers in words: what is accepted, what is nearly right, and what is a known error.

Answers are compared without regard to case, spaces that mean nothing in C, hyphens between words, quotes or brackets
around the whole, an article before it, and an empty ``()`` at the end. A region may be called one: ``heap segment``.
Where a number is accepted, any way of writing it is: ``0x1000``, ``4096`` or ``4 KiB``.
"""

import re
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING, Annotated, NamedTuple, Self

from pydantic import Field, StringConstraints, model_validator

from trainer.engine.regions import DESCRIPTIONS, RegionKind
from trainer.questions.claims import evaluate
from trainer.questions.errors import KeyRefuted, Location, QuestionError
from trainer.questions.outcomes import ALLOCATIONS, Outcome
from trainer.questions.probes import AnyProbe, Probe, Unit
from trainer.questions.quantities import Quantity, QuantityError
from trainer.questions.schema import Markdown, Schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from trainer.engine import Run

LONGEST = 200
Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST, pattern=r"\S")]

_AROUND_SIGNS = re.compile(r"\s*([^\w\s])\s*")
_QUOTES = frozenset({("`", "`"), ('"', '"'), ("'", "'"), ("“", "”"), ("‘", "’")})
_ARTICLE = re.compile(r"(?:the|an?) (?=[^\W\d_]{2})", re.IGNORECASE)
_CALLED_A_REGION = re.compile(r" (?:region|segment|section|area)$", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[^\W\d_]{3})-(?=[^\W\d_]{3})")
_PLAIN_WORDS = re.compile(r"[^\W\d]+( [^\W\d]+)*$")
_SHORTEST_SLIP = 4
_ALIKE = 0.8
_WORDS = re.compile(r"[A-Za-z_]\w*")
_NAMES = frozenset(
    {*ALLOCATIONS, "free", "mmap", "munmap", "brk", "sbrk", "mprotect", "madvise", "read", "write", "fork", "exec"}
    | {signal.lower() for signal in Outcome if signal.startswith("SIG")}
    | {word for kind in RegionKind for word in (kind.value, DESCRIPTIONS[kind].title.lower())}
)
"""Words that are no slips of each other, however alike they look."""


class Verdict(Enum):
    """What an answer is."""

    EMPTY = "nothing was written"
    RIGHT = "right"
    NEAR = "nearly right"
    WRONG = "wrong"


class Known(Schema):
    """A wrong answer that is worth a word."""

    text: Text
    """The wrong answer."""
    feedback: Markdown
    """What leads to it (Markdown)."""


class Blank(Schema):
    """Something to be written: what the run says (``probe``), or any of the accepted texts.

    With both, the run's value must be among the accepted texts.
    """

    accept: Annotated[tuple[Text, ...], Field(max_length=30)] = ()
    """Texts that are right; the first one is shown as the key."""
    patterns: Annotated[tuple[Text, ...], Field(max_length=10)] = ()
    """Texts that are right as well, where `*` stands for anything."""
    probe: AnyProbe | None = None
    """What finds the right answer in the run."""
    case: bool = False
    """Whether capital letters matter."""
    misses: Annotated[tuple[Known, ...], Field(max_length=20)] = ()
    """Wrong answers with what is said to them."""

    @model_validator(mode="after")
    def _has_a_key(self) -> Self:
        if not self.accept and self.probe is None:
            raise ValueError("say what is right: 'accept' (texts) or a 'probe' of the run")
        for known in self.misses:
            if any(same(known.text, text, case=self.case) for text in self.accept):
                raise ValueError(f"{known.text!r} is both accepted and wrong")
        return self


class Judgement(NamedTuple):
    """A verdict, and the author's words on a known error."""

    verdict: Verdict
    feedback: str = ""


class Accepted:
    """What is right in one blank of one run; ``key`` is the text that is shown, ``evidence`` what the run says."""

    def __init__(self, blank: Blank, texts: "Sequence[str]", evidence: str, step: int | None) -> None:
        self.blank = blank
        self.texts = tuple(texts)
        self.key = self.texts[0]
        self.evidence = evidence
        self.step = step

    @classmethod
    def of(cls, blank: Blank, run: "Run | None", location: Location) -> "Accepted":
        """Read off the run what is right. Raises QuestionError, KeyRefuted."""
        if blank.probe is None:
            return cls(blank, blank.accept, "", None)
        result = evaluate(blank.probe, run, (*location, "probe"))
        found = _texts(blank.probe, result.value)
        if not found[0].strip():
            raise QuestionError("the run gives an empty text", (*location, "probe"), "a probe of something to write")
        if blank.accept and not any(same(one, other, case=blank.case) for one in blank.accept for other in found):
            raise KeyRefuted(f"the run says otherwise. {result.evidence}", (*location, "accept"), found[0])
        return cls(blank, (*blank.accept, *found), result.evidence, result.step)

    def judge(self, typed: str, others: "Iterable[str]" = ()) -> Judgement:
        """Say what an answer is; one of the ``others`` (words that mean something else) is never a slip."""
        case = self.blank.case
        if not typed.strip():
            return Judgement(Verdict.EMPTY)
        if self.blank.probe is not None and self.blank.probe.unit is Unit.REGION:
            typed = _CALLED_A_REGION.sub("", typed.rstrip(" .")) or typed
        if any(same(typed, text, case=case) for text in self.texts):
            return Judgement(Verdict.RIGHT)
        if any(_matches(typed, pattern, case=case) for pattern in self.blank.patterns):
            return Judgement(Verdict.RIGHT)
        for known in self.blank.misses:
            if same(typed, known.text, case=case):
                return Judgement(Verdict.WRONG, known.feedback.strip())
        word = normal(typed, case=False)
        meant = {normal(other, case=False) for other in others}
        if word not in meant | _NAMES and any(_alike(word, normal(text, case=False)) for text in self.texts):
            return Judgement(Verdict.NEAR)
        return Judgement(Verdict.WRONG)


def normal(text: str, *, case: bool) -> str:
    """Return a text as it is compared."""
    plain = text.strip()
    if len(plain) > 2 and (plain[0], plain[-1]) in _QUOTES:
        plain = plain[1:-1].strip()
    if plain.startswith("(") and plain.find(")") == len(plain) - 1:
        plain = plain[1:-1].strip() or plain
    plain = _HYPHEN.sub(" ", plain)
    plain = _AROUND_SIGNS.sub(r"\1", " ".join(plain.split()))
    plain = plain.rstrip(".;") or plain
    plain = plain.removesuffix("()") or plain
    plain = _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain
    return plain if case else plain.casefold()


def same(one: str, other: str, *, case: bool) -> bool:
    """Say whether two texts mean the same: they are compared as texts, and as numbers if both are."""
    if normal(one, case=case) == normal(other, case=case):
        return True
    first, second = _number(one), _number(other)
    return first is not None and first == second


def words_of(source: str) -> frozenset[str]:
    """Return the words of a program: each means something else than the others."""
    return frozenset(_WORDS.findall(source))


def _matches(typed: str, pattern: str, *, case: bool) -> bool:
    """Say whether a text fits a pattern with ``*``, in time that grows with its length only."""
    text = normal(typed, case=case)
    parts = _HYPHEN.sub(" ", " ".join(pattern.split())).split("*")
    first, *rest = (part.strip() if case else part.strip().casefold() for part in parts)
    if not rest:
        return text == first
    *middle, last = rest
    if not text.startswith(first) or not text[len(first) :].endswith(last):
        return False
    place, end = len(first), len(text) - len(last)
    for part in middle:
        found = text.find(part, place, end)
        if found < 0:
            return False
        place = found + len(part)
    return True


def _alike(one: str, other: str) -> bool:
    """Say whether one text is a slip of the other: both are words, for in code every sign counts."""
    if min(len(one), len(other)) < _SHORTEST_SLIP or not (_PLAIN_WORDS.match(one) and _PLAIN_WORDS.match(other)):
        return False
    # letters that changed places, or one that is wrong, missing or too many
    return sorted(one) == sorted(other) or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _number(text: str) -> "Fraction | None":
    try:
        return Quantity.parse(text.strip().strip("`").rstrip(".")).value
    except QuantityError:
        return None


def _texts(probe: Probe, value: object) -> tuple[str, ...]:
    """Return how the value of a probe may be written, the clearest way first."""
    shown = probe.show(value)  # type: ignore[arg-type]
    match probe.unit:
        case Unit.REGION:
            return shown, str(value)
        case Unit.TRUTH:
            return (shown, "true") if value else (shown, "false")
        case Unit.BYTES | Unit.ADDRESS | Unit.COUNT | Unit.NUMBER:
            return (str(value) if probe.unit is not Unit.ADDRESS else shown,)
    return (str(value).strip(),)
