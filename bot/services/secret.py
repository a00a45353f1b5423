"""Codes and tokens: what is kept of them."""

import hashlib


def hashed(secret: str) -> str:
    """Return what is kept of a code or token: they are long and random, so one round without salt is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
