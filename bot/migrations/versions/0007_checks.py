"""Attempts in hand, policies, second looks, reports, suggestions, a bank of one's own, and claims with evidence."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what a check needs beside the contract's three tables."""
    op.create_table('bank_misconceptions',
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('short', sa.String(), nullable=False),
    sa.Column('kindly', sa.String(), nullable=False),
    sa.Column('helps', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_bank_misconceptions'))
    )
    op.create_table('bank_questions',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('module_key', sa.String(), nullable=False),
    sa.Column('part', sa.String(), nullable=False),
    sa.Column('stem', sa.String(), nullable=False),
    sa.Column('options', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('explanation', sa.String(), nullable=False),
    sa.Column('difficulty', sa.Integer(), nullable=False),
    sa.Column('added_by', sa.String(), nullable=True),
    sa.Column('added_at', sa.BigInteger(), nullable=False),
    sa.Column('retired_at', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['added_by'], ['users.id'], name=op.f('fk_bank_questions_added_by_users'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bank_questions'))
    )
    with op.batch_alter_table('bank_questions', schema=None) as batch_op:
        batch_op.create_index('bank_questions_by_author', ['added_by'], unique=False)
        batch_op.create_index('bank_questions_by_module', ['module_key'], unique=False)

    op.create_table('question_reports',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('seed', sa.Integer(), nullable=False),
    sa.Column('question', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('words', sa.String(), nullable=True),
    sa.Column('state', sa.Enum('waiting', 'voided', 'explained', native_enum=False, length=32), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_question_reports_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_question_reports'))
    )
    with op.batch_alter_table('question_reports', schema=None) as batch_op:
        batch_op.create_index('question_reports_by_user', ['user_id'], unique=False)
        batch_op.create_index('question_reports_one_waiting', ['user_id', 'item', 'seed'], unique=True, sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))

    op.create_table('voided_questions',
    sa.Column('item', sa.String(), nullable=False),
    sa.Column('seed', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('voided_by', sa.String(), nullable=True),
    sa.Column('voided_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['voided_by'], ['users.id'], name=op.f('fk_voided_questions_voided_by_users'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('item', 'seed', name=op.f('pk_voided_questions'))
    )
    with op.batch_alter_table('voided_questions', schema=None) as batch_op:
        batch_op.create_index('voided_questions_by_coach', ['voided_by'], unique=False)

    op.create_table('check_policies',
    sa.Column('major_objective_id', sa.String(), nullable=False),
    sa.Column('pass_percent', sa.Integer(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('hours', sa.Integer(), nullable=False),
    sa.Column('needs_unlock', sa.Boolean(), nullable=False),
    sa.Column('questions', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['major_objective_id'], ['major_objectives.id'], name=op.f('fk_check_policies_major_objective_id_major_objectives'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('major_objective_id', name=op.f('pk_check_policies'))
    )
    op.create_table('attempts_in_hand',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('major_objective_id', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('mastery', 'practice', 'second_look', native_enum=False, length=32), nullable=False),
    sa.Column('unlock_id', sa.String(), nullable=True),
    sa.Column('first_look_id', sa.String(), nullable=True),
    sa.Column('questions', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('answers', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('started_at', sa.BigInteger(), nullable=False),
    sa.Column('answered_at', sa.BigInteger(), nullable=False),
    sa.Column('deadline_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['first_look_id'], ['diagnostic_attempts.id'], name=op.f('fk_attempts_in_hand_first_look_id_diagnostic_attempts'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['major_objective_id'], ['major_objectives.id'], name=op.f('fk_attempts_in_hand_major_objective_id_major_objectives'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['unlock_id'], ['diagnostic_unlocks.id'], name=op.f('fk_attempts_in_hand_unlock_id_diagnostic_unlocks'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_attempts_in_hand_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempts_in_hand'))
    )
    with op.batch_alter_table('attempts_in_hand', schema=None) as batch_op:
        batch_op.create_index('attempts_in_hand_by_deadline', ['deadline_at'], unique=False)
        batch_op.create_index('attempts_in_hand_by_first_look', ['first_look_id'], unique=False)
        batch_op.create_index('attempts_in_hand_by_major_objective', ['major_objective_id'], unique=False)
        batch_op.create_index('attempts_in_hand_by_unlock', ['unlock_id'], unique=False)
        batch_op.create_index('attempts_in_hand_one', ['user_id', 'major_objective_id'], unique=True)

    op.create_table('claims',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('student_objective_id', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=True),
    sa.Column('link', sa.String(), nullable=True),
    sa.Column('file', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('state', sa.Enum('waiting', 'confirmed', 'returned', 'withdrawn', native_enum=False, length=32), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['student_objective_id'], ['student_objectives.id'], name=op.f('fk_claims_student_objective_id_student_objectives'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_claims_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claims'))
    )
    with op.batch_alter_table('claims', schema=None) as batch_op:
        batch_op.create_index('claims_by_student_objective', ['student_objective_id'], unique=False)
        batch_op.create_index('claims_by_user', ['user_id'], unique=False)
        batch_op.create_index('claims_one_waiting', ['student_objective_id'], unique=True, sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))

    op.create_table('second_looks',
    sa.Column('attempt_id', sa.String(), nullable=False),
    sa.Column('score', sa.Integer(), nullable=False),
    sa.Column('question_count', sa.Integer(), nullable=False),
    sa.Column('results', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('state', sa.Enum('waiting', 'passed', 'again', 'talk', native_enum=False, length=32), nullable=True),
    sa.Column('finished_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['diagnostic_attempts.id'], name=op.f('fk_second_looks_attempt_id_diagnostic_attempts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('attempt_id', name=op.f('pk_second_looks'))
    )
    op.create_table('suggested_activities',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('activity_id', sa.String(), nullable=False),
    sa.Column('misconception', sa.String(), nullable=False),
    sa.Column('suggested_by', sa.String(), nullable=True),
    sa.Column('suggested_at', sa.BigInteger(), nullable=False),
    sa.Column('done_at', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_suggested_activities_activity_id_activities'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['suggested_by'], ['users.id'], name=op.f('fk_suggested_activities_suggested_by_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_suggested_activities_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_suggested_activities'))
    )
    with op.batch_alter_table('suggested_activities', schema=None) as batch_op:
        batch_op.create_index('suggested_activities_by_activity', ['activity_id'], unique=False)
        batch_op.create_index('suggested_activities_by_coach', ['suggested_by'], unique=False)
        batch_op.create_index('suggested_activities_one', ['user_id', 'activity_id', 'misconception'], unique=True)

    with op.batch_alter_table('batches', schema=None) as batch_op:
        batch_op.add_column(sa.Column('recheck_weeks', sa.Integer(), nullable=True))

    with op.batch_alter_table('diagnostic_attempts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('interrupted', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('reviewed_at', sa.BigInteger(), nullable=True))

    with op.batch_alter_table('diagnostic_unlocks', schema=None) as batch_op:
        batch_op.add_column(sa.Column('warned_at', sa.BigInteger(), nullable=True))

    # The default was for the rows that are there; new ones get theirs from the model.
    with op.batch_alter_table('diagnostic_attempts', schema=None) as batch_op:
        batch_op.alter_column('interrupted', server_default=None)
