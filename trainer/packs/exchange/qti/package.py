"""Writing a content package of QTI 2.1: a zip of a manifest, a test that names the items in order, and the items."""

from io import BytesIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from trainer.packs.exchange.collection import Collection, Written, legal
from trainer.packs.exchange.notices import Notice
from trainer.packs.exchange.qti.content import QTI
from trainer.packs.exchange.qti.item import SCHEMA, item, item_identifier
from trainer.packs.portable import without_pictures

_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_PACKAGE_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
TEST = "test.xml"


def write(collection: Collection) -> Written:
    """Return the package."""
    files = {}
    notices = []
    items = {}
    for question in map(without_pictures, collection.questions):
        name = f"items/{question.id}.xml"
        files[name], lost = item(question, collection.language)
        items[item_identifier(question)] = name
        notices += [Notice(question.id, what) for what in (*question.losses, *lost)]
    files[TEST] = _test(collection, items)
    files |= collection.images
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, data in {"imsmanifest.xml": _manifest(collection, items, files), **files}.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return Written(packed.getvalue(), tuple(notices))


def _xml(root: Element) -> bytes:
    indent(root)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _manifest(collection: Collection, items: dict[str, str], files: dict[str, bytes]) -> bytes:
    root = Element(
        "manifest",
        {
            "xmlns": _PACKAGE,
            "xmlns:xsi": _XSI,
            "xsi:schemaLocation": f"{_PACKAGE} {_PACKAGE_SCHEMA}",
            "identifier": f"package-{collection.id}",
        },
    )
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "QTIv2.1 Package"
    SubElement(metadata, "schemaversion").text = "1.0.0"
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    test = _resource(resources, f"test-{collection.id}", "imsqti_test_xmlv2p1", TEST)
    for identifier, name in items.items():
        resource = _resource(resources, f"resource-{identifier}", "imsqti_item_xmlv2p1", name)
        for image in collection.images:
            if f'"../{image}"'.encode() in files[name]:
                SubElement(resource, "file", href=image)
        SubElement(test, "dependency", identifierref=f"resource-{identifier}")
    return _xml(root)


def _resource(resources: Element, identifier: str, kind: str, name: str) -> Element:
    resource = SubElement(resources, "resource", identifier=identifier, type=kind, href=name)
    SubElement(resource, "file", href=name)
    return resource


def _test(collection: Collection, items: dict[str, str]) -> bytes:
    root = Element(
        "assessmentTest",
        {
            "xmlns": QTI,
            "xmlns:xsi": _XSI,
            "xsi:schemaLocation": f"{QTI} {SCHEMA}",
            "identifier": f"test-{collection.id}",
            "title": legal(collection.title),
        },
    )
    part = SubElement(root, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual")
    section = SubElement(part, "assessmentSection", identifier="section", title=legal(collection.title), visible="true")
    for identifier, name in items.items():
        SubElement(section, "assessmentItemRef", identifier=f"ref-{identifier}", href=name)
    return _xml(root)
