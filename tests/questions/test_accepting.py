"""What is accepted as a short answer, what is a slip, and what is wrong."""

import time

import pytest
from pydantic import ValidationError

from trainer.questions.accepting import Accepted, Blank, Verdict, words_of

RIGHT, NEAR, WRONG, EMPTY = Verdict.RIGHT, Verdict.NEAR, Verdict.WRONG, Verdict.EMPTY


def accepted(*texts, **keys) -> Accepted:
    blank = Blank(accept=texts, **keys)
    return Accepted(blank, blank.accept, "", None)


@pytest.mark.parametrize(
    ("key", "typed", "verdict"),
    [
        ("brk", "brk", RIGHT),
        ("brk", "  BRK() ; ", RIGHT),
        ("brk", "`brk`", RIGHT),
        ("brk", "", EMPTY),
        ("brk", "sbrk", WRONG),
        ("read-only data", "Read  only data.", RIGHT),
        ("main thread stack", "main thread stakc", NEAR),
        ("SIGSEGV", "sigsevg", NEAR),
        ("SIGSEGV", "SIGABRT", WRONG),
        ("malloc", "calloc", WRONG),
        ("heap", "heaps", NEAR),
        ("bss", "bsd", WRONG),
        ("8 MB", "8 MiB", RIGHT),
        ("8 MB", "8388608", RIGHT),
        ("8 MB", "0x800000", RIGHT),
        ("8 MB", "8 KB", WRONG),
        ("4096", "0x1000", RIGHT),
        ("4096", "4069", WRONG),
        ("sizeof *p", "sizeof(*p)", WRONG),
        ("sizeof *p", "sizeof  * p", RIGHT),
        ("sizeof *p", "sizeof p", WRONG),
        ("int *p", "int* p", RIGHT),
        ("---", "---", RIGHT),
        ("guard page", "the guard page", RIGHT),
        ("guard page", "A guard page.", RIGHT),
        ("SIGSEGV", "(SIGSEGV)", RIGHT),
        ("a system call", "system call", RIGHT),
        ("a + 1", "+ 1", WRONG),
        ("(int) x", "int", WRONG),
        ("r--", "rw-", WRONG),
    ],
)
def test_verdicts(key, typed, verdict):
    assert accepted(key).judge(typed).verdict is verdict


def test_capital_letters_can_matter():
    assert accepted("_Thread_local", case=True).judge("_thread_local").verdict is NEAR
    assert accepted("_Thread_local").judge("_thread_local").verdict is RIGHT


@pytest.mark.parametrize("typed", ["read-only data region", "the heap segment", "a region"])
def test_a_region_may_be_called_one(typed):
    probe = {"ask": "region-of", "expression": "limit"}
    found = Accepted(Blank(accept=["heap", "read-only data"], probe=probe), ["heap", "read-only data"], "", None)

    assert (found.judge(typed).verdict is RIGHT) == (typed != "a region")


def test_any_of_several_texts_is_right():
    assert {accepted("gap", "hole").judge(text).verdict for text in ("gap", "Hole")} == {RIGHT}


def test_a_known_error_gets_the_authors_words():
    judged = accepted("munmap", misses=({"text": "free", "feedback": "That calls it."},)).judge("free")

    assert judged == (WRONG, "That calls it.")


def test_a_word_that_means_something_else_is_no_slip():
    assert accepted("counter").judge("countr").verdict is NEAR
    assert accepted("counter").judge("counted", words_of("int counted;")).verdict is WRONG


@pytest.mark.parametrize(
    ("pattern", "typed", "verdict"),
    [
        ("block start* symbol", "block starting symbol", RIGHT),
        ("block start* symbol", "block started by symbol", RIGHT),
        ("*guard*", "a guard page", RIGHT),
        ("guard*page", "guard page", RIGHT),
        ("guard*guard", "guard", WRONG),
        ("*read-only*", "the read only region", RIGHT),
    ],
)
def test_a_star_stands_for_anything(pattern, typed, verdict):
    assert accepted("something else", patterns=(pattern,)).judge(typed).verdict is verdict


def test_a_pattern_takes_time_in_proportion_to_the_text():
    pattern, text = "*a" * 90 + "*c", "a" * 100_000
    begin = time.process_time()

    assert accepted("x", patterns=(pattern,)).judge(text).verdict is WRONG

    assert time.process_time() - begin < 1


def test_something_must_be_right():
    with pytest.raises(ValidationError, match="say what is right"):
        Blank()


def test_a_text_cannot_be_right_and_wrong():
    with pytest.raises(ValidationError, match="both accepted and wrong"):
        Blank(accept=("brk",), misses=({"text": "BRK", "feedback": "?"},))
