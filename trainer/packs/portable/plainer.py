"""Parts that a format does not have, as others that every format has."""

from dataclasses import replace

from trainer.packs.portable.model import GAP, Choice, Gaps, Matching, Option, Part, Pointing, Portable, Table, Text

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def spot_name(index: int) -> str:
    """Return the letter of a spot: A … Z, then AA, AB, …."""
    return _LETTERS[index] if index < len(_LETTERS) else _LETTERS[index // 26 - 1] + _LETTERS[index % 26]


def pointing_as_choice(part: Pointing) -> Part:
    """Return a picture as a table in the prompt, and the letters of its spots to choose from."""
    names = [f"{spot_name(index)}: {title}" for index, (title, _) in enumerate(part.spots)]
    picture = "\n".join(
        ["| | place | |", "| --- | --- | --- |"]
        + [
            f"| **{spot_name(index)}** | {_cell(title)} | {_cell(detail)} |"
            for index, (title, detail) in enumerate(part.spots)
        ]
    )
    if len(part.rows) == 1:
        prompt = "\n\n".join(filter(None, (part.prompt, picture, part.rows[0])))
        options = tuple(Option(_escaped(name), index == part.key[0]) for index, name in enumerate(names))
        return Choice(prompt=prompt, share=part.share, options=options, shuffle=False)
    prompt = "\n\n".join(filter(None, (part.prompt, picture)))
    return Matching(prompt=prompt, share=part.share, rows=part.rows, choices=tuple(names), key=part.key)


def table_as_matching(part: Table) -> Part:
    """Return a table as a matching of its cells with all values that occur in it."""
    asked = list(part.asked())
    values = tuple(sorted({cell.text for _, _, cell in asked}))
    return Matching(
        prompt=part.prompt,
        share=part.share,
        rows=tuple(f"{part.rows[row]}: `{part.columns[column]}`" for row, column, _ in asked),
        choices=values,
        key=tuple(values.index(cell.text) for _, _, cell in asked),
    )


def matching_as_choices(part: Matching) -> tuple[Choice, ...]:
    """Return a matching as a choice for each of its rows."""
    rows = zip(part.rows, part.key, strict=True)
    first = "\n\n".join(filter(None, (part.prompt, part.rows[0]))) if part.rows else ""
    return tuple(
        Choice(
            prompt=row if number else first,
            share=part.share / len(part.rows),
            options=tuple(Option(choice, index == key) for index, choice in enumerate(part.choices)),
            shuffle=False,
        )
        for number, (row, key) in enumerate(rows)
    )


def gaps_as_texts(part: Gaps) -> tuple[str, list[Text]]:
    """Return the text with numbered lines for its blanks, and what is to be written on each line."""
    body = GAP.sub(lambda found: f"____ ({int(found[1]) + 1})", part.text)
    body = f"```c\n{body}\n```" if part.code else body.replace("____", "\\_\\_\\_\\_")
    share = part.share / len(part.gaps)
    return body, [replace(gap, prompt=f"({number})", share=share) for number, gap in enumerate(part.gaps, 1)]


def without_pictures(question: Portable) -> Portable:
    """Return a question whose pictures are choices."""
    parts = (pointing_as_choice(part) if isinstance(part, Pointing) else part for part in question.parts)
    return replace(question, parts=tuple(parts))


def without_tables(question: Portable) -> Portable:
    """Return a question without pictures, tables and gaps; what is lost with them is said among its losses."""
    plain = without_pictures(question)
    prompt, losses, parts = plain.prompt, list(plain.losses), []
    for part in plain.parts:
        if isinstance(part, Table):
            parts.append(table_as_matching(part))
            losses.append("the typing of values into its table: they are chosen")
        elif isinstance(part, Gaps):
            body, texts = gaps_as_texts(part)
            prompt = "\n\n".join(filter(None, (prompt, part.prompt, body)))
            parts += texts
        else:
            parts.append(part)
    return replace(plain, prompt=prompt, parts=tuple(parts), losses=tuple(losses))


def _cell(text: str) -> str:
    return _escaped(text).replace("|", "\\|")


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>" else letter for letter in text)
