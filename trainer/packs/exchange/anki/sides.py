"""The two sides of a card, as HTML."""

from collections.abc import Callable
from html import escape

from trainer.packs.exchange.html import to_html, to_inline_html
from trainer.packs.exchange.numbers import spellings
from trainer.packs.exchange.stem import explanation_html, stem_html
from trainer.packs.portable import Choice, Gaps, Matching, Number, Ordering, Part, Portable, Recall, Table, Text
from trainer.packs.portable.model import GAP
from trainer.questions.options import shuffled
from trainer.questions.probes import Unit, show


def front(question: Portable) -> str:
    """Return everything that is asked."""
    return stem_html(question) + _each(question, [_asked(part, question.id) for part in question.parts])


def back(question: Portable) -> str:
    """Return the answers."""
    return _each(question, [_answered(part) for part in question.parts])


def explanation(question: Portable) -> str:
    """Return why."""
    return explanation_html(question)


def typed(question: Portable) -> str:
    """Return what Anki compares the typed answer with; empty if there is nothing to type."""
    match question.parts:
        case (Number() as part,):
            return spellings(part.value, part.unit)[0]
        case (Text() as part,):
            return part.accepted[0]
    return ""


def _each(question: Portable, blocks: list[str]) -> str:
    if len(question.parts) == 1:
        return "\n".join(blocks)
    return "<ol>\n" + "\n".join(f"<li>{block}</li>" for block in blocks) + "\n</ol>"


def _asked(part: Part, identifier: str) -> str:
    prompt = to_html(part.prompt) if part.prompt else ""
    match part:
        case Choice():
            kind = "many" if part.many else "one"
            order = shuffled(len(part.options), 0, identifier) if part.shuffle else range(len(part.options))
            options = "".join(f"<li>{to_inline_html(part.options[index].text)}</li>" for index in order)
            return f'{prompt}<ul class="trainer-{kind}">{options}</ul>'
        case Ordering():
            # by the alphabet: the right order must not show
            moved = sorted({*part.entries, *part.strangers} - {*part.given})
            given = f"<p>In place already, in this order:</p>{_list('ol', part.given)}" if part.given else ""
            return f"{prompt}{_list('ul', moved)}{given}"
        case Matching():
            choices = ", ".join(f"<code>{escape(choice)}</code>" for choice in part.choices)
            return f"{prompt}{_list('ul', part.rows)}<p>{choices}</p>"
        case Table():
            return prompt + _table(part, asked="____")
        case Gaps():
            return prompt + _gaps(part, lambda number: f"____<sub>{number + 1}</sub>")
    return prompt


def _answered(part: Part) -> str:
    match part:
        case Choice():
            return "".join(
                f"<p><strong>{to_inline_html(option.text)}</strong></p>" for option in part.options if option.right
            ) + _remarks([(option.text, option.feedback) for option in part.options if not option.right])
        case Number():
            value = part.value.numerator if part.value.denominator == 1 else float(part.value)
            margin = f" ± {float(part.margin):g}" if part.margin else ""
            return f"<p><strong>{escape(show(value, Unit(part.unit)))}{margin}</strong></p>" + _remarks(
                [(spellings(value, part.unit)[0], said) for value, said in part.misses]
            )
        case Text():
            accepted = " / ".join(f"<strong>{escape(text)}</strong>" for text in part.accepted)
            return f"<p>{accepted}</p>" + _remarks(list(part.misses))
        case Ordering():
            return "<p>or</p>".join(_list("ol", order) for order in (part.entries, *part.also))
        case Matching():
            rows = "".join(
                f"<tr><td>{to_inline_html(row)}</td><td><code>{escape(part.choices[key])}</code></td></tr>"
                for row, key in zip(part.rows, part.key, strict=True)
            )
            return f"<table>{rows}</table>"
        case Table():
            return _table(part)
        case Gaps():
            remarks = [pair for gap in part.gaps for pair in gap.misses]
            return _gaps(part, lambda number: f"<strong>{escape(part.gaps[number].accepted[0])}</strong>") + _remarks(
                remarks
            )
        case Recall():
            return to_html(part.answer)
    raise TypeError(f"there is no answer to a {type(part).__name__}")


def _table(part: Table, asked: str = "") -> str:
    """Return a table with its key, or with ``asked`` in the cells that are to be filled in."""
    head = "".join(f"<th><code>{escape(column)}</code></th>" for column in part.columns)
    lines = [
        f"<tr><th>{to_inline_html(row)}</th>"
        + "".join(f"<td>{escape(asked if asked and cell.asked else cell.text)}</td>" for cell in cells)
        + "</tr>"
        for row, cells in zip(part.rows, part.cells, strict=True)
    ]
    return f"<table><tr><th></th>{head}</tr>{''.join(lines)}</table>"


def _gaps(part: Gaps, shown: Callable[[int], str]) -> str:
    html = f"<pre><code>{escape(part.text, quote=False)}</code></pre>" if part.code else to_html(part.text)
    return GAP.sub(lambda found: shown(int(found[1])), html)


def _remarks(remarks: list[tuple[str, str]]) -> str:
    """List what is said to wrong answers."""
    lines = [f"{to_inline_html(text)} – {to_inline_html(said)}" for text, said in remarks if said]
    return f'<ul class="trainer-remarks">{"".join(f"<li>{line}</li>" for line in lines)}</ul>' if lines else ""


def _list(tag: str, texts: list[str] | tuple[str, ...]) -> str:
    return f"<{tag}>{''.join(f'<li>{to_inline_html(text)}</li>' for text in texts)}</{tag}>"
