"""Reading XML that nobody vouches for: no DTD, so no entities that explode and nothing that is fetched."""

from typing import TYPE_CHECKING

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from trainer.packs.exchange.notices import ExchangeError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def read_xml(data: bytes) -> "Element":
    """Return the root element. Raises ExchangeError."""
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except ParseError as error:
        line, column = error.position
        raise ExchangeError(f"this is not well-formed XML: line {line}, column {column + 1}: {error}") from error
    except DefusedXmlException as error:
        raise ExchangeError("the XML has a document type or entities of its own, which is refused") from error
    except (ValueError, LookupError) as error:
        raise ExchangeError(f"this is not XML that can be read: {error}") from error
    return root
