"""The store mirrors the packs; what the learner did with a question outlives the question."""

import pytest

from trainer.store import CatalogueEntry


def entries(*names, topics=("heap",), text="What does malloc return?"):
    return lambda pack: [CatalogueEntry(pack, name, "choice", "textbook", name, topics, text) for name in names]


def names(cards):
    return [card.name for card in cards]


@pytest.fixture
def take_in(store):
    """Take in the pack ``heap`` with these questions; the fingerprint follows from them."""

    def take(*questions, **values):
        store.catalogue.take_in({"heap": str((questions, values))}, entries(*questions, **values))

    return take


def test_every_learner_gets_a_card_of_every_question(store, learner, take_in, now):
    take_in("brk", "mmap")
    late = store.learners.add("Late", now)

    assert names(store.cards.new(learner.id, 10)) == names(store.cards.new(late.id, 10)) == ["brk", "mmap"]


def test_a_pack_that_has_not_changed_is_not_read(store, take_in):
    take_in("brk")

    def must_not_be_read(pack):
        raise AssertionError(pack)

    store.catalogue.take_in({"heap": str((("brk",), {}))}, must_not_be_read)


def test_a_question_that_is_gone_is_retired_with_its_memory(store, learner, take_in, answer):
    take_in("brk", "mmap")
    brk, _ = store.cards.new(learner.id, 2)
    store.record_answer(answer(brk.question))

    take_in("mmap")
    assert store.cards.totals(learner.id) == (0, 1)

    take_in("mmap", "brk")
    assert store.cards.totals(learner.id) == (1, 2)
    assert store.cards.get(learner.id, brk.question).reviews == 1


def test_a_pack_that_is_gone_is_retired(store, learner, take_in):
    take_in("brk")
    store.catalogue.take_in({}, entries())

    assert store.cards.totals(learner.id) == (0, 0)


def test_a_question_that_changed_keeps_its_card(store, learner, take_in, answer):
    take_in("brk")
    (brk,) = store.cards.new(learner.id, 1)
    store.record_answer(answer(brk.question))

    take_in("brk", topics=("stack",))

    assert names(store.cards.pick(learner.id, topic="stack")) == ["brk"]
    assert store.cards.get(learner.id, brk.question).reviews == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("malloc", ["brk", "mmap"]),
        ("MALL", ["brk", "mmap"]),
        ("brk malloc", ["brk"]),
        ("loc", []),
        ("stdio.h", ["brk", "mmap"]),
        ("size_t", ["brk", "mmap"]),
        ("free", []),
        ('"unbalanced', []),
        ("NEAR", []),
        ("it's & <-> :* \\", []),
        ("…", []),
        ("  ", []),
    ],
    ids=[
        "a word",
        "a beginning",
        "title and prompt",
        "the middle of a word",
        "the name of a header",
        "two words that belong together",
        "no hit",
        "a quote",
        "an operator is a word",
        "more operators",
        "no word",
        "nothing",
    ],
)
def test_questions_are_found_by_their_words(store, learner, take_in, words, found):
    take_in("brk", "mmap", text="What does malloc return? It takes a size_t, and is not in <stdio.h>.")

    assert names(store.search.find(learner.id, words)) == found


def test_what_is_gone_is_not_found(store, learner, take_in):
    take_in("brk", "mmap")
    take_in("mmap")

    assert names(store.search.find(learner.id, "malloc")) == ["mmap"]
