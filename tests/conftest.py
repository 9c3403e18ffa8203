"""What all tests share: Qt draws into memory, so that no display is needed."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
