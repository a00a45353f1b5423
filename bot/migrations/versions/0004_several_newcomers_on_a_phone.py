"""Several newcomers may wait on one Telegram account, as long as their names differ."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the index of those who wait know their names."""
    op.drop_index("newcomers_one_waiting", "newcomers")
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        "newcomers_one_waiting", "newcomers", ["telegram_id", "name"],
        unique=True, sqlite_where=waiting, postgresql_where=waiting,
    )  # fmt: skip
