"""The first window is painted before anything slow is imported."""

import subprocess
import sys

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from trainer.desktop.app import make_services
from trainer.desktop.main_window import MainWindow
application = QApplication([])
window = MainWindow(make_services(application, Path(sys.argv[1])))
window.show()
application.processEvents()
slow = ("sqlalchemy", "pydantic", "alembic", "fsrs", "pygments", "pycparser", "ruamel", "numpy", "pyqtgraph")
print(*(name for name in slow if name in sys.modules))
"""


def test_nothing_slow_is_imported_before_the_first_paint(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, timeout=60, check=True
    )

    assert done.stdout.split() == []
