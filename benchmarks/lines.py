"""What is printed: one JSON line a figure."""

import json
from collections.abc import Sequence
from statistics import median


def line(figure: str, ours: Sequence[float], peer: Sequence[float], unit: str, goal: str) -> None:
    """Print the medians of all rounds, and the median of the ratios within each round: those a busy machine bends less.

    Without a peer there is no ratio.
    """
    ratios = [mine / theirs for mine, theirs in zip(ours, peer, strict=False) if theirs]
    row = {
        "figure": figure, "ours": _short(median(ours)), "peer": _short(median(peer)) if peer else None,
        "ratio": _short(median(ratios)) if ratios else None, "unit": unit, "goal": goal,
    }  # fmt: skip
    print(json.dumps(row, ensure_ascii=False), flush=True)


def _short(value: float) -> float:
    return round(value, 1 if value >= 100 else 2 if value >= 10 else 3)
