"""One record's elements while it is read: local names, attributes, mixed content. Knows no format."""

from __future__ import annotations

from collections.abc import Iterator


class Node:
    """An element: its local name, namespace, attributes by local name, and what stands in it in order."""

    __slots__ = ("attributes", "children", "content", "name", "space")

    def __init__(self, space: str, name: str, attributes: dict[str, str]) -> None:
        self.space = space
        self.name = name
        self.attributes = attributes
        self.content: list[Node | str] = []
        self.children: list[Node] = []

    def add(self, child: Node) -> None:
        """One more element at the end."""
        self.content.append(child)
        self.children.append(child)

    def nodes(self, *path: str) -> list[Node]:
        """Every element at this path of local names below, in order; `*` is any name."""
        found = [self]
        for name in path:
            if name == "*":
                found = [child for node in found for child in node.children]
            else:
                found = [child for node in found for child in node.children if child.name == name]
            if not found:
                break
        return found

    def node(self, *path: str) -> Node | None:
        """The first element at this path."""
        found = self.nodes(*path)
        return found[0] if found else None

    def below(self, *names: str) -> Iterator[Node]:
        """Every element of these local names at any depth, in order; not what stands inside of one."""
        waiting: list[Node] = [self]
        while waiting:
            node = waiting.pop()
            if node is not self and node.name in names:
                yield node
                continue
            waiting += reversed(node.children)

    @property
    def whole(self) -> str:
        """All text in the element, its children's too, in order. Total, whatever the depth."""
        if len(self.content) == 1 and isinstance(self.content[0], str):
            return self.content[0]
        pieces: list[str] = []
        waiting: list[Node | str] = [self]
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                pieces.append(item)
            else:
                waiting += reversed(item.content)
        return "".join(pieces)

    def text(self, *path: str) -> str:
        """The whole text of the first element at this path that has any; else empty."""
        return next(self.texts(*path), "")

    def texts(self, *path: str) -> Iterator[str]:
        """The whole text of every element at this path that has any, without blanks around it."""
        for node in self.nodes(*path):
            text = node.whole.strip()
            if text:
                yield text

    def get(self, attribute: str) -> str:
        """An attribute without blanks around it, empty where there is none."""
        return self.attributes.get(attribute, "").strip()
