"""What the commands show on a terminal: the structure as a tree, the choices of a Chinese conversion as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.tree import Tree

    from .inspection import Part
    from .transforms.chinese.report import Decision


def print_tree(part: Part, file: str) -> None:
    """The structure, one branch for each part."""
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text(file or part.name, style="bold"))
    fields = {key: value for key, value in part.fields.items() if key != "furniture"}
    tree.add(Text("  ".join(f"{key}: {value}" for key, value in fields.items()), style="dim"))
    for inner in part.parts:
        _add(tree, inner)
    Console(highlight=False).print(tree, soft_wrap=True)


def print_decisions(decided: list[Decision]) -> None:
    """What a conversion would decide, the least sure first."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for one in sorted(decided, key=lambda one: one.confidence):
        line = Text(f"{one.source} → {one.result}", style="yellow" if one.confidence < 0.6 else "")
        if one.alternatives:
            line.append(f" ({'、'.join(one.alternatives)})", style="dim")
        line.append(f"  {one.kind}: {one.why}", style="cyan")
        if one.confidence < 1:
            line.append(f" {one.confidence:.0%}", style="dim")
        places = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in one.lines[:8])
        line.append(f"  ×{one.count} {places}", style="dim")
        console.print(line, soft_wrap=True)


def _add(tree: Tree, part: Part) -> None:
    from rich.text import Text

    line = Text(part.name, style="cyan")
    if part.lines:
        first, last = part.lines
        line.append(f" {first}" if first == last else f" {first}-{last}", style="dim")
    if part.confidence < 1:
        line.append(f" {part.confidence:.0%}", style="green" if part.confidence >= 0.9 else "yellow")
    if part.text:
        text = part.text.replace("\n", " ⏎ ")
        line.append("  " + (text if len(text) <= 42 else f"{text[:40]}…"))
    if part.fields:
        shown = "  ".join(f"{key}={'、'.join(v) if isinstance(v, list) else v}" for key, v in part.fields.items())
        line.append(f"  [{shown}]", style="magenta")
    branch = tree.add(line)
    for repair in part.repairs:
        branch.add(Text(repair, style="yellow"))
    for inner in part.parts:
        _add(branch, inner)
