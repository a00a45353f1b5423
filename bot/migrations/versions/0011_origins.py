"""Because of what a message leaves, or slow work is done."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

TABLES = ('outbox', 'work')


def upgrade() -> None:
    """Add it; of what waits already nobody knows it."""
    for table in TABLES:
        op.add_column(table, sa.Column('origin', sa.String(), nullable=True))


def downgrade() -> None:
    """Take it away again."""
    for table in TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column('origin')
