"""What every entry of a starter pack is held to when it is read."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

Words = Annotated[str, Field(min_length=1)]
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+")
Link = Annotated[str, Field(pattern=r"^https://\S+$")]


class Entry(BaseModel):
    """Its fields are named as the columns are; one that is misspelt, missing or empty is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def is_link(text: str) -> bool:
    """Whether a text is a link that we hand on: https, to a host with a name, without a password in it."""
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port  # a port that is no number raises
    except ValueError:
        return False
    plain = text.isprintable() and not any(letter.isspace() or letter in '<>"\\' for letter in text)
    return plain and text.startswith("https://") and "@" not in parts.netloc and _HOST.fullmatch(host) is not None
