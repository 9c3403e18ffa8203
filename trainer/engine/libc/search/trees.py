"""Binary search trees (tsearch(3)): red-black ones, balanced on the way down, whose nodes lie in memory of malloc.

A node is the key, the left child with the colour in its lowest bit (1: red), and the right child (tsearch.c).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_NODE = 24
_LEFT, _RIGHT = 8, 16
_RED = 1
_PREORDER, _POSTORDER, _ENDORDER, _LEAF = range(4)


class Tree:
    """The nodes behind the pointer at ``root``; a slot is where the address of a node is kept."""

    def __init__(self, process: Process, root: int) -> None:
        self._memory = process.memory
        self._process = process
        self.root = root

    # nodes

    def key(self, node: int) -> int:
        """Return the key."""
        return self._memory.load_u64(node)

    def child(self, node: int, side: int) -> int:
        """Return the left or the right child."""
        return self._memory.load_u64(node + side) & ~_RED

    def _is_red(self, node: int) -> bool:
        return bool(node) and bool(self._memory.load_u64(node + _LEFT) & _RED)

    def _paint(self, node: int, red: bool) -> None:
        word = self._memory.load_u64(node + _LEFT)
        self._memory.store_u64(node + _LEFT, word & ~_RED | red)

    def _set_child(self, node: int, side: int, child: int) -> None:
        colour = self._memory.load_u64(node + side) & _RED if side == _LEFT else 0
        self._memory.store_u64(node + side, child | colour)

    def _replace(self, parent: int, old: int, new: int) -> None:
        """Put ``new`` in the place of a child; without a parent, at the root."""
        if not parent:
            self._memory.store_u64(self.root, new)
        else:
            self._set_child(parent, _LEFT if self.child(parent, _LEFT) == old else _RIGHT, new)

    def top(self) -> int:
        """Return the root node."""
        return self._memory.load_u64(self.root)

    def _rotate(self, node: int, parent: int, side: int) -> int:
        """Let the child on the other side take the place of ``node``, which becomes its child on ``side``."""
        other = _LEFT + _RIGHT - side
        risen = self.child(node, other)
        self._set_child(node, other, self.child(risen, side))
        self._set_child(risen, side, node)
        self._replace(parent, node, risen)
        return risen

    # searching

    def find(self, key: int, compare: int) -> int:
        """Return the node with an equal key, 0 for none."""
        node = self.top() if self.root else 0
        while node:
            order = self._process.call(compare, key, self.key(node))
            if order == 0:
                break
            node = self.child(node, _LEFT if order < 0 else _RIGHT)
        return node

    def insert(self, key: int, compare: int) -> int:
        """Return the node with an equal key, a new one where there is none; 0 without memory."""
        if not self.root:
            return 0
        path: list[int] = []
        sides: list[int] = []
        node = self.top()
        if node:
            self._paint(node, False)
        while node:
            order = self._process.call(compare, key, self.key(node))
            if order == 0:
                return node
            self._split(node, path, sides)
            side = _LEFT if order < 0 else _RIGHT
            path.append(node)
            sides.append(side)
            node = self.child(node, side)
        return self._add(key, path, sides)

    def _add(self, key: int, path: list[int], sides: list[int]) -> int:
        node = self._process.heap.malloc(_NODE)
        if node:
            self._memory.store_u64(node, key)
            self._memory.store(node + _LEFT, bytes(16))
            if path:
                self._set_child(path[-1], sides[-1], node)
                self._paint(node, True)
                self._straighten(path, sides)
            else:
                self._memory.store_u64(self.root, node)
        return node

    def _split(self, node: int, path: list[int], sides: list[int]) -> None:
        """Give two red children to the node above."""
        left, right = self.child(node, _LEFT), self.child(node, _RIGHT)
        if self._is_red(left) and self._is_red(right):
            self._paint(left, False)
            self._paint(right, False)
            self._paint(node, True)
            self._straighten(path, sides)

    def _straighten(self, path: list[int], sides: list[int]) -> None:
        """Rotate where the red node that ``path`` leads to is under a red one."""
        if not path or not self._is_red(path[-1]):
            return
        parent, grandparent = path[-1], path[-2]
        above = path[-3] if len(path) > 2 else 0
        self._paint(grandparent, True)
        if sides[-1] != sides[-2]:
            parent = self._rotate(parent, grandparent, sides[-2])
        self._paint(parent, False)
        self._rotate(grandparent, above, _LEFT + _RIGHT - sides[-2])

    # removing

    def delete(self, key: int, compare: int) -> int:
        """Remove the node with an equal key; returns its parent (the root's: itself), 0 for no such node."""
        path: list[int] = []
        node = self.top() if self.root else 0
        while node:
            order = self._process.call(compare, key, self.key(node))
            if order == 0:
                break
            path.append(node)
            node = self.child(node, _LEFT if order < 0 else _RIGHT)
        if not node:
            return 0
        result = path[-1] if path else node
        removed = node
        if self.child(node, _LEFT) and self.child(node, _RIGHT):
            path.append(node)
            removed = self.child(node, _RIGHT)
            while following := self.child(removed, _LEFT):
                path.append(removed)
                removed = following
            self._memory.store_u64(node, self.key(removed))
        parent = path[-1] if path else 0
        orphan = self.child(removed, _LEFT) or self.child(removed, _RIGHT)
        side = _LEFT if parent and self.child(parent, _LEFT) == removed else _RIGHT
        was_red = self._is_red(removed)
        self._replace(parent, removed, orphan)
        if not was_red:
            self._fill_up(orphan, path, side)
        self._process.heap.free(removed)
        return result

    def _fill_up(self, node: int, path: list[int], side: int) -> None:
        """Make up for a black node that is missing above ``node``, the child on ``side`` of the last of ``path``."""
        while path and not self._is_red(node):
            parent = path[-1]
            above = path[-2] if len(path) > 1 else 0
            other = _LEFT + _RIGHT - side
            sibling = self.child(parent, other)
            if self._is_red(sibling):
                self._paint(sibling, False)
                self._paint(parent, True)
                self._rotate(parent, above, side)
                path.insert(-1, sibling)
                above, sibling = sibling, self.child(parent, other)
            near, far = self.child(sibling, side), self.child(sibling, other)
            if not self._is_red(near) and not self._is_red(far):
                self._paint(sibling, True)
                node = path.pop()
                side = _LEFT if path and self.child(path[-1], _LEFT) == node else _RIGHT
                continue
            if not self._is_red(far):
                self._paint(near, self._is_red(parent))
                self._paint(parent, False)
                self._rotate(sibling, parent, other)
            else:
                self._paint(sibling, self._is_red(parent))
                self._paint(parent, False)
                self._paint(far, False)
            self._rotate(parent, above, side)
            return
        if node:
            self._paint(node, False)


@function()
def tsearch(process: Process, key: int, root: int, compare: int) -> int:
    """Find a key, or enter it; returns the node, which begins with the key's address."""
    return Tree(process, root).insert(key, compare)


@function()
def tfind(process: Process, key: int, root: int, compare: int) -> int:
    """Find a key; null when it is not there."""
    return Tree(process, root).find(key, compare)


@function()
def tdelete(process: Process, key: int, root: int, compare: int) -> int:
    """Remove a key; returns the parent of its node, null when it is not there."""
    return Tree(process, root).delete(key, compare)


def _walk(process: Process, node: int, action: int, last: int | None, level: int) -> None:
    tree = Tree(process, 0)
    left, right = tree.child(node, _LEFT), tree.child(node, _RIGHT)
    argument = level if last is None else last
    if not left and not right:
        process.call(action, node, _LEAF, argument)
        return
    process.call(action, node, _PREORDER, argument)
    if left:
        _walk(process, left, action, last, level + 1)
    process.call(action, node, _POSTORDER, argument)
    if right:
        _walk(process, right, action, last, level + 1)
    process.call(action, node, _ENDORDER, argument)


@function()
def twalk(process: Process, root: int, action: int) -> None:
    """Call a function for each node: before, between and after its children, or once for a leaf; with its depth."""
    if root and action:
        _walk(process, root, action, None, 0)


@function()
def twalk_r(process: Process, root: int, action: int, closure: int) -> None:
    """Call a function for each node, with ``closure``."""
    if root and action:
        _walk(process, root, action, closure, 0)


@function()
def tdestroy(process: Process, root: int, action: int) -> None:
    """Free all nodes, after a function has been called with each key."""
    if not root:
        return
    tree = Tree(process, 0)
    for side in (_LEFT, _RIGHT):
        tdestroy(process, tree.child(root, side), action)
    process.call(action, tree.key(root))
    process.heap.free(root)
