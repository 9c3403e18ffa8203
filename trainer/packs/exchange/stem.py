"""What stands above the answers, as HTML: prompt, program, its input and the machine; and read back from it.

The blocks carry classes by which they are known again, so that a question that comes back is what it was.
"""

from dataclasses import dataclass, replace
from html import escape
from typing import Any

from bs4 import BeautifulSoup, Tag

from trainer.engine.platforms import PLATFORMS
from trainer.packs.exchange.html import from_html, parse, to_html
from trainer.packs.portable import Part, Portable

PROGRAM, ARGUMENTS, STDIN, MACHINE, RUN = (
    f"trainer-{name}" for name in ("program", "arguments", "stdin", "machine", "run")
)


def stem_html(question: Portable) -> str:
    """Return the HTML of everything above the answers."""
    blocks = [to_html(question.prompt)]
    if question.program is not None:
        code = escape(question.program.rstrip("\n"), quote=False)
        blocks.append(f'<pre class="{PROGRAM}"><code class="language-c">{code}\n</code></pre>')
    if question.arguments:
        words = " ".join(f"<code>{escape(word)}</code>" for word in question.arguments)
        blocks.append(f'<p class="{ARGUMENTS}">Arguments: {words}</p>')
    if question.stdin:
        blocks.append(f'<p>Standard input:</p>\n<pre class="{STDIN}">{escape(question.stdin, quote=False)}</pre>')
    if question.program is not None and question.platform in PLATFORMS:
        title = escape(PLATFORMS[question.platform].title)
        blocks.append(f'<p class="{MACHINE}" title="{question.platform}"><em>The machine: {title}</em></p>')
    return "\n".join(blocks)


def explanation_html(question: Portable) -> str:
    """Return the HTML of the explanation: the author's words, then what the run showed."""
    blocks = [to_html(question.explanation)] if question.explanation else []
    if question.evidence:
        blocks.append(f'<div class="{RUN}">{to_html(question.evidence)}</div>')
    return "\n".join(blocks)


@dataclass(frozen=True, slots=True)
class Stem:
    """What was read back from a stem."""

    prompt: str
    program: str | None = None
    arguments: tuple[str, ...] = ()
    stdin: str = ""
    platform: str = ""

    def question(self, title: str, parts: tuple[Part, ...], **other: Any) -> Portable:
        """Return the question with this stem; its id and kind are still to be given."""
        found = Portable("", "", title, self.prompt, parts, platform=self.platform, program=self.program)
        return replace(found, arguments=self.arguments, stdin=self.stdin, **other)


def read_stem(html: str, platform: str = "") -> Stem:
    """Read the blocks back; all other HTML is the prompt. ``platform`` is what stood elsewhere in the file."""
    soup = parse(html)
    program = _taken(soup, "pre", PROGRAM)
    arguments = _taken(soup, "p", ARGUMENTS)
    stdin = _taken(soup, "pre", STDIN)
    machine = _taken(soup, "p", MACHINE)
    if stdin is not None:
        for paragraph in soup("p"):
            if paragraph.get_text() == "Standard input:":
                paragraph.decompose()
    platform = platform or (str(machine.get("title", "")) if machine is not None else "")
    return Stem(
        from_html(str(soup)),
        None if program is None else program.get_text().rstrip("\n") + "\n",
        () if arguments is None else tuple(code.get_text() for code in arguments("code")),
        "" if stdin is None else stdin.get_text(),
        platform if platform in PLATFORMS else "",
    )


def read_explanation(html: str) -> str:
    """Return the author's part of an explanation as Markdown: the run is shown by whoever runs the program."""
    soup = parse(html)
    _taken(soup, "div", RUN)
    return from_html(str(soup))


def _taken(soup: BeautifulSoup, name: str, marker: str) -> Tag | None:
    found = soup.find(name, class_=marker)
    return found.extract() if isinstance(found, Tag) else None
