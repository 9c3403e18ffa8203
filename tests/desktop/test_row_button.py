"""A button whose text may be long."""

from person import Role
from PySide6.QtWidgets import QApplication, QWidget

from trainer.desktop.widgets.basics import column
from trainer.desktop.widgets.row_button import RowButton

LONG = "Every request of at least one hundred and twenty-eight kibibytes gets a mapping of its own"


def test_long_text_is_broken_into_lines(theme, show):
    theme.set_percent(200)
    control = RowButton(theme, LONG, "shown 12 times", "Practise against it")

    assert control.minimumSizeHint().width() <= 400
    assert control.heightForWidth(400) > control.heightForWidth(1600)


def test_it_is_as_tall_as_its_text_needs(theme, show):
    page = QWidget()
    layout = column(page)
    control = RowButton(theme, LONG, "shown 12 times", "Practise against it")
    layout.addWidget(control)
    layout.addStretch(1)

    person = show(page, 260, 500)
    QApplication.processEvents()

    button = person.find("Practise against it", Role.Button)
    assert button.height() >= button.heightForWidth(button.width())
