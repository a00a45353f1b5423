"""Whether somebody's pictures are light or dark."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add it; what was sent so far is light."""
    with op.batch_alter_table('preferences', schema=None) as batch_op:
        batch_op.add_column(sa.Column('pictures', sa.Enum('light', 'dark', native_enum=False, length=32), server_default='light', nullable=False))

    # The default was for the rows that are there; new ones get theirs from the model.
    with op.batch_alter_table('preferences', schema=None) as batch_op:
        batch_op.alter_column('pictures', server_default=None)


def downgrade() -> None:
    """Take it away again."""
    with op.batch_alter_table('preferences', schema=None) as batch_op:
        batch_op.drop_column('pictures')
