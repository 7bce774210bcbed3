"""Trials by seed until the time is over, each ending well, in a NewsconvError of one line, or as a finding."""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from newsconv.errors import NewsconvError

Trial = Callable[[random.Random], str]
"""Tries something and says what it was; a NewsconvError of one line is no finding, any other exception is one."""


def run(description: str | None, trial: Trial) -> int:
    """Run trials as the command line says; the exit status is 1 if anything was found."""
    options = argparse.ArgumentParser(description=description)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--count", type=int, default=sys.maxsize)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--slow", type=float, default=10)
    said = options.parse_args()
    failures, tried, end = 0, 0, time.process_time() + said.seconds
    while tried < said.count and time.process_time() < end:
        seed = said.seed + tried
        start = time.process_time()
        failures += not _tried(seed, trial)
        if time.process_time() - start > said.slow:
            print(f"seed {seed}: {time.process_time() - start:.1f} s", flush=True)
        tried += 1
    print(f"{tried} trials, {failures} failures")
    return 1 if failures else 0


def _tried(seed: int, trial: Trial) -> bool:
    try:
        trial(random.Random(seed))
    except NewsconvError as error:
        if "\n" not in error.message:
            return True
        print(f"seed {seed}: more than a line: {error.message!r}", flush=True)
        return False
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        said = f"{type(error).__name__}: {str(error)[:300]} at {Path(where.filename).name}:{where.lineno}"
        print(f"seed {seed}: {said}", flush=True)
        return False
    return True


def mutated(data: bytes, random_: random.Random) -> bytes:
    """The bytes with some of them changed, left out, doubled or cut off."""
    out = bytearray(data)
    for _ in range(random_.choice((1, 1, 2, 5, 30))):
        at, size = random_.randrange(len(out) + 1), random_.choice((1, 1, 2, 4, 50))
        match random_.randrange(6):
            case 0 | 1:
                out[at: at + 1] = bytes((random_.randrange(256),))
            case 2:
                out[at: at + 1] = bytes((out[at] ^ 1 << random_.randrange(8),)) if at < len(out) else b""
            case 3:
                del out[at: at + size]
            case 4:
                out[at:at] = out[at: at + size]
            case _:
                out[at: at + 4] = random_.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\0\0\0\1"))
    return bytes(out[: random_.randrange(len(out) + 1)] if random_.random() < 0.1 else out)
