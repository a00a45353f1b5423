"""How long sentences are."""

import re
from collections.abc import Iterable


def words_a_sentence(texts: Iterable[str]) -> float:
    """Return how many words a sentence has on average."""
    sentences = [one for text in texts for one in re.split(r"[.!?:](?:\s|$)", text) if one.strip()]
    return sum(len(one.split()) for one in sentences) / max(len(sentences), 1)
