"""Keeping siblings apart: questions on the same topics give each other away when they follow each other."""

from collections import Counter
from collections.abc import Iterable

from trainer.store import Card


def apart(cards: Iterable[Card], after: int | None = None) -> list[Card]:
    """Return the cards in an order in which none follows a sibling as long as there is another.

    Siblings have the same ``topics``; ``after`` are those of the card before. Otherwise the order stays, except that
    the topics with the most cards left are not put off until nothing else is there to go between them.
    """
    left = list(cards)
    counts = Counter(card.topics for card in left)
    ordered: list[Card] = []
    while left:
        most, count = counts.most_common(1)[0]
        pressing = most != after and count > len(left) - count  # from now on every second one has to be of these
        fits = (n for n, card in enumerate(left) if (card.topics == most if pressing else card.topics != after))
        card = left.pop(next(fits, 0))
        counts[card.topics] -= 1
        after = card.topics
        ordered.append(card)
    return ordered
