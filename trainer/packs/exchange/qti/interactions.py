"""The interactions of QTI: how a part is answered, what is right, and what it scores (0…1)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from xml.etree.ElementTree import Element, SubElement

from trainer.packs.exchange.html import to_html
from trainer.packs.exchange.numbers import decimal, spellings
from trainer.packs.exchange.qti.content import blocks, filled, is_inline, paragraphs
from trainer.packs.portable import Choice, Gaps, Matching, Number, Ordering, Part, Recall, Table, Text
from trainer.packs.portable.model import GAP

TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates"


@dataclass(slots=True)
class Interaction:
    """A part in QTI: its response declaration, its elements in the body, and how it is scored.

    ``right`` is the condition that earns everything; where the declaration has a mapping of responses to shares of the
    credit, ``mapped`` is set instead; with neither a person scores. ``template`` is the standard response processing
    that does the same, if there is one. ``feedback`` has Markdown by the value that the response then has.
    """

    declaration: Element
    body: list[Element]
    right: Element | None = None
    mapped: bool = False
    template: str = ""
    feedback: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The identifier of the response."""
        return self.declaration.attrib["identifier"]

    @property
    def feedback_name(self) -> str:
        """The identifier of the outcome that shows the feedback."""
        return self.name.replace("RESPONSE", "FEEDBACK")


def interactions(part: Part, name: str) -> list[Interaction]:
    """Return ``part`` as one interaction, whose response is called ``name``, or as one for each cell of a table."""
    match part:
        case Table():
            return _table(part, name)
        case Gaps():
            return _gaps(part, name)
    return [_MAKERS[type(part)](part, name)]


def _declared(name: str, cardinality: str, kind: str, correct: list[str]) -> Element:
    declaration = Element("responseDeclaration", identifier=name, cardinality=cardinality, baseType=kind)
    if correct:
        response = SubElement(declaration, "correctResponse")
        for value in correct:
            SubElement(response, "value").text = value
    return declaration


def _mapped(declaration: Element, values: dict[str, float], **attributes: str) -> None:
    bounds = {"lowerBound": "0", "upperBound": "1", "defaultValue": "0"}
    mapping = SubElement(declaration, "mapping", bounds)
    for key, value in values.items():
        SubElement(mapping, "mapEntry", {"mapKey": key, "mappedValue": f"{value:.12g}", **attributes})


def matches(name: str) -> Element:
    """Return the condition that the response is the right one."""
    condition = Element("match")
    SubElement(condition, "variable", identifier=name)
    SubElement(condition, "correct", identifier=name)
    return condition


def _prompted(element: Element, part: Part) -> list[Element]:
    """Put the prompt into the interaction, or before it where it is more than a line."""
    if not is_inline(part.prompt):
        return [*paragraphs(part.prompt), element]
    if part.prompt:
        element.insert(0, filled(Element("prompt"), part.prompt))
    return [element]


def _choice(part: Choice, name: str) -> Interaction:
    names = [f"{name}-{number}" for number in range(1, len(part.options) + 1)]
    right = [key for key, option in zip(names, part.options, strict=True) if option.right]
    cardinality = "multiple" if part.many else "single"
    declaration = _declared(name, cardinality, "identifier", right if part.many else right[:1])
    mapped = part.many or part.graded
    if mapped:
        _mapped(declaration, dict(zip(names, part.shares(), strict=True)))
    shuffle = "true" if part.shuffle else "false"
    most = "0" if part.many else "1"
    element = Element("choiceInteraction", responseIdentifier=name, shuffle=shuffle, maxChoices=most)
    for key, option in zip(names, part.options, strict=True):
        element.append(filled(Element("simpleChoice", identifier=key), option.text))
    feedback = {key: option.feedback for key, option in zip(names, part.options, strict=True) if option.feedback}
    found = Interaction(declaration, _prompted(element, part), feedback=feedback)
    if mapped:
        found.mapped, found.template = True, "map_response"
    else:
        found.right, found.template = matches(name), "match_correct"
    return found


def _number(part: Number, name: str) -> Interaction:
    if part.unit == "address":
        found = _text(Text(prompt=part.prompt, accepted=spellings(part.value, part.unit)), name)
        found.lost += ["the tolerance of an address"] if part.margin else []
    else:
        declaration = _declared(name, "single", "float", [decimal(part.value)])
        equal = Element("equal", toleranceMode="exact")
        if part.margin:
            margin = decimal(part.margin)
            equal = Element("equal", toleranceMode="absolute", tolerance=f"{margin} {margin}")
        equal.extend(matches(name))
        found = Interaction(declaration, _entry(part, name), equal)
        if part.unit == "bytes":
            found.lost.append("units: a size can only be typed in bytes")
    if part.misses:
        found.lost.append("what is said to particular wrong answers")
    return found


def _text(part: Text, name: str) -> Interaction:
    declaration = _declared(name, "single", "string", [part.accepted[0]])
    sensitive = "true" if part.case_sensitive else "false"
    _mapped(declaration, dict.fromkeys(part.accepted, 1.0), caseSensitive=sensitive)
    lost = ["what is said to particular wrong answers"] if part.misses else []
    lost += ["patterns of right answers"] if part.patterns else []
    return Interaction(declaration, _entry(part, name), mapped=True, template="map_response", lost=lost)


def _entry(part: Part, name: str) -> list[Element]:
    """Return a line with the prompt and the field, or two where the prompt is more than a line."""
    before = [] if is_inline(part.prompt) else paragraphs(part.prompt)
    line = filled(Element("p"), "" if before else part.prompt)
    if len(line):
        line[-1].tail = f"{line[-1].tail or ''} "
    else:
        line.text = f"{line.text} " if line.text else None
    SubElement(line, "textEntryInteraction", responseIdentifier=name, expectedLength="20")
    return [*before, line]


def _ordering(part: Ordering, name: str) -> Interaction:
    entries = (*part.entries, *part.strangers)
    names = [f"{name}-{number}" for number in range(1, len(entries) + 1)]
    right = names[: len(part.entries)]
    element = Element("orderInteraction", responseIdentifier=name, shuffle="true")
    if part.strangers:
        element.attrib |= {"minChoices": str(len(right)), "maxChoices": str(len(right))}
    for key, entry in zip(names, entries, strict=True):
        element.append(filled(Element("simpleChoice", identifier=key), entry))
    lost = ["part of the credit for an order that is nearly right", *part.more_than_a_list()]
    declaration = _declared(name, "ordered", "identifier", right)
    return Interaction(declaration, _prompted(element, part), matches(name), template="match_correct", lost=lost)


def _matching(part: Matching, name: str) -> Interaction:
    rows = [f"{name}-R{number}" for number in range(1, len(part.rows) + 1)]
    choices = [f"{name}-C{number}" for number in range(1, len(part.choices) + 1)]
    right = [f"{row} {choices[key]}" for row, key in zip(rows, part.key, strict=True)]
    declaration = _declared(name, "multiple", "directedPair", right)
    _mapped(declaration, dict.fromkeys(right, 1 / len(right)))
    element = Element("matchInteraction", responseIdentifier=name, shuffle="false", maxAssociations=str(len(rows)))
    first, second = SubElement(element, "simpleMatchSet"), SubElement(element, "simpleMatchSet")
    for key, text in zip(rows, part.rows, strict=True):
        first.append(filled(Element("simpleAssociableChoice", identifier=key, matchMax="1"), text))
    for key, text in zip(choices, part.choices, strict=True):
        SubElement(second, "simpleAssociableChoice", identifier=key, matchMax=str(len(rows))).text = text
    return Interaction(declaration, _prompted(element, part), mapped=True, template="map_response")


def _table(part: Table, name: str) -> list[Interaction]:
    """Return an interaction for each cell; the first one has the table."""
    table = Element("table")
    head = SubElement(SubElement(table, "thead"), "tr")
    SubElement(head, "th")
    for column in part.columns:
        SubElement(SubElement(head, "th"), "code").text = column
    body = SubElement(table, "tbody")
    found: list[Interaction] = []
    for title, cells in zip(part.rows, part.cells, strict=True):
        row = SubElement(body, "tr")
        row.append(filled(Element("th"), title))
        for cell in cells:
            place = SubElement(row, "td")
            if not cell.asked:
                place.text = cell.text
                continue
            one = _text(Text(accepted=(cell.text, *cell.also)), f"{name}-{len(found) + 1}")
            place.append(one.body[0][0])
            found.append(one)
    for one in found:
        one.body = []
    found[0].body = [*paragraphs(part.prompt), table]
    return found


def _gaps(part: Gaps, name: str) -> list[Interaction]:
    """Return an interaction for each gap; the first one has the text around them."""
    html = f"<pre><code>{escape(part.text, quote=False)}</code></pre>" if part.code else to_html(part.text)
    found = [_text(gap, f"{name}-{number}") for number, gap in enumerate(part.gaps, 1)]
    fields = [one.body[0][0] for one in found]
    body = blocks(GAP.sub(r'<span class="gap">\1</span>', html))
    for block in body:
        for parent in list(block.iter()):
            for place, child in enumerate(parent):
                if child.get("class") == "gap":
                    entry = fields[int(child.text or 0)]
                    entry.tail = child.tail
                    parent[place] = entry
    for one in found:
        one.body = []
    found[0].body = [*paragraphs(part.prompt), *body]
    return found


def _recall(part: Recall, name: str) -> Interaction:
    element = Element("extendedTextInteraction", responseIdentifier=name, expectedLines=str(part.lines))
    rubric = Element("rubricBlock", view="scorer")
    rubric.extend(blocks(to_html(part.answer)))
    body = [*paragraphs(part.prompt), element, rubric]
    lost = ["the learner's own grading: a person scores the answer"]
    return Interaction(_declared(name, "single", "string", []), body, lost=lost)


_MAKERS: dict[type[Part], Callable[..., Interaction]] = {
    Choice: _choice,
    Number: _number,
    Text: _text,
    Ordering: _ordering,
    Matching: _matching,
    Recall: _recall,
}
