"""Several parts in one text: Moodle's embedded answers, ``{2:MULTICHOICE_VS:=right#well done~wrong}``.

What is special inside the braces is written as an HTML entity, which Moodle decodes after it has split the answers.
"""

import re
from collections.abc import Sequence
from html import escape

from trainer.packs.exchange.html import to_html, to_inline_html
from trainer.packs.exchange.moodle.shares import percent
from trainer.packs.exchange.numbers import decimal, spellings
from trainer.packs.portable import Cell, Choice, Gaps, Matching, Number, Part, Table, Text, whole_shares
from trainer.packs.portable.model import GAP

PART = "trainer-part"
"""The class of the block around a part, by which it is known again."""

_SPECIAL = re.compile(r'[\\{}#~="/%:*\n]')


def embeddable(part: Part) -> bool:
    """Say whether ``part`` can stand inside a text."""
    return isinstance(part, Choice | Number | Text | Matching | Table | Gaps)


def embed(part: Part, weight: int) -> str:
    """Return ``part`` as HTML with its answers in braces; the weights of all parts give their shares."""
    return f'<div class="{PART}">{_inside(part, weight)}</div>'


def _inside(part: Part, weight: int) -> str:
    match part:
        case Choice():
            return f"{to_inline_html(part.prompt)}<br />\n{_choice(part, weight)}"
        case Number():
            return f"{to_inline_html(part.prompt)} {_number(part, weight)}"
        case Text():
            return f"{to_inline_html(part.prompt)} {_text(part, weight)}"
        case Gaps():
            return f"{to_html(part.prompt)}\n{_gaps(part, weight)}"
        case Table():
            return f"{to_inline_html(part.prompt)}\n{_table(part, weight)}"
        case Matching():
            rows = "\n".join(
                f"<li>{to_inline_html(row)}: {_dropdown(part.choices, key, weight)}</li>"
                for row, key in zip(part.rows, part.key, strict=True)
            )
            return f"{to_inline_html(part.prompt)}\n<ul>\n{rows}\n</ul>"
    raise TypeError(f"{type(part).__name__} cannot be embedded")


def weights(parts: tuple[Part, ...]) -> list[int]:
    """Return whole weights in proportion to the shares; rows of a matching and cells of a table count each."""
    return whole_shares([part.share / _count(part) for part in parts])


def _count(part: Part) -> int:
    match part:
        case Matching():
            return len(part.rows)
        case Table():
            return len(list(part.asked()))
        case Gaps():
            return len(part.gaps)
    return 1


def _choice(part: Choice, weight: int) -> str:
    if part.many:
        kind = "MULTIRESPONSE_S" if part.shuffle else "MULTIRESPONSE"
    else:
        kind = "MULTICHOICE_VS" if part.shuffle else "MULTICHOICE_V"
    answers = []
    for option, share in zip(part.options, part.shares(), strict=True):
        mark = f"%{percent(share)}%" if part.many or 0 < share < 1 else "=" if option.right else ""
        feedback = f"#{_html(to_inline_html(option.feedback))}" if option.feedback else ""
        answers.append(f"{mark}{_html(to_inline_html(option.text))}{feedback}")
    return _gap_of(kind, weight, answers)


def _dropdown(choices: tuple[str, ...], key: int, weight: int) -> str:
    answers = [f"{'=' if index == key else ''}{_html(escape(text))}" for index, text in enumerate(choices)]
    return _gap_of("MULTICHOICE", weight, answers)


def _number(part: Number, weight: int) -> str:
    if part.unit == "address":
        answers = [f"={_quoted(text)}" for text in spellings(part.value, part.unit)]
        answers += [
            f"%0%{_quoted(spellings(value, part.unit)[0])}#{_html(to_inline_html(said))}" for value, said in part.misses
        ]
        return _gap_of("SHORTANSWER", weight, answers)
    answers = [f"={decimal(part.value)}:{decimal(part.margin)}"]
    answers += [f"%0%{decimal(value)}:0#{_html(to_inline_html(said))}" for value, said in part.misses]
    return _gap_of("NUMERICAL", weight, answers)


def _text(part: Text, weight: int) -> str:
    answers = [f"={_quoted(literal(text))}" for text in part.accepted]
    answers += [f"={_quoted(pattern)}" for pattern in part.patterns]
    answers += [f"%0%{_quoted(literal(text))}#{_html(to_inline_html(said))}" for text, said in part.misses]
    return _gap_of("SHORTANSWER_C" if part.case_sensitive else "SHORTANSWER", weight, answers)


def literal(text: str) -> str:
    """Return a short answer in which a star is a star: in Moodle it stands for anything."""
    return text.replace("*", r"\*")


def _gaps(part: Gaps, weight: int) -> str:
    html = f"<pre><code>{escape(part.text, quote=False)}</code></pre>" if part.code else to_html(part.text)
    html = html.replace("{", "&#123;").replace("}", "&#125;")
    kind = "trainer-code" if part.code else "trainer-text"
    return f'<div class="{kind}">{GAP.sub(lambda found: _text(part.gaps[int(found[1])], weight), html)}</div>'


def _table(part: Table, weight: int) -> str:
    head = "".join(f"<th><code>{escape(name)}</code></th>" for name in part.columns)
    rows = "\n".join(
        f"<tr><th>{to_inline_html(row)}</th>{''.join(f'<td>{_cell(cell, weight)}</td>' for cell in cells)}</tr>"
        for row, cells in zip(part.rows, part.cells, strict=True)
    )
    return f'<table border="1">\n<tr><th></th>{head}</tr>\n{rows}\n</table>'


def _cell(cell: Cell, weight: int) -> str:
    if not cell.asked:
        return escape(cell.text)
    return _text(Text(accepted=(cell.text, *cell.also)), weight)


def _gap_of(kind: str, weight: int, answers: Sequence[str]) -> str:
    return "{" + f"{weight}:{kind}:{'~'.join(answers)}" + "}"


def _html(html: str) -> str:
    """Quote HTML; a backslash stays an entity of the HTML, since Moodle drops it before some characters."""
    return _quoted(html.replace("\\", "&#92;"))


def _quoted(html: str) -> str:
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", escape(html, quote=False))
