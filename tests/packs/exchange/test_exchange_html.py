"""Markdown to HTML and back: what a reader sees stays the same."""

from html import escape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.packs.exchange.html import from_html, from_text, to_html, to_inline_html

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40) | st.text(
    "ab *_`#[]()<>&~\\|=+-.1\n", max_size=40
)


def seen(html):
    return BeautifulSoup(html, "html.parser").get_text(" ").split()


@settings(deadline=None)
@given(TEXTS)
def test_any_plain_text_is_shown_as_it_is(text):
    assert "".join(seen(to_html(from_html(escape(text))))) == "".join(text.split())


@settings(deadline=None)
@given(TEXTS)
def test_any_markdown_comes_back_with_the_same_words(text):
    html = to_html(text)

    assert seen(to_html(from_html(html))) == seen(html)


@pytest.mark.parametrize(
    "markdown",
    [
        "Where is `p`? **Here** or *there*.",
        "- one\n- two\n\n1. first\n2. second",
        "```c\nint *p = &x; /* `tick` */\n\nreturn 0;\n```",
        "| a | b |\n| --- | --- |\n| 1 | `x` |",
        "a\\\nb",
        "> quoted",
        "`` a`b `` \\*not bold\\* snake_case \\_\\_init\\_\\_",
        "a < b && c > d",
        "[the manual](https://man7.org/a_b)",
    ],
)
def test_markdown_as_authors_write_it_comes_back_as_it_was(markdown):
    assert from_html(to_html(markdown)) == markdown


def test_html_in_markdown_stays_text():
    assert to_html("a <script>x</script>") == "<p>a &lt;script&gt;x&lt;/script&gt;</p>"


def test_scripts_and_frames_are_dropped_with_what_they_hold():
    assert from_html('<p>a<script>alert("x")</script><iframe src="http://x">y</iframe></p>') == "a"


def test_a_link_to_a_script_is_no_link():
    assert "href" not in to_html("[x](javascript:alert(1))")


def test_the_paragraph_around_an_option_is_dropped():
    assert to_inline_html("The `heap`") == "The <code>heap</code>"
    assert to_inline_html("a\n\nb") == "<p>a</p>\n<p>b</p>"
    assert to_inline_html("a\n\n- b") == "<p>a</p>\n<ul>\n<li>b</li>\n</ul>"


def test_the_lines_of_a_plain_text_are_kept():
    assert from_text("# one\n*two*") == "\\# one\\\n\\*two\\*"


def test_deep_nesting_is_taken_as_bare_text():
    assert from_html("<b>" * 5_000 + "x") == "x"
