"""What a class does together: its group, its marbles one by one, votes and nominations; and more of a vision board."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them; nothing of a batch's jar is known but its count."""
    op.create_table('group_chats',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('chat_id', sa.String(), nullable=False),
    sa.Column('batch_id', sa.String(), nullable=False),
    sa.Column('bound_by', sa.String(), nullable=True),
    sa.Column('bound_at', sa.BigInteger(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('may_pin', sa.Boolean(), nullable=False),
    sa.Column('left_at', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['batch_id'], ['batches.id'], name=op.f('fk_group_chats_batch_id_batches'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['bound_by'], ['users.id'], name=op.f('fk_group_chats_bound_by_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_group_chats_chat_id_chats'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_group_chats'))
    )
    with op.batch_alter_table('group_chats', schema=None) as batch_op:
        batch_op.create_index('group_chats_by_batch', ['batch_id'], unique=True)
        batch_op.create_index('group_chats_by_binder', ['bound_by'], unique=False)
        batch_op.create_index('group_chats_by_chat', ['chat_id'], unique=True)

    op.create_table('jar_fillings',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('batch_id', sa.String(), nullable=False),
    sa.Column('begun_at', sa.BigInteger(), nullable=False),
    sa.Column('filled_at', sa.BigInteger(), nullable=True),
    sa.Column('emptied_at', sa.BigInteger(), nullable=True),
    sa.Column('emptied_by', sa.String(), nullable=True),
    sa.Column('count', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['batch_id'], ['batches.id'], name=op.f('fk_jar_fillings_batch_id_batches'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['emptied_by'], ['users.id'], name=op.f('fk_jar_fillings_emptied_by_users'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_jar_fillings'))
    )
    with op.batch_alter_table('jar_fillings', schema=None) as batch_op:
        batch_op.create_index('jar_fillings_by_batch', ['batch_id', 'begun_at'], unique=False)
        batch_op.create_index('jar_fillings_by_emptier', ['emptied_by'], unique=False)
        batch_op.create_index('jar_fillings_one_going_on', ['batch_id'], unique=True, sqlite_where=sa.text('emptied_at is null'), postgresql_where=sa.text('emptied_at is null'))

    op.create_table('nominations',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('batch_id', sa.String(), nullable=False),
    sa.Column('words', sa.String(), nullable=False),
    sa.Column('state', sa.Enum('waiting', 'accepted', 'declined', 'withdrawn', native_enum=False, length=32), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['batch_id'], ['batches.id'], name=op.f('fk_nominations_batch_id_batches'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_nominations_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_nominations'))
    )
    with op.batch_alter_table('nominations', schema=None) as batch_op:
        batch_op.create_index('nominations_by_batch', ['batch_id', 'state'], unique=False)
        batch_op.create_index('nominations_by_user', ['user_id'], unique=False)
        batch_op.create_index('nominations_one_waiting', ['user_id', 'words'], unique=True, sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))

    op.create_table('marbles',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('filling_id', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('nomination_id', sa.String(), nullable=True),
    sa.Column('added_by', sa.String(), nullable=True),
    sa.Column('added_at', sa.BigInteger(), nullable=False),
    sa.Column('undone_at', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['added_by'], ['users.id'], name=op.f('fk_marbles_added_by_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['filling_id'], ['jar_fillings.id'], name=op.f('fk_marbles_filling_id_jar_fillings'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['nomination_id'], ['nominations.id'], name=op.f('fk_marbles_nomination_id_nominations'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_marbles'))
    )
    with op.batch_alter_table('marbles', schema=None) as batch_op:
        batch_op.create_index('marbles_by_adder', ['added_by'], unique=False)
        batch_op.create_index('marbles_by_filling', ['filling_id', 'added_at'], unique=False)
        batch_op.create_index('marbles_by_nomination', ['nomination_id'], unique=False)

    op.create_table('treat_votes',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('filling_id', sa.String(), nullable=False),
    sa.Column('chat_id', sa.String(), nullable=False),
    sa.Column('treats', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('counts', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('poll_id', sa.String(), nullable=True),
    sa.Column('state', sa.Enum('asked', 'open', 'closed', 'lost', native_enum=False, length=32), nullable=False),
    sa.Column('asked_at', sa.BigInteger(), nullable=False),
    sa.Column('closed_at', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['chat_id'], ['chats.id'], name=op.f('fk_treat_votes_chat_id_chats'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['filling_id'], ['jar_fillings.id'], name=op.f('fk_treat_votes_filling_id_jar_fillings'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_treat_votes'))
    )
    with op.batch_alter_table('treat_votes', schema=None) as batch_op:
        batch_op.create_index('treat_votes_by_chat', ['chat_id'], unique=False)
        batch_op.create_index('treat_votes_by_filling', ['filling_id'], unique=True)
        batch_op.create_index('treat_votes_by_poll', ['poll_id'], unique=True)

    op.create_table('vision_board_follows',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('card_id', sa.String(), nullable=False),
    sa.Column('habit_id', sa.String(), nullable=True),
    sa.Column('goal_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['card_id'], ['vision_board_cards.id'], name=op.f('fk_vision_board_follows_card_id_vision_board_cards'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['goal_id'], ['goals.id'], name=op.f('fk_vision_board_follows_goal_id_goals'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['habit_id'], ['habits.id'], name=op.f('fk_vision_board_follows_habit_id_habits'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vision_board_follows'))
    )
    with op.batch_alter_table('vision_board_follows', schema=None) as batch_op:
        batch_op.create_index('vision_board_follows_by_card_goal', ['card_id', 'goal_id'], unique=True)
        batch_op.create_index('vision_board_follows_by_card_habit', ['card_id', 'habit_id'], unique=True)
        batch_op.create_index('vision_board_follows_by_goal', ['goal_id'], unique=False)
        batch_op.create_index('vision_board_follows_by_habit', ['habit_id'], unique=False)

    with op.batch_alter_table('batches', schema=None) as batch_op:
        batch_op.add_column(sa.Column('treats', sa.JSON(none_as_null=True), nullable=True))

    with op.batch_alter_table('vision_board_areas', schema=None) as batch_op:
        batch_op.add_column(sa.Column('order', sa.Integer(), server_default='0', nullable=False))
    with op.batch_alter_table('vision_board_areas', schema=None) as batch_op:
        batch_op.alter_column('order', server_default=None)

    with op.batch_alter_table('vision_board_cards', schema=None) as batch_op:
        batch_op.add_column(sa.Column('photo', sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column('ticked_on', sa.String(10), nullable=True))
        batch_op.add_column(sa.Column('returned_on', sa.String(10), nullable=True))


def downgrade() -> None:
    """Take them away again."""
    with op.batch_alter_table('vision_board_cards', schema=None) as batch_op:
        batch_op.drop_column('returned_on')
        batch_op.drop_column('ticked_on')
        batch_op.drop_column('photo')

    with op.batch_alter_table('vision_board_areas', schema=None) as batch_op:
        batch_op.drop_column('order')

    with op.batch_alter_table('batches', schema=None) as batch_op:
        batch_op.drop_column('treats')

    with op.batch_alter_table('vision_board_follows', schema=None) as batch_op:
        batch_op.drop_index('vision_board_follows_by_habit')
        batch_op.drop_index('vision_board_follows_by_goal')
        batch_op.drop_index('vision_board_follows_by_card_habit')
        batch_op.drop_index('vision_board_follows_by_card_goal')

    op.drop_table('vision_board_follows')
    with op.batch_alter_table('treat_votes', schema=None) as batch_op:
        batch_op.drop_index('treat_votes_by_poll')
        batch_op.drop_index('treat_votes_by_filling')
        batch_op.drop_index('treat_votes_by_chat')

    op.drop_table('treat_votes')
    with op.batch_alter_table('marbles', schema=None) as batch_op:
        batch_op.drop_index('marbles_by_nomination')
        batch_op.drop_index('marbles_by_filling')
        batch_op.drop_index('marbles_by_adder')

    op.drop_table('marbles')
    with op.batch_alter_table('nominations', schema=None) as batch_op:
        batch_op.drop_index('nominations_one_waiting', sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))
        batch_op.drop_index('nominations_by_user')
        batch_op.drop_index('nominations_by_batch')

    op.drop_table('nominations')
    with op.batch_alter_table('jar_fillings', schema=None) as batch_op:
        batch_op.drop_index('jar_fillings_one_going_on', sqlite_where=sa.text('emptied_at is null'), postgresql_where=sa.text('emptied_at is null'))
        batch_op.drop_index('jar_fillings_by_emptier')
        batch_op.drop_index('jar_fillings_by_batch')

    op.drop_table('jar_fillings')
    with op.batch_alter_table('group_chats', schema=None) as batch_op:
        batch_op.drop_index('group_chats_by_chat')
        batch_op.drop_index('group_chats_by_binder')
        batch_op.drop_index('group_chats_by_batch')

    op.drop_table('group_chats')