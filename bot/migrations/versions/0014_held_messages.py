"""Messages that wait until their reader is not in the middle of something are found by an index."""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

HELD = sa.text("state = 'held'")


def upgrade() -> None:
    """Add it; the word itself needs no change, states are text."""
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.create_index('outbox_held', ['chat_id'], unique=False, sqlite_where=HELD, postgresql_where=HELD)


def downgrade() -> None:
    """Take it away again; what is held leaves now."""
    op.execute("update outbox set state = 'open' where state = 'held'")
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('outbox_held', sqlite_where=HELD, postgresql_where=HELD)
