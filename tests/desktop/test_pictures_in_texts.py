"""The pictures of a pack in the texts of its questions."""

import pytest
from pydantic import TypeAdapter
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from trainer.desktop.pages.question_view import QuestionView
from trainer.desktop.widgets.rich_text import document, paint_document
from trainer.questions import AnyQuestion

RED = QColor("#ff0000")
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="#f00"/></svg>'
)


def red_picture(width, height):
    """Return the bytes of a red PNG."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(RED)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


@pytest.fixture
def ask_with(services, show):
    """Ask a flashcard whose prompt shows a picture; returns how many red pixels there are to be seen."""

    def ask(markdown, pictures):
        keys = {"kind": "flashcard", "id": "q", "title": "Q", "prompt": markdown, "back": "!"}
        question = TypeAdapter(AnyQuestion).validate_python(keys)
        question.illustrate(pictures)
        view = QuestionView(services)
        show(view)
        view.show_item(question.prepare(), {})
        shown = []

        def red():
            image = view.grab().toImage()
            shown[:] = [
                (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == RED
            ]
            return len(shown)

        return red

    return ask


@pytest.mark.parametrize(("name", "data"), [("images/a.png", None), ("images/a.svg", DRAWING)])
def test_a_picture_of_the_pack_is_shown(ask_with, qtbot, name, data):
    red = ask_with(f"Look: ![a red box]({name})", {name: data or red_picture(40, 30)})

    qtbot.waitUntil(lambda: red() >= 40 * 30, timeout=10_000)


def test_a_large_picture_is_made_to_fit(ask_with, qtbot):
    red = ask_with("![a red box](images/a.png)", {"images/a.png": red_picture(3000, 300)})

    qtbot.waitUntil(lambda: 0 < red() <= 760 * 80, timeout=10_000)


@pytest.mark.parametrize("address", ["images/b.png", "file:///tmp/red.png", "/tmp/red.png", "qrc:/red.png"])
def test_no_other_picture_is_loaded(ask_with, qapp, tmp_path, address):
    (tmp_path / "red.png").write_bytes(red_picture(40, 30))
    red = ask_with(f"![x]({address.replace('/tmp', str(tmp_path))})", {"images/a.png": red_picture(40, 30)})

    for _ in range(5):
        qapp.processEvents()
    assert red() == 0


@pytest.mark.parametrize("address", ["file:///tmp/red.png", "/tmp/red.png"])
def test_no_picture_is_loaded_into_an_option(theme, tmp_path, address):
    (tmp_path / "red.png").write_bytes(red_picture(40, 30))
    text = document(theme, f"![x]({address.replace('/tmp', str(tmp_path))})", 200)
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_document(painter, text, "#000000", 0, 0)
    painter.end()

    assert all(image.pixelColor(x, y) != RED for x in range(200) for y in range(60))
