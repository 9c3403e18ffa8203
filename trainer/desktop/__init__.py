"""The desktop app: binds what engine, questions, packs, store and study decide to Qt's widgets."""

from trainer.desktop import pyside as pyside
