"""What sprints, goals, tasks and habits need beside the contract; pauses, looks back, comments of coaches."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them."""
    op.create_table('habit_pauses',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('first_day', sa.String(10), nullable=False),
    sa.Column('last_day', sa.String(10), nullable=True),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_habit_pauses_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_habit_pauses'))
    )
    with op.batch_alter_table('habit_pauses', schema=None) as batch_op:
        batch_op.create_index('habit_pauses_by_user', ['user_id', 'first_day'], unique=False)

    op.create_table('retrospectives',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('sprint_id', sa.String(), nullable=False),
    sa.Column('went_well', sa.String(), nullable=True),
    sa.Column('was_hard', sa.String(), nullable=True),
    sa.Column('next_time', sa.String(), nullable=True),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['sprint_id'], ['sprints.id'], name=op.f('fk_retrospectives_sprint_id_sprints'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_retrospectives_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_retrospectives'))
    )
    with op.batch_alter_table('retrospectives', schema=None) as batch_op:
        batch_op.create_index('retrospectives_by_sprint', ['sprint_id'], unique=False)
        batch_op.create_index('retrospectives_one', ['user_id', 'sprint_id'], unique=True)

    op.create_table('coach_comments',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('student_id', sa.String(), nullable=False),
    sa.Column('goal_id', sa.String(), nullable=True),
    sa.Column('retrospective_id', sa.String(), nullable=True),
    sa.Column('author_id', sa.String(), nullable=True),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('seen_at', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_coach_comments_author_id_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['goal_id'], ['goals.id'], name=op.f('fk_coach_comments_goal_id_goals'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['retrospective_id'], ['retrospectives.id'], name=op.f('fk_coach_comments_retrospective_id_retrospectives'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['student_id'], ['users.id'], name=op.f('fk_coach_comments_student_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_coach_comments'))
    )
    with op.batch_alter_table('coach_comments', schema=None) as batch_op:
        batch_op.create_index('coach_comments_by_author', ['author_id'], unique=False)
        batch_op.create_index('coach_comments_by_goal', ['goal_id'], unique=True)
        batch_op.create_index('coach_comments_by_retrospective', ['retrospective_id'], unique=True)
        batch_op.create_index('coach_comments_by_student', ['student_id'], unique=False)

    with op.batch_alter_table('action_items', schema=None) as batch_op:
        batch_op.add_column(sa.Column('removed_at', sa.BigInteger(), nullable=True))

    with op.batch_alter_table('goals', schema=None) as batch_op:
        batch_op.add_column(sa.Column('copied_from', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('kept_at', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('dropped_at', sa.BigInteger(), nullable=True))
        batch_op.create_index('goals_one_copy', ['copied_from', 'sprint_id'], unique=True, sqlite_where=sa.text('copied_from is not null'), postgresql_where=sa.text('copied_from is not null'))

    with op.batch_alter_table('habit_completions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('skipped', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('note', sa.String(), nullable=True))

    # The default was for the rows that are there; new ones get theirs from the model.
    with op.batch_alter_table('habit_completions', schema=None) as batch_op:
        batch_op.alter_column('skipped', server_default=None)

    with op.batch_alter_table('habits', schema=None) as batch_op:
        batch_op.add_column(sa.Column('weekdays', sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column('times_a_week', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('begins_on', sa.String(10), nullable=True))
        batch_op.add_column(sa.Column('archived_at', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('copied_from', sa.String(), nullable=True))
        batch_op.create_index('habits_one_copy', ['copied_from', 'sprint_id'], unique=True, sqlite_where=sa.text('copied_from is not null'), postgresql_where=sa.text('copied_from is not null'))

    with op.batch_alter_table('sprints', schema=None) as batch_op:
        batch_op.add_column(sa.Column('closed_at', sa.BigInteger(), nullable=True))



def downgrade() -> None:
    """Take them away again."""
    with op.batch_alter_table('sprints', schema=None) as batch_op:
        batch_op.drop_column('closed_at')

    with op.batch_alter_table('habits', schema=None) as batch_op:
        batch_op.drop_index('habits_one_copy', sqlite_where=sa.text('copied_from is not null'), postgresql_where=sa.text('copied_from is not null'))
        batch_op.drop_column('copied_from')
        batch_op.drop_column('archived_at')
        batch_op.drop_column('begins_on')
        batch_op.drop_column('times_a_week')
        batch_op.drop_column('weekdays')

    with op.batch_alter_table('habit_completions', schema=None) as batch_op:
        batch_op.drop_column('note')
        batch_op.drop_column('skipped')

    with op.batch_alter_table('goals', schema=None) as batch_op:
        batch_op.drop_index('goals_one_copy', sqlite_where=sa.text('copied_from is not null'), postgresql_where=sa.text('copied_from is not null'))
        batch_op.drop_column('dropped_at')
        batch_op.drop_column('kept_at')
        batch_op.drop_column('copied_from')

    with op.batch_alter_table('action_items', schema=None) as batch_op:
        batch_op.drop_column('removed_at')

    with op.batch_alter_table('coach_comments', schema=None) as batch_op:
        batch_op.drop_index('coach_comments_by_student')
        batch_op.drop_index('coach_comments_by_retrospective')
        batch_op.drop_index('coach_comments_by_goal')
        batch_op.drop_index('coach_comments_by_author')

    op.drop_table('coach_comments')
    with op.batch_alter_table('retrospectives', schema=None) as batch_op:
        batch_op.drop_index('retrospectives_one')
        batch_op.drop_index('retrospectives_by_sprint')

    op.drop_table('retrospectives')
    with op.batch_alter_table('habit_pauses', schema=None) as batch_op:
        batch_op.drop_index('habit_pauses_by_user')

    op.drop_table('habit_pauses')
