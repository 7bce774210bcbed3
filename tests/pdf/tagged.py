"""A tagged PDF as an outsider reads it: the tree, and what each marked sequence of a page shows."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from msgspec import Struct

PAINTING = {"TJ", "Tj", "f", "Do", "S", "B", "re", "sh", "'", '"'}


class Branch(Struct):
    """An element: its type, its own text before, between and after its children, what it carries."""

    kind: str
    kids: list[Branch | str]
    entries: dict[str, Any]

    def text(self, skip: frozenset[str] = frozenset()) -> str:
        """The text in it, in order, without elements of the types in `skip`."""
        parts = (kid if isinstance(kid, str) else kid.text(skip) for kid in self.kids)
        return "" if self.kind in skip else "".join(parts)

    def all(self, *kinds: str) -> Iterator[Branch]:
        """Every element of these types in it, in order."""
        if not kinds or self.kind in kinds:
            yield self
        for kid in self.kids:
            if isinstance(kid, Branch):
                yield from kid.all(*kinds)


class Tagged:
    """The tree of a file; `unmarked` are painting operators outside all marks, `uses` counts each sequence's kids."""

    def __init__(self, data: bytes) -> None:
        with pikepdf.open(BytesIO(data)) as pdf:
            self.unmarked: list[str] = []
            self.uses: dict[tuple[int, int], int] = {}
            self.links = 0
            self._texts: dict[tuple[Any, int], str] = {}
            self._pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
            for at, page in enumerate(pdf.pages):
                self._read(at, page)
            root = pdf.Root.StructTreeRoot
            self.tree = self._branch(root.K, None)
            self.parents = {int(k): v for k, v in _pairs(root.ParentTree.Nums)}
            self.parents_agree = self._agree(pdf)

    def _agree(self, pdf: pikepdf.Pdf) -> bool:
        """Whether the parent tree leads from each sequence and annotation to the element that has it."""
        for page in pdf.pages:
            for mcid, element in enumerate(self.parents[int(page.obj.StructParents)]):
                if not any(_is_content(kid, mcid, page.obj, element) for kid in element.K):
                    return False
            for link in page.obj.get("/Annots", []):
                element = self.parents[int(link.StructParent)]
                if element.S != "/Link" or not any(_leads_to(kid, link) for kid in element.K):
                    return False
        return True

    def _read(self, at: int, page: pikepdf.Page) -> None:
        maps = {name: _unicode(font) for name, font in page.Resources.Font.items()}
        stack: list[Any] = []
        font = ""
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in ("BMC", "BDC"):
                stack.append(self._mark(at, operands))
            elif operator == "EMC":
                stack.pop()
            elif operator == "Tf":
                font = str(operands[0])
            elif operator in PAINTING:
                if not stack:
                    self.unmarked.append(operator)
                if operator == "TJ":
                    self._show(stack, "".join(maps[font](bytes(s)) for s in operands[0] if isinstance(s, pikepdf.String)))
        assert not stack

    def _mark(self, at: int, operands: Any) -> Any:
        entries = operands[1] if len(operands) > 1 else {}
        if "/MCID" in entries:
            key = at, int(entries["/MCID"])
            assert key not in self._texts, "a number is used twice on a page"
            self._texts[key] = ""
            self.uses[key] = 0
            return key
        return entries["/ActualText"] if "/ActualText" in entries else str(operands[0])

    def _show(self, stack: list[Any], text: str) -> None:
        key = next((mark for mark in stack if isinstance(mark, tuple)), None)
        if key is not None:
            actual = next((mark for mark in stack if isinstance(mark, pikepdf.String)), None)
            self._texts[key] += str(actual) if actual is not None else text

    def _branch(self, element: Any, page: Any) -> Branch:
        page = element.get("/Pg", page)
        branch = Branch(str(element.S)[1:], [], {key: value for key, value in element.items() if key not in ("/P", "/K")})
        for kid in element.K:
            if isinstance(kid, int):
                branch.kids.append(self._text(page, kid))
            elif kid.get("/Type") == "/MCR":
                branch.kids.append(self._text(kid.get("/Pg", page), int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                self.links += 1
            else:
                branch.kids.append(self._branch(kid, page))
        branch.entries = {key: str(value) if key in ("/Alt", "/Lang", "/ID") else _plain(value)
                          for key, value in branch.entries.items()}
        return branch

    def _text(self, page: Any, mcid: int) -> str:
        key = self._pages[page.objgen], mcid
        self.uses[key] += 1
        return self._texts[key]


def _pairs(numbers: Any) -> Iterator[tuple[Any, Any]]:
    yield from zip(list(numbers)[::2], list(numbers)[1::2], strict=True)


def _is_content(kid: Any, mcid: int, page: Any, element: Any) -> bool:
    if isinstance(kid, int):
        return kid == mcid and element.Pg.objgen == page.objgen
    return kid.get("/Type") == "/MCR" and int(kid.MCID) == mcid and kid.Pg.objgen == page.objgen


def _leads_to(kid: Any, link: Any) -> bool:
    return not isinstance(kid, int) and kid.get("/Type") == "/OBJR" and kid.Obj.objgen == link.objgen


def _plain(value: Any) -> Any:
    return {key: str(item) for key, item in value.items()} if isinstance(value, pikepdf.Dictionary) else None


def _unicode(font: Any) -> Any:
    table: dict[int, str] = {}
    inside = False
    for line in font.ToUnicode.read_bytes().decode("ascii").splitlines():
        inside = line.endswith("beginbfchar") or (inside and line != "endbfchar")
        if inside and line.startswith("<"):
            code, text = line.strip("<>").split("> <")
            table[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return lambda data: "".join(table[int.from_bytes(data[at:at + 2], "big")] for at in range(0, len(data), 2))
