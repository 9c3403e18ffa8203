"""Turning rows into records and back."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import RowMapping, Select, false, literal_column, select, true

from trainer.store.records import Attempt, Card, Memory
from trainer.store.tables import CARDS, QUESTIONS
from trainer.store.terms import LEECH, CardState, Mode, Standing


def select_cards() -> Select[Any]:
    """Return a query for the columns that :func:`card` reads, one row a card."""
    of_question = QUESTIONS.c.pack, QUESTIONS.c.name, QUESTIONS.c.title
    return select(CARDS, *of_question).join(QUESTIONS, QUESTIONS.c.id == CARDS.c.question_id)


_STANDS = {
    Standing.ALL: true(),
    Standing.LEECHES: CARDS.c.lapses >= literal_column(str(LEECH)),  # as the index of leeches has it
    Standing.SUSPENDED: (CARDS.c.in_rotation == false()) & CARDS.c.suspended,
    Standing.FLAGGED: CARDS.c.flag > 0,
}


def with_standing(query: Select[Any], standing: Standing) -> Select[Any]:
    """Narrow a query on cards to those of questions that are present and that something is the matter with."""
    return query.where(~CARDS.c.retired, _STANDS[standing])


def of_packs(packs: Collection[str], query: Select[Any]) -> Select[Any]:
    """Narrow a query on cards to those of ``packs``; all are meant where none is named."""
    if not packs:
        return query
    return query.where(CARDS.c.question_id.in_(select(QUESTIONS.c.id).where(QUESTIONS.c.pack.in_(packs))))


def card(row: RowMapping) -> Card:
    """Return the card in a row of :func:`select_cards`."""
    memory = Memory(
        CardState(row["state"]), row["step"], row["stability"], row["difficulty"], row["due"], row["last_review"]
    )
    return Card(
        row["question_id"],
        row["pack"],
        row["name"],
        memory,
        row["reviews"],
        row["lapses"],
        row["score"],
        row["suspended"],
        row["flag"],
        row["title"],
        row["topics_id"],
    )


def memory_values(memory: Memory) -> dict[str, Any]:
    """Return the columns of a card that hold its memory."""
    return {
        "state": int(memory.state),
        "step": memory.step,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "due": memory.due,
        "last_review": memory.last_review,
    }


def attempt_values(attempt: Attempt) -> dict[str, Any]:
    """Return the columns of an attempt."""
    return {
        "uuid": attempt.uuid,
        "learner_id": attempt.learner,
        "question_id": attempt.question,
        "version": attempt.version,
        "seed": attempt.seed,
        "answer": attempt.answer,
        "marks": attempt.marks,
        "score": attempt.score,
        "seconds": attempt.seconds,
        "mode": str(attempt.mode),
        "rating": attempt.rating,
        "predicted": attempt.predicted,
        "answered_at": attempt.answered_at,
        "day": attempt.day,
        "undone": attempt.undone,
        "revised_at": attempt.revised_at,
        "misconceptions": misconceptions_value(attempt.misconceptions),
        **after_values(attempt.after),
    }


def misconceptions_value(names: Collection[str]) -> str | None:
    """Return the column of an attempt that names the misconceptions which it shows."""
    return json.dumps(names) if names else None


def after_values(after: Memory | None) -> dict[str, Any]:
    """Return the columns of an attempt that hold the card's memory after it."""
    return {
        "after_state": None if after is None else int(after.state),
        "after_step": after and after.step,
        "after_stability": after and after.stability,
        "after_difficulty": after and after.difficulty,
        "after_due": after and after.due,
    }


def attempt(row: RowMapping) -> Attempt:
    """Return the attempt in a row of the log."""
    return Attempt(
        uuid=row["uuid"],
        learner=row["learner_id"],
        question=row["question_id"],
        version=row["version"],
        seed=row["seed"],
        answer=row["answer"],
        score=row["score"],
        seconds=row["seconds"],
        mode=Mode(row["mode"]),
        answered_at=row["answered_at"],
        day=row["day"],
        rating=row["rating"],
        marks=row["marks"],
        predicted=row["predicted"],
        after=_after(row),
        undone=row["undone"],
        revised_at=row["revised_at"],
        misconceptions=tuple(json.loads(row["misconceptions"] or "[]")),
    )


def _after(row: RowMapping) -> Memory | None:
    if row["after_state"] is None:
        return None
    return Memory(
        CardState(row["after_state"]),
        row["after_step"],
        row["after_stability"],
        row["after_difficulty"],
        row["after_due"],
        row["answered_at"],
    )
