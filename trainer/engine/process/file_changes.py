"""What other processes do to files while a process does not run: the tree they share, and places in open files.

A child repeats the run of its parent on files of its own (see ``turns``), so it must be told.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import dataclass, field
from trainer.engine.process.channels.fifos import Fifo
from trainer.engine.process.devices import Terminal
from trainer.engine.process.file_nodes import DISK, FIFO, KIND, DirectoryNode, FifoNode, FileNode, LinkNode, Node
from trainer.engine.process.sources import SharedPages

if TYPE_CHECKING:
    from trainer.engine.process.descriptor_calls import DescriptorCalls

FileBody = tuple[str, int, tuple[tuple[int, bytes], ...]]  # path, size, pages
Body = FileBody | dict[str, int] | str  # numbers of the entries of a directory; the target of a link


@dataclass(frozen=True, slots=True)
class NodeState:
    """An inode: its attributes as ``Node`` names them, and what it holds."""

    attributes: tuple[int, ...]
    body: Body


@dataclass(frozen=True, slots=True)
class OpenState:
    """An open file: where the next read begins, its flags, what is left of typed input."""

    offset: int
    flags: int
    typed: bytes


@dataclass(frozen=True, slots=True)
class FilesState:
    """Inodes by number and open files by descriptor, or those of them that have changed."""

    last_number: int = 0
    nodes: dict[int, NodeState] = field(default_factory=dict)
    opened: dict[int, OpenState] = field(default_factory=dict)


UNCHANGED = FilesState()
_ATTRIBUTES = ("mode", "owner", "links", "accessed", "modified", "changed")


def state(kernel: "DescriptorCalls") -> FilesState:
    """Return what the files that a process can reach are like."""
    nodes = {number: _node_state(node) for number, node in _reachable(kernel).items()}
    opened = {}
    for fd, file in kernel.files.items():
        typed = file.file.left if isinstance(file.file, Terminal) else b""
        opened[fd] = OpenState(file.offset, file.flags, typed)
    return FilesState(kernel.tree.last_number, nodes, opened)


def changes(before: FilesState, after: FilesState) -> FilesState:
    """Return what differs."""
    if before == after:
        return UNCHANGED
    nodes = {number: node for number, node in after.nodes.items() if before.nodes.get(number) != node}
    opened = {fd: file for fd, file in after.opened.items() if before.opened.get(fd) != file}
    return FilesState(after.last_number, nodes, opened)


def apply(kernel: "DescriptorCalls", changed: FilesState) -> None:
    """Bring the files of a process up to date."""
    if changed is UNCHANGED:
        return
    kernel.tree.last_number = changed.last_number
    known = _reachable(kernel)
    for number, wanted in changed.nodes.items():
        if number not in known:
            known[number] = _empty(number, wanted)
    for number, wanted in changed.nodes.items():
        node = known[number]
        size = node.file.size if isinstance(node, FileNode) else 0
        _restore(node, wanted, known)
        if isinstance(node, FileNode) and node.file.size < size:
            kernel.space.discard_beyond(node.file)
    for fd, opened in changed.opened.items():
        file = kernel.files[fd]
        file.offset, file.flags = opened.offset, opened.flags
        if isinstance(file.file, Terminal):
            file.file.left = opened.typed


def _reachable(kernel: "DescriptorCalls") -> dict[int, Node]:
    """Return the inodes that the user may have changed, by number."""
    found: dict[int, Node] = {}
    waiting: list[Node] = [*kernel.tree.open_to_all, kernel.directory, *_opened_nodes(kernel)]
    while waiting:
        node = waiting.pop()
        if node.number in found:
            continue
        found[node.number] = node
        if isinstance(node, DirectoryNode):
            waiting.extend(node.entries.values())
    return found


def _opened_nodes(kernel: "DescriptorCalls") -> Iterator[Node]:
    for opened in kernel.files.values():
        if isinstance(opened.node, FileNode | DirectoryNode) and opened.node.device == DISK:
            yield opened.node


def _node_state(node: Node) -> NodeState:
    return NodeState(tuple(getattr(node, name) for name in _ATTRIBUTES), _body(node))


def _body(node: Node) -> Body:
    if isinstance(node, FileNode):
        pages = tuple((index, bytes(page)) for index, page in node.file.pages())
        return node.file.path, node.file.size, pages
    if isinstance(node, DirectoryNode):
        return {name: entry.number for name, entry in node.entries.items()}
    return node.target if isinstance(node, LinkNode) else ""


def _empty(number: int, wanted: NodeState) -> Node:
    if isinstance(wanted.body, dict):
        return DirectoryNode(number, 0)
    if not isinstance(wanted.body, str):
        return FileNode(number, 0, file=SharedPages())
    return FifoNode(number, 0, pipe=Fifo()) if wanted.attributes[0] & KIND == FIFO else LinkNode(number, 0)


def _restore(node: Node, wanted: NodeState, known: dict[int, Node]) -> None:
    for name, value in zip(_ATTRIBUTES, wanted.attributes, strict=True):
        setattr(node, name, value)
    if isinstance(node, FileNode) and isinstance(wanted.body, tuple):
        path, size, pages = wanted.body
        node.file.path = path
        node.file.resize(size)
        for index, page in pages:
            node.file.page(index)[:] = page
    elif isinstance(node, DirectoryNode) and isinstance(wanted.body, dict):
        node.entries = {name: known[entry] for name, entry in wanted.body.items()}
        for entry in node.entries.values():
            if isinstance(entry, DirectoryNode):
                entry.parent = node
    elif isinstance(node, LinkNode) and isinstance(wanted.body, str):
        node.target = wanted.body
