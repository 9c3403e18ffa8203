"""Writing a deck. Ids follow from those of pack and question, so that importing again updates the same cards."""

import hashlib
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import genanki

from trainer.packs.exchange.anki.sides import back, explanation, front, typed
from trainer.packs.exchange.collection import Collection, Written
from trainer.packs.exchange.notices import Notice
from trainer.packs.exchange.pictures import elsewhere
from trainer.packs.portable import Portable, Recall, without_pictures

_STYLE = """
.card { font-family: sans-serif; font-size: 18px; line-height: 1.4; max-width: 42em; margin: 0 auto; padding: 0 1em; }
pre { overflow-x: auto; padding: 0.6em; border: 1px solid #8888; border-radius: 4px; font-size: 15px; }
table { border-collapse: collapse; }
td, th { border: 1px solid #8888; padding: 0.2em 0.6em; }
ul.trainer-one { list-style-type: circle; }
ul.trainer-many { list-style-type: square; }
ul.trainer-remarks, .trainer-run, .explanation { font-size: 16px; }
hr { margin: 1em 0; }
"""
_FIELDS = [{"name": name} for name in ("Question", "Answer", "Explanation", "Typed")]
_BACK = '{{FrontSide}}<hr id="answer">{{Answer}}<div class="explanation">{{Explanation}}</div>'


def _model(number: int, name: str, question: str) -> genanki.Model:
    template = {"name": "Card", "qfmt": question, "afmt": _BACK}
    return genanki.Model(number, f"Memory Layout Trainer: {name}", fields=_FIELDS, templates=[template], css=_STYLE)


RECALLED = _model(1_784_201_101, "recalled", "{{Question}}")
TYPED = _model(1_784_201_102, "typed", "{{Question}}{{type:Typed}}")
"""The note types; their numbers are made up once and never change."""


def write(collection: Collection) -> Written:
    """Return the deck as an ``.apkg``."""
    deck = genanki.Deck(_number(collection.id), collection.title.replace("::", ":"))
    notices = []
    for question in map(without_pictures, collection.questions):
        deck.add_note(_note(collection, question))
        notices += [Notice(question.id, what) for what in (*question.losses, *_lost(question))]
    with TemporaryDirectory() as folder:
        media = []
        for name, data in collection.images.items():
            media.append(Path(folder) / _media(collection.id, name))
            media[-1].write_bytes(data)
        place = Path(folder) / "deck.apkg"
        genanki.Package(deck, media_files=[str(file) for file in media]).write_to_file(str(place))
        return Written(place.read_bytes(), tuple(notices))


def _note(collection: Collection, question: Portable) -> genanki.Note:
    answer = typed(question)
    sides = (elsewhere(html, partial(_media, collection.id)) for html in (front(question), back(question)))
    return genanki.Note(
        model=TYPED if answer else RECALLED,
        fields=[*sides, elsewhere(explanation(question), partial(_media, collection.id)), answer],
        guid=genanki.guid_for(collection.id, question.id),
        tags=[topic.replace(".", "::") for topic in question.topics],
    )


def _lost(question: Portable) -> list[str]:
    graded = not all(isinstance(part, Recall) for part in question.parts)
    return ["its grading: the learner compares and grades themselves"] if graded else []


def _media(pack: str, name: str) -> str:
    """Return the name that a picture has among those of all decks."""
    return f"{pack}-{PurePosixPath(name).name}"


def _number(name: str) -> int:
    """Return a number between 2^30 and 2^31, as genanki asks for, always the same for a name."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % (1 << 30)
