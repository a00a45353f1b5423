"""Classes with policies, newcomers, leavers, and what coaches decide, note and write."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('broadcasts',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('author_id', sa.String(), nullable=True),
    sa.Column('audience', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('readers', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_broadcasts_author_id_users'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_broadcasts'))
    )
    with op.batch_alter_table('broadcasts', schema=None) as batch_op:
        batch_op.create_index('broadcasts_by_author', ['author_id'], unique=False)

    op.create_table('coach_batches',
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('batch_id', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['batch_id'], ['batches.id'], name=op.f('fk_coach_batches_batch_id_batches'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_coach_batches_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id', 'batch_id', name=op.f('pk_coach_batches'))
    )
    with op.batch_alter_table('coach_batches', schema=None) as batch_op:
        batch_op.create_index('coach_batches_by_batch', ['batch_id'], unique=False)

    op.create_table('coach_notes',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('student_id', sa.String(), nullable=False),
    sa.Column('author_id', sa.String(), nullable=True),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_coach_notes_author_id_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['student_id'], ['users.id'], name=op.f('fk_coach_notes_student_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_coach_notes'))
    )
    with op.batch_alter_table('coach_notes', schema=None) as batch_op:
        batch_op.create_index('coach_notes_by_author', ['author_id'], unique=False)
        batch_op.create_index('coach_notes_by_student', ['student_id'], unique=False)

    op.create_table('decisions',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('subject_id', sa.String(), nullable=False),
    sa.Column('student_id', sa.String(), nullable=True),
    sa.Column('decided_by', sa.String(), nullable=True),
    sa.Column('decided_at', sa.BigInteger(), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('undo', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('undone_at', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['decided_by'], ['users.id'], name=op.f('fk_decisions_decided_by_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['student_id'], ['users.id'], name=op.f('fk_decisions_student_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decisions'))
    )
    with op.batch_alter_table('decisions', schema=None) as batch_op:
        batch_op.create_index('decisions_by_coach', ['decided_by'], unique=False)
        batch_op.create_index('decisions_by_student', ['student_id'], unique=False)
        batch_op.create_index('decisions_one_standing', ['kind', 'subject_id'], unique=True, sqlite_where=sa.text('undone_at is null'), postgresql_where=sa.text('undone_at is null'))

    op.create_table('leavers',
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('why', sa.Enum('forget_me', 'end_of_year', 'coach', native_enum=False, length=32), nullable=False),
    sa.Column('decided_by', sa.String(), nullable=True),
    sa.Column('left_at', sa.BigInteger(), nullable=False),
    sa.Column('delete_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['decided_by'], ['users.id'], name=op.f('fk_leavers_decided_by_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_leavers_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id', name=op.f('pk_leavers'))
    )
    with op.batch_alter_table('leavers', schema=None) as batch_op:
        batch_op.create_index('leavers_by_author', ['decided_by'], unique=False)
        batch_op.create_index('leavers_by_due', ['delete_at'], unique=False)

    op.create_table('newcomers',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('batch_id', sa.String(), nullable=False),
    sa.Column('chat_id', sa.String(), nullable=False),
    sa.Column('telegram_id', sa.BigInteger(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('choices', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('state', sa.Enum('waiting', 'accepted', 'refused', 'withdrawn', native_enum=False, length=32), nullable=False),
    sa.Column('user_id', sa.String(), nullable=True),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['batch_id'], ['batches.id'], name=op.f('fk_newcomers_batch_id_batches'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_newcomers_chat_id_chats'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_newcomers_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_newcomers'))
    )
    with op.batch_alter_table('newcomers', schema=None) as batch_op:
        batch_op.create_index('newcomers_by_batch', ['batch_id', 'state'], unique=False)
        batch_op.create_index('newcomers_by_chat', ['chat_id'], unique=False)
        batch_op.create_index('newcomers_by_user', ['user_id'], unique=False)
        batch_op.create_index('newcomers_one_waiting', ['telegram_id'], unique=True, sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))

    with op.batch_alter_table('batches', schema=None) as batch_op:
        batch_op.add_column(sa.Column('school_from', sa.Integer(), nullable=False, server_default='480'))
        batch_op.add_column(sa.Column('school_to', sa.Integer(), nullable=False, server_default='900'))
        batch_op.add_column(sa.Column('holidays', sa.JSON(none_as_null=True), nullable=False, server_default='[]'))
        batch_op.add_column(sa.Column('gate', sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column('journal', sa.Enum('private', 'shared', native_enum=False, length=32), nullable=False, server_default='private'))
        batch_op.add_column(sa.Column('helper', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('care_contacts', sa.JSON(none_as_null=True), nullable=False, server_default='[]'))
        batch_op.add_column(sa.Column('archived_at', sa.BigInteger(), nullable=True))

    # The defaults were for the rows that are there; new ones get theirs from the model.
    with op.batch_alter_table('batches', schema=None) as batch_op:
        for name in ('school_from', 'school_to', 'holidays', 'gate', 'journal', 'helper', 'care_contacts'):
            batch_op.alter_column(name, server_default=None)

    with op.batch_alter_table('invites', schema=None) as batch_op:
        batch_op.add_column(sa.Column('batch_id', sa.String(), nullable=True))
        batch_op.alter_column('user_id',
               existing_type=sa.VARCHAR(),
               nullable=True)
        batch_op.create_index('invites_by_batch', ['batch_id'], unique=True)
        batch_op.create_foreign_key(batch_op.f('fk_invites_batch_id_batches'), 'batches', ['batch_id'], ['id'], ondelete='CASCADE')

    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('user_id', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('cause', sa.String(), nullable=True))
        batch_op.create_index('outbox_by_cause', ['cause'], unique=False)
        batch_op.create_index('outbox_by_message', ['chat_id', 'message_id'], unique=False)
        batch_op.create_index('outbox_by_reader', ['user_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_outbox_user_id_users'), 'users', ['user_id'], ['id'], ondelete='CASCADE')

    with op.batch_alter_table('preferences', schema=None) as batch_op:
        batch_op.add_column(sa.Column('paused_until', sa.BigInteger(), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('preferences', schema=None) as batch_op:
        batch_op.drop_column('paused_until')

    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_outbox_user_id_users'), type_='foreignkey')
        batch_op.drop_index('outbox_by_reader')
        batch_op.drop_index('outbox_by_message')
        batch_op.drop_index('outbox_by_cause')
        batch_op.drop_column('cause')
        batch_op.drop_column('user_id')

    with op.batch_alter_table('invites', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_invites_batch_id_batches'), type_='foreignkey')
        batch_op.drop_index('invites_by_batch')
        batch_op.alter_column('user_id',
               existing_type=sa.VARCHAR(),
               nullable=False)
        batch_op.drop_column('batch_id')

    with op.batch_alter_table('batches', schema=None) as batch_op:
        batch_op.drop_column('archived_at')
        batch_op.drop_column('care_contacts')
        batch_op.drop_column('helper')
        batch_op.drop_column('journal')
        batch_op.drop_column('gate')
        batch_op.drop_column('holidays')
        batch_op.drop_column('school_to')
        batch_op.drop_column('school_from')

    with op.batch_alter_table('newcomers', schema=None) as batch_op:
        batch_op.drop_index('newcomers_one_waiting', sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))
        batch_op.drop_index('newcomers_by_user')
        batch_op.drop_index('newcomers_by_chat')
        batch_op.drop_index('newcomers_by_batch')

    op.drop_table('newcomers')
    with op.batch_alter_table('leavers', schema=None) as batch_op:
        batch_op.drop_index('leavers_by_due')
        batch_op.drop_index('leavers_by_author')

    op.drop_table('leavers')
    with op.batch_alter_table('decisions', schema=None) as batch_op:
        batch_op.drop_index('decisions_one_standing', sqlite_where=sa.text('undone_at is null'), postgresql_where=sa.text('undone_at is null'))
        batch_op.drop_index('decisions_by_student')
        batch_op.drop_index('decisions_by_coach')

    op.drop_table('decisions')
    with op.batch_alter_table('coach_notes', schema=None) as batch_op:
        batch_op.drop_index('coach_notes_by_student')
        batch_op.drop_index('coach_notes_by_author')

    op.drop_table('coach_notes')
    with op.batch_alter_table('coach_batches', schema=None) as batch_op:
        batch_op.drop_index('coach_batches_by_batch')

    op.drop_table('coach_batches')
    with op.batch_alter_table('broadcasts', schema=None) as batch_op:
        batch_op.drop_index('broadcasts_by_author')

    op.drop_table('broadcasts')
