"""What every entry of a starter pack is held to when it is read."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Words = Annotated[str, Field(min_length=1)]
Link = Annotated[str, Field(pattern=r"^https://\S+$")]


class Entry(BaseModel):
    """Its fields are named as the columns are; one that is misspelt, missing or empty is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)
