"""A question as an item of QTI: all its parts in one body, scored together."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from trainer.packs.exchange.collection import legal
from trainer.packs.exchange.html import to_html
from trainer.packs.exchange.qti.content import QTI, blocks
from trainer.packs.exchange.qti.interactions import TEMPLATES, Interaction, interactions
from trainer.packs.exchange.stem import explanation_html, stem_html
from trainer.packs.portable import Portable, whole_shares

SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"


def item_identifier(question: Portable) -> str:
    """Return an identifier that XML allows: it begins with a letter."""
    return question.id if question.id[0].isalpha() else f"q-{question.id}"


def item(question: Portable, language: str) -> tuple[bytes, list[str]]:
    """Return the item's XML, and what it cannot carry."""
    names = ["RESPONSE"] if len(question.parts) == 1 else [f"RESPONSE-{n}" for n in range(1, len(question.parts) + 1)]
    groups = [interactions(part, name) for part, name in zip(question.parts, names, strict=True)]
    parts = [part for group in groups for part in group]
    shares = [part.share / len(group) for part, group in zip(question.parts, groups, strict=True) for _ in group]
    points = whole_shares(shares)
    explanation = explanation_html(question)
    root = _root(question, language)
    root.extend(part.declaration for part in parts)
    _outcomes(root, parts, points, bool(explanation))
    body = SubElement(root, "itemBody")
    body.extend(blocks(stem_html(question)))
    for part in parts:
        body.extend(part.body)
    _processing(root, parts, points, bool(explanation))
    for part in parts:
        for key, markdown in part.feedback.items():
            _feedback(root, part.feedback_name, key, to_html(markdown))
    if explanation:
        _feedback(root, "EXPLANATION", "shown", explanation)
    _indent(root)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n", [what for part in parts for what in part.lost]


def _root(question: Portable, language: str) -> Element:
    return Element(
        "assessmentItem",
        {
            "xmlns": QTI,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{QTI} {SCHEMA}",
            "identifier": item_identifier(question),
            "title": legal(question.title),
            "xml:lang": language,
            "adaptive": "false",
            "timeDependent": "false",
        },
    )


def _outcomes(root: Element, parts: Sequence[Interaction], points: Sequence[int], explained: bool) -> None:
    most = str(sum(points))
    score = SubElement(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    score.set("normalMaximum", most)
    best = SubElement(root, "outcomeDeclaration", identifier="MAXSCORE", cardinality="single", baseType="float")
    for outcome, value in ((score, "0"), (best, most)):
        SubElement(SubElement(outcome, "defaultValue"), "value").text = value
    for part in parts:
        if part.feedback:
            kind = {"cardinality": part.declaration.attrib["cardinality"], "baseType": "identifier"}
            SubElement(root, "outcomeDeclaration", {"identifier": part.feedback_name, **kind})
    if explained:
        SubElement(root, "outcomeDeclaration", identifier="EXPLANATION", cardinality="single", baseType="identifier")


def _processing(root: Element, parts: Sequence[Interaction], points: Sequence[int], explained: bool) -> None:
    """Add how responses are scored: by a standard template where that is all there is to do."""
    if len(parts) == 1 and parts[0].template and not parts[0].feedback and not explained:
        SubElement(root, "responseProcessing", template=f"{TEMPLATES}/{parts[0].template}")
        return
    processing = Element("responseProcessing")
    for part, worth in zip(parts, points, strict=True):
        _score(processing, part, worth)
        if part.feedback:
            shown = SubElement(processing, "setOutcomeValue", identifier=part.feedback_name)
            SubElement(shown, "variable", identifier=part.name)
    if explained:
        shown = SubElement(processing, "setOutcomeValue", identifier="EXPLANATION")
        SubElement(shown, "baseValue", baseType="identifier").text = "shown"
    if len(processing):
        root.append(processing)


def _score(processing: Element, part: Interaction, points: int) -> None:
    """Add the points of a part to SCORE: all if its condition holds, or the share that its mapping gives."""
    if part.right is None and not part.mapped:
        return
    branch = SubElement(SubElement(processing, "responseCondition"), "responseIf")
    worth = Element("baseValue", baseType="float")
    worth.text = str(points)
    if part.right is not None:
        branch.append(part.right)
        gained = worth
    else:
        # what a mapping gives for no response is left to the reader by the standard
        SubElement(SubElement(SubElement(branch, "not"), "isNull"), "variable", identifier=part.name)
        gained = Element("mapResponse", identifier=part.name)
        if points > 1:
            share, gained = gained, Element("product")
            gained.extend([share, worth])
    total = SubElement(SubElement(branch, "setOutcomeValue", identifier="SCORE"), "sum")
    SubElement(total, "variable", identifier="SCORE")
    total.append(gained)


def _feedback(root: Element, outcome: str, key: str, html: str) -> None:
    shown = {"outcomeIdentifier": outcome, "identifier": key, "showHide": "show"}
    SubElement(root, "modalFeedback", shown).extend(blocks(html))


def _indent(root: Element) -> None:
    """Lay out everything but texts, in which blanks count."""
    root.text = "\n  "
    for child in root:
        if child.tag not in ("itemBody", "modalFeedback"):
            indent(child, level=1)
        child.tail = "\n  "
    root[-1].tail = "\n"
