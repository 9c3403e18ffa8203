"""Markdown as data for the template."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.packs.printing.prose import WIDEST_CODE, blocks, breakable, code_lines, line


def test_a_paragraph():
    assert blocks("A **bold** `x` *y*\nz") == [
        {
            "t": "p",
            "c": [
                {"t": "text", "s": "A "},
                {"t": "strong", "c": [{"t": "text", "s": "bold"}]},
                {"t": "text", "s": " "},
                {"t": "code", "s": "x"},
                {"t": "text", "s": " "},
                {"t": "emph", "c": [{"t": "text", "s": "y"}]},
                {"t": "text", "s": " "},
                {"t": "text", "s": "z"},
            ],
        }
    ]


@pytest.mark.parametrize(
    ("markdown", "kinds"),
    [
        ("- a\n- b", ["list"]),
        ("3. a", ["list"]),
        ("> a", ["quote"]),
        ("```c\nint x;\n```", ["code"]),
        ("| a |\n| - |\n| b |", ["table"]),
        ("# a\n\n---", ["heading", "rule"]),
        ("", []),
    ],
)
def test_blocks(markdown, kinds):
    assert [block["t"] for block in blocks(markdown)] == kinds


def test_markup_of_the_template_is_text():
    assert blocks("#raw $x$ @y <z>") == [{"t": "p", "c": [{"t": "text", "s": "#raw $x$ @y <z>"}]}]


def test_a_link_shows_where_it_leads():
    assert [node["s"] for node in line("[the manual](https://man7.org)")] == ["the manual", " (https://man7.org)"]


def test_a_picture_keeps_its_words():
    assert line("![a heap](images/heap.png)") == [{"t": "image", "src": "images/heap.png", "alt": "a heap"}]


def test_paragraphs_in_a_line_follow_each_other():
    assert [node["t"] for node in line("a\n\nb")] == ["text", "break", "text"]


def test_lines_that_are_too_wide_go_on_without_a_number():
    lines = code_lines("\tint x;\n" + "y" * (WIDEST_CODE + 1) + "\n")

    assert [(entry["n"], entry["s"]) for entry in lines] == [
        (1, "    int x;"),
        (2, "y" * WIDEST_CODE),
        (None, "y"),
    ]


@settings(deadline=None)
@given(st.text())
def test_long_words_can_be_broken(text):
    assert breakable(text).replace("\u200b", "") == text.replace("\u200b", "")
    assert all(len(word) < 30 for word in breakable(text).replace("\u200b", " ").split())


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_makes_blocks(text):
    assert isinstance(blocks(text), list)
