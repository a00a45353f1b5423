"""Alembic's entry: it runs on the connection that `bot.migrations.upgrade` hands over."""

from typing import Literal

from alembic import context

from bot.models import Base
from bot.models.base import Instant, LocalDay


def render_item(kind: str, item: object, _autogen: object) -> str | Literal[False]:
    """Write our column types as the plain types they are stored in, so that no revision imports today's models."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.BigInteger()"
    if kind == "type" and isinstance(item, LocalDay):
        return "sa.String(10)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=render_item,
    transactional_ddl=True,
)
context.run_migrations()
