"""What the house says of itself: when, to whom, and how often a day; and on which days there is school."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

# table → column, its default for the rows that are there: new ones get theirs from the model.
ADDED = {'preferences': ('reminders', '{}'), 'habits': ('remind_at', '[]'), 'batches': ('school_days', '[1, 2, 3, 4, 5]')}


def upgrade() -> None:
    """Add them; nobody has chosen a time yet, and school is from Monday to Friday."""
    op.create_table(
        'reminders',
        sa.Column('id', sa.String(), nullable=False),
        sa.Column('user_id', sa.String(), nullable=False),
        sa.Column('kind', sa.String(), nullable=False),
        sa.Column('subject_id', sa.String(), nullable=False),
        sa.Column('minute', sa.Integer(), nullable=False),
        sa.Column('asked_for', sa.Boolean(), nullable=False),
        sa.Column('details', sa.JSON(), nullable=False),
        sa.Column('day', sa.String(10), nullable=False),
        sa.Column('due_at', sa.BigInteger(), nullable=True),
        sa.Column('said_at', sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_reminders_user_id_users'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_reminders')),
    )
    op.create_index('reminders_one', 'reminders', ['user_id', 'kind', 'subject_id', 'minute'], unique=True)
    due = sa.text('due_at is not null')
    op.create_index('reminders_by_due', 'reminders', ['due_at'], sqlite_where=due, postgresql_where=due)
    op.create_table(
        'unasked_days',
        sa.Column('user_id', sa.String(), nullable=False),
        sa.Column('day', sa.String(10), nullable=False),
        sa.Column('count', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_unasked_days_user_id_users'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('user_id', 'day', name=op.f('pk_unasked_days')),
    )
    for table, (column, default) in ADDED.items():
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column(column, sa.JSON(), server_default=default, nullable=False))
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column(column, server_default=None)


def downgrade() -> None:
    """Take them away again."""
    for table, (column, _) in ADDED.items():
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column(column)
    op.drop_table('unasked_days')
    op.drop_index('reminders_by_due', table_name='reminders')
    op.drop_index('reminders_one', table_name='reminders')
    op.drop_table('reminders')
