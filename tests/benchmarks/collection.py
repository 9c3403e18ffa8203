"""A large collection, drawn from a seed: 100,000 cards, 500,000 reviews of two years, 9,900 of the cards due today.

The shape is that of a diligent learner: nine cards in ten are known, intervals grow, one answer in ten is wrong.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from trainer.store import CardState, CatalogueEntry
from trainer.store.derive import derive_all
from trainer.store.store import Store
from trainer.store.tables import ATTEMPTS

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TOPICS = [
    (f"{area}.{part}",)
    for area in ("stack", "heap", "data", "bss", "text", "kernel", "tls", "guard")
    for part in ("place", "size", "permissions", "growth", "sharing")
]
WORDS = ("heap", "stack", "guard", "page", "canary", "brk", "mmap", "chunk", "bin", "arena", "frame", "pointer")
ATTEMPTS_A_CARD = 5
DUE_SHARE = 0.11
BATCH = 20_000


def build(store: Store, cards: int = 100_000, seed: int = 1) -> None:
    """Fill an empty store."""
    packs = {f"pack-{number}": "1" for number in range(max(1, cards // 5000))}
    store.catalogue.take_in(packs, lambda pack: _entries(pack, cards // len(packs), Random(f"{pack}:{seed}")))
    store.learners.first(NOW)
    random = Random(seed)
    known = cards * 9 // 10
    with store.database.write() as connection:
        for first in range(1, known + 1, BATCH // ATTEMPTS_A_CARD):
            batch = range(first, min(first + BATCH // ATTEMPTS_A_CARD, known + 1))
            connection.execute(insert(ATTEMPTS), [row for question in batch for row in _reviews(question, random)])
        derive_all(connection, 1)


def _entries(pack: str, count: int, random: Random) -> Iterator[CatalogueEntry]:
    for number in range(count):
        text = " ".join(random.choices(WORDS, k=25))
        yield CatalogueEntry(
            pack, f"q{number}", "choice", "textbook", " ".join(random.choices(WORDS, k=4)), random.choice(TOPICS), text
        )


def _reviews(question: int, random: Random) -> Iterator[dict[str, Any]]:
    """Yield the attempts at one card, oldest first; their intervals grow, and the last makes the card due or not."""
    count = random.choice((4, 5, 6, 6, 7))
    gaps = [0.01, *(1.8**step * random.uniform(0.7, 1.3) for step in range(1, count))]
    stability = gaps[-1] * 1.9
    elapsed = stability * (random.uniform(1, 1.2) if random.random() < DUE_SHARE else random.uniform(0.05, 0.98))
    due = NOW + timedelta(days=stability - elapsed)
    moment = NOW - timedelta(days=elapsed + sum(gaps))
    for step, gap in enumerate(gaps):
        moment += timedelta(days=gap)
        rating = random.choices((1, 2, 3, 4), (8, 12, 65, 15))[0]
        yield {
            "uuid": UUID(int=int(moment.timestamp() * 1000) << 80 | 7 << 76 | random.getrandbits(76)),
            "learner_id": 1,
            "question_id": question,
            "version": f"{random.getrandbits(64):016x}",
            "seed": random.getrandbits(32),
            "answer": json.dumps({"chosen": [random.randrange(4)]}),
            "marks": json.dumps([[0.0, 1.0, "The heap grows up, the stack grows down."]]) if rating == 1 else None,
            "score": 0.0 if rating == 1 else 1.0,
            "seconds": round(random.uniform(3, 60), 3),
            "mode": "review",
            "rating": rating,
            "predicted": random.uniform(0.7, 1) if step > 1 else None,
            "answered_at": moment,
            "day": moment.date(),
            "after_state": int(CardState.REVIEW),
            "after_step": None,
            "after_stability": stability,
            "after_difficulty": random.uniform(1, 10),
            "after_due": due,
            "undone": False,
        }
