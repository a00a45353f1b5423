"""Codes and tokens: what is kept of them."""

import hashlib
import secrets
from string import ascii_letters, digits

CODE_LENGTH = 16


def hashed(secret: str) -> str:
    """Return what is kept of a code or token: they are long and random, so one round without salt is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_code() -> str:
    """Return a code of 95 random bits, in letters and digits: a sign in front would be a formula to a spreadsheet."""
    return "".join(secrets.choice(ascii_letters + digits) for _ in range(CODE_LENGTH))
