"""The answer to a hotspot question: pins set into a picture of the process by mouse or by keys."""

from trainer.desktop.answers.hotspot.widget import HotspotWidget

__all__ = ["HotspotWidget"]
