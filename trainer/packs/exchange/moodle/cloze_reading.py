"""Reading Moodle's embedded answers: the text becomes the stem, each place in braces a part."""

import re
from collections.abc import Iterable
from dataclasses import replace
from html import unescape

from bs4 import BeautifulSoup, Tag

from trainer.packs.exchange.collection import NotTaken
from trainer.packs.exchange.html import from_html, parse, to_html
from trainer.packs.exchange.moodle.cloze import PART
from trainer.packs.exchange.numbers import read_number
from trainer.packs.portable import Cell, Choice, Gaps, Matching, Number, Option, Part, Table, Text
from trainer.packs.portable.model import GAP, gap_mark, without_marks

_PLACE = GAP


def read_cloze(html: str) -> tuple[tuple[Part, ...], str]:
    """Return the parts, and the HTML of what stands around them. Raises NotTaken."""
    text, found = _without_gaps(without_marks(html))
    soup = parse(text)
    if not found:
        raise NotTaken("it has no embedded answers")
    parts = [_own_part(block, found) for block in soup("div", class_=PART)]
    if not parts and all(isinstance(part, Text) and part.accepted for part in found):
        return (replace(_gaps("", soup, found, code=False), share=1.0),), ""
    parts += _inline_parts(soup, found, len(parts))
    total = sum(part.share for part in parts) or 1.0
    return tuple(replace(part, share=part.share / total) for part in parts), str(soup)


def _without_gaps(html: str) -> tuple[str, list[Part]]:
    """Replace each place in braces by a mark with its number, and return their parts."""
    pieces: list[str] = []
    found: list[Part] = []
    position = 0
    while (start := _START.search(html, position)) is not None:
        end = _END.search(html, start.end())
        if end is None:
            break
        pieces += [html[position : start.start()], f"\ue000{len(found)}\ue001"]
        found.append(_gap(start[1], start[2], html[start.end() : end.start()]))
        position = end.end()
    return "".join(pieces) + html[position:], found


def _own_part(block: Tag, found: list[Part]) -> Part:
    """Take out a block as this program writes it, and return its part with its prompt."""
    block.extract()
    if (table := block.find("table", recursive=False)) is not None and _places(table, found):
        table.extract()
        return _table(from_html(str(block)), table, found)
    for kind in ("trainer-text", "trainer-code"):
        if isinstance(body := block.find("div", class_=kind), Tag):
            body.extract()
            return _gaps(from_html(str(block)), body, found, code=kind == "trainer-code")
    rows = block("li")
    if rows:
        for listing in block("ul"):
            listing.extract()
        return _matching(from_html(str(block)), [(row, _places(row, found)) for row in rows])
    inside = _places(block, found)
    if len(inside) != 1:
        raise NotTaken("one of its parts has not exactly one answer")
    return replace(inside[0], prompt=_without_places(block))


def _gaps(prompt: str, body: Tag, found: list[Part], *, code: bool) -> Part:
    text = body.get_text() if code else from_html(body.decode_contents())
    texts = []
    for number, index in enumerate(dict.fromkeys(map(int, GAP.findall(text)))):
        part = found[index]
        if not isinstance(part, Text) or not part.accepted:
            raise NotTaken("a gap of one of its texts is not a word to be written")
        texts.append(replace(part, share=1.0))
        text = text.replace(gap_mark(index), f"\ue002{number}\ue003")
    share = sum(part.share for part in _places(body, found))
    return Gaps(prompt=prompt, text=text.translate(_BACK).strip("\n"), gaps=tuple(texts), code=code, share=share)


_BACK = {0xE002: 0xE000, 0xE003: 0xE001}


def _table(prompt: str, table: Tag, found: list[Part]) -> Part:
    lines = table("tr")
    columns = tuple(head.get_text() for head in lines[0]("th")[1:])
    titles = tuple(from_html(line("th")[0].decode_contents()) for line in lines[1:])
    cells = tuple(tuple(_cell(cell, found) for cell in line("td")) for line in lines[1:])
    share = sum(part.share for part in _places(table, found))
    return Table(prompt=prompt, columns=columns, rows=titles, cells=cells, share=share)


def _cell(cell: Tag, found: list[Part]) -> Cell:
    inside = _places(cell, found)
    if not inside:
        return Cell(cell.get_text(), asked=False)
    if not isinstance(inside[0], Text) or not inside[0].accepted:
        raise NotTaken("a cell of one of its tables is no text to be typed")
    return Cell(inside[0].accepted[0], also=inside[0].accepted[1:])


def _matching(prompt: str, rows: list[tuple[Tag, list[Part]]]) -> Part:
    texts: list[str] = []
    key: list[int] = []
    choices: tuple[str, ...] = ()
    share = 0.0
    for row, inside in rows:
        if len(inside) != 1 or not isinstance(inside[0], Choice):
            raise NotTaken("a row of one of its parts has not exactly one choice")
        texts.append(_without_places(row).removesuffix(":"))
        choices = tuple(parse(to_html(option.text)).get_text().strip() for option in inside[0].options)
        key.append(next(index for index, option in enumerate(inside[0].options) if option.right))
        share += inside[0].share
    return Matching(prompt=prompt, rows=tuple(texts), choices=choices, key=tuple(key), share=share)


def _inline_parts(soup: BeautifulSoup, found: list[Part], before: int) -> Iterable[Part]:
    """Yield the parts of the blanks in running text, which get numbers."""
    for string in soup.find_all(string=_PLACE):
        text = str(string)
        for index in _PLACE.findall(text):
            before += 1
            text = _PLACE.sub(f"____ ({before})", text, count=1)
            yield replace(found[int(index)], prompt=f"({before})")
        string.replace_with(text)


def _places(block: Tag, found: list[Part]) -> list[Part]:
    return [found[int(index)] for index in _PLACE.findall(block.get_text())]


def _without_places(block: Tag) -> str:
    return from_html(_PLACE.sub("", block.decode_contents())).removesuffix("\\").strip()


_START = re.compile(r"\{(\d{0,4}):([A-Z_]{2,20}):")
_END = re.compile(r"(?<!\\)\}")
_ALTERNATIVES = re.compile(r"(?<!\\)~")
_FRACTION = re.compile(r"(=|%(-?\d+(?:[.,]\d*)?)%)?(.*)", re.DOTALL)
_FEEDBACK = re.compile(r"(?<![\\&])#")
_CHOICES = re.compile(r"(MULTICHOICE|MC|MULTIRESPONSE|MR)_?[VH]?S?$")
_NUMBERS = ("NUMERICAL", "NM")
_TEXTS = ("SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC")


def _gap(weight: str, kind: str, text: str) -> Part:
    share = float(min(int(weight or 1), 1000))
    alternatives = [_alternative(part) for part in _ALTERNATIVES.split(text) if part.strip()]
    if (choices := _CHOICES.match(kind)) is not None:
        many = choices[1] in ("MULTIRESPONSE", "MR")
        options = tuple(
            Option(from_html(answer), credit > 0, from_html(feedback))
            if many
            else Option(from_html(answer), credit >= 1, from_html(feedback), credit if 0 < credit < 1 else 0.0)
            for credit, answer, feedback in alternatives
        )
        return Choice(options=options, many=many, shuffle=kind.endswith("S"), share=share)
    if kind in _NUMBERS:
        return _read_number(alternatives, share)
    if kind in _TEXTS:
        right = [answer for credit, answer, _ in alternatives if credit >= 1]
        return Text(
            accepted=tuple(unstarred(answer) for answer in right if not is_pattern(answer)),
            patterns=tuple(answer for answer in right if is_pattern(answer)),
            case_sensitive=kind.endswith("C"),
            misses=tuple((unstarred(answer), from_html(said)) for credit, answer, said in alternatives if credit < 1),
            share=share,
        )
    raise NotTaken(f"there is no counterpart for embedded answers of the kind {kind}")


def is_pattern(answer: str) -> bool:
    """Say whether a short answer has a star that stands for anything."""
    return "*" in answer.replace(r"\*", "")


def unstarred(answer: str) -> str:
    """Return a short answer with its stars as they are typed."""
    return answer.replace(r"\*", "*")


def _alternative(text: str) -> tuple[float, str, str]:
    """Return credit, answer and feedback (HTML) of an alternative."""
    found = _FRACTION.match(text.strip())
    assert found is not None
    credit = 1.0 if found[1] == "=" else float((found[2] or "0").replace(",", ".")) / 100
    answer, _, feedback = _FEEDBACK.sub("\0", found[3], count=1).partition("\0")
    return credit, _plain(answer), _plain(feedback)


def _plain(text: str) -> str:
    return re.sub(r"\\([}#~/\"\\])", r"\1", unescape(text)).strip()


def _read_number(alternatives: list[tuple[float, str, str]], share: float) -> Part:
    right = [answer for credit, answer, _ in alternatives if credit >= 1]
    if len(right) != 1:
        raise NotTaken(f"an embedded number has {len(right)} right answers, instead of one")
    misses = []
    try:
        value, _, margin = right[0].partition(":")
        for credit, answer, feedback in alternatives:
            if credit < 1 and answer != "*":
                misses.append((read_number(answer.partition(":")[0]), from_html(feedback)))
        return Number(value=read_number(value), margin=read_number(margin or "0"), misses=tuple(misses), share=share)
    except ValueError as error:
        raise NotTaken(f"an embedded number cannot be read: {error}") from error
