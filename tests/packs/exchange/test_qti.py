"""QTI 2.1: packages whose parts fit together and whose items say what is right."""

from io import BytesIO
from zipfile import ZipFile

import forms
import pytest
from defusedxml.ElementTree import fromstring

from trainer.packs.exchange.qti.package import write
from trainer.packs.portable import Choice, Option

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
PACKAGE = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


def files(*questions):
    archive = ZipFile(BytesIO(write(forms.collection(*questions)).data))
    return {name: fromstring(archive.read(name)) for name in archive.namelist()}


def item(*parts, **fields):
    return files(forms.question(*parts, **fields))["items/question-1.xml"]


def correct(root):
    return [[value.text for value in found] for found in root.iter(f"{QTI}correctResponse")]


def test_the_manifest_names_every_file_and_the_test_every_item():
    found = files(forms.question(forms.ONE), forms.question(forms.CARD))

    manifest, test = found["imsmanifest.xml"], found["test.xml"]
    assert {file.get("href") for file in manifest.iter(f"{PACKAGE}file")} == set(found) - {"imsmanifest.xml"}
    resources = {resource.get("identifier") for resource in manifest.iter(f"{PACKAGE}resource")}
    assert {dependency.get("identifierref") for dependency in manifest.iter(f"{PACKAGE}dependency")} < resources
    assert [ref.get("href") for ref in test.iter(f"{QTI}assessmentItemRef")] == [
        "items/question-1.xml",
        "items/question-2.xml",
    ]


@pytest.mark.parametrize("part", forms.PARTS.values(), ids=forms.PARTS)
def test_what_an_item_refers_to_is_there(part):
    root = item(part, explanation="Because.")

    responses = {found.get("identifier") for found in root.iter(f"{QTI}responseDeclaration")}
    outcomes = {found.get("identifier") for found in root.iter(f"{QTI}outcomeDeclaration")}
    asked = {element.get("responseIdentifier") for element in root.iter()} - {None}
    used = {
        element.get("identifier")
        for name in ("variable", "correct", "mapResponse")
        for element in root.iter(f"{QTI}{name}")
    }
    choices = {element.get("identifier") for element in root.find(f"{QTI}itemBody").iter()} - {None}
    assert asked == responses
    assert used <= responses | outcomes
    assert {element.get("outcomeIdentifier") for element in root.iter(f"{QTI}modalFeedback")} <= outcomes
    if choices:
        assert {name for values in correct(root) for value in values for name in value.split()} <= choices


@pytest.mark.parametrize("part", forms.PARTS.values(), ids=forms.PARTS)
def test_the_elements_come_in_the_order_of_the_schema(part):
    root = item(part, explanation="Because.")

    order = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]
    places = [order.index(child.tag.removeprefix(QTI)) for child in root]
    assert places == sorted(places)


def test_the_right_answers():
    root = item(*forms.in_parts(forms.ONE, forms.MANY, forms.SIZE, forms.ORDER))

    assert correct(root) == [
        ["RESPONSE-1-1"],
        ["RESPONSE-2-1", "RESPONSE-2-2"],
        ["4096"],
        ["RESPONSE-4-1", "RESPONSE-4-2", "RESPONSE-4-3", "RESPONSE-4-4"],
    ]


def test_a_choice_of_several_loses_credit_for_wrong_ones():
    values = [float(entry.get("mappedValue")) for entry in item(forms.MANY).iter(f"{QTI}mapEntry")]

    assert values == [0.5, 0.5, -0.5, -0.5]


def test_any_of_several_right_options_earns_everything_and_a_partly_right_one_its_part():
    root = item(forms.ANY)

    assert [float(entry.get("mappedValue")) for entry in root.iter(f"{QTI}mapEntry")] == [1, 1, 0.5, 0]
    assert next(root.iter(f"{QTI}choiceInteraction")).get("maxChoices") == "1"
    assert correct(root) == [["RESPONSE-1"]]


def test_points_are_whole_and_in_proportion_to_the_shares():
    halves = forms.in_parts(forms.ONE, forms.SHARE, forms.CARD)

    root = item(*halves)

    best = next(found for found in root.iter(f"{QTI}outcomeDeclaration") if found.get("identifier") == "MAXSCORE")
    assert best.find(f"{QTI}defaultValue/{QTI}value").text == "3"
    assert [value.text for value in root.iter(f"{QTI}baseValue")] == ["1", "1"]


def test_a_table_has_a_field_and_a_point_for_each_cell():
    root = item(forms.TABLE)

    fields = [field.get("responseIdentifier") for field in root.iter(f"{QTI}textEntryInteraction")]
    assert fields == ["RESPONSE-1", "RESPONSE-2"]
    assert [[cell.text for cell in row] for row in root.iter(f"{QTI}tr")][1] == ["before line ", None, "yes"]
    best = next(found for found in root.iter(f"{QTI}outcomeDeclaration") if found.get("identifier") == "MAXSCORE")
    assert best.find(f"{QTI}defaultValue/{QTI}value").text == "2"


def test_gaps_are_fields_in_the_text():
    root = item(forms.CODE)

    code = root.find(f"{QTI}itemBody/{QTI}pre/{QTI}code")
    assert [code.text, *(field.tail for field in code)] == [
        "int *p = ",
        "(4);\nif (p < q && *p)\n    free(",
        ");",
    ]
    assert [field.get("responseIdentifier") for field in code] == ["RESPONSE-1", "RESPONSE-2"]


def test_a_tolerance():
    equal = next(item(forms.SHARE).iter(f"{QTI}equal"))

    assert equal.attrib == {"toleranceMode": "absolute", "tolerance": "0.25 0.25"}


def test_without_feedback_the_standard_template_scores():
    plain = Choice(options=(Option("a", True), Option("b", False)))

    processing = item(plain).find(f"{QTI}responseProcessing")

    assert processing.get("template") == "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"


def test_feedback_is_shown_for_what_was_chosen():
    root = item(forms.ONE, explanation="Because.")

    shown = [(found.get("outcomeIdentifier"), found.get("identifier")) for found in root.iter(f"{QTI}modalFeedback")]
    assert shown == [("FEEDBACK", "RESPONSE-1"), ("FEEDBACK", "RESPONSE-2"), ("EXPLANATION", "shown")]


def test_texts_stay_as_they_are():
    root = item(forms.ONE, program=forms.PROGRAM, prompt="a\x01 **b** `c` <d>\n\n| x |\n| - |\n| y |")

    body = root.find(f"{QTI}itemBody")
    assert next(body.iter(f"{QTI}code")).text == "c"
    assert [pre[0].text for pre in body.iter(f"{QTI}pre")] == [forms.PROGRAM]
    assert "".join(body[0].itertext()) == "a\ufffd b c <d>"
    assert not {"style", "title"} & {name for element in body.iter() for name in element.attrib}


@pytest.mark.parametrize(
    ("part", "lost"),
    [
        (forms.ORDER, "part of the credit for an order that is nearly right"),
        (forms.SIZE, "units: a size can only be typed in bytes"),
        (forms.TEXT, "what is said to particular wrong answers"),
        (forms.CARD, "the learner's own grading: a person scores the answer"),
    ],
)
def test_what_is_lost_is_said(part, lost):
    assert lost in [notice.what for notice in write(forms.collection(forms.question(part))).notices]


def test_the_same_pack_gives_the_same_bytes():
    collection = forms.collection(forms.question(forms.ONE))

    assert write(collection).data == write(collection).data
