"""What reading, projects and the helper need: proposals, photos, who put something down, consents, and looks."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them; nobody has put a book on the shelf yet."""
    op.create_table('consents',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('what', sa.Enum('join', 'photos', 'helper', 'voice', native_enum=False, length=32), nullable=False),
    sa.Column('from_whom', sa.String(), nullable=False),
    sa.Column('how', sa.Enum('paper', 'form', 'roster', 'link', native_enum=False, length=32), nullable=False),
    sa.Column('given_at', sa.BigInteger(), nullable=False),
    sa.Column('recorded_by', sa.String(), nullable=True),
    sa.Column('withdrawn_at', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['recorded_by'], ['users.id'], name=op.f('fk_consents_recorded_by_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_consents_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consents'))
    )
    with op.batch_alter_table('consents', schema=None) as batch_op:
        batch_op.create_index('consents_by_recorder', ['recorded_by'], unique=False)
        batch_op.create_index('consents_by_user', ['user_id'], unique=False)
        batch_op.create_index('consents_one', ['user_id', 'what'], unique=True, sqlite_where=sa.text('withdrawn_at is null'), postgresql_where=sa.text('withdrawn_at is null'))

    op.create_table('looks',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('student_id', sa.String(), nullable=False),
    sa.Column('looked_by', sa.String(), nullable=True),
    sa.Column('what', sa.Enum('journal', 'helper_log', native_enum=False, length=32), nullable=False),
    sa.Column('subject_id', sa.String(), nullable=True),
    sa.Column('looked_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['looked_by'], ['users.id'], name=op.f('fk_looks_looked_by_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['student_id'], ['users.id'], name=op.f('fk_looks_student_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_looks'))
    )
    with op.batch_alter_table('looks', schema=None) as batch_op:
        batch_op.create_index('looks_by_looker', ['looked_by'], unique=False)
        batch_op.create_index('looks_by_student', ['student_id', 'looked_at'], unique=False)

    op.create_table('book_proposals',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('author', sa.String(), nullable=True),
    sa.Column('why', sa.String(), nullable=True),
    sa.Column('state', sa.Enum('waiting', 'accepted', 'declined', 'withdrawn', native_enum=False, length=32), nullable=False),
    sa.Column('book_id', sa.String(), nullable=True),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['book_id'], ['books.id'], name=op.f('fk_book_proposals_book_id_books'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_book_proposals_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_book_proposals'))
    )
    with op.batch_alter_table('book_proposals', schema=None) as batch_op:
        batch_op.create_index('book_proposals_by_book', ['book_id'], unique=False)
        batch_op.create_index('book_proposals_by_state', ['state'], unique=False)
        batch_op.create_index('book_proposals_by_user', ['user_id'], unique=False)
        batch_op.create_index('book_proposals_one_waiting', ['user_id', 'title'], unique=True, sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))

    op.create_table('project_photos',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('project_id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('file', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('title', sa.String(), nullable=True),
    sa.Column('added_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_project_photos_project_id_projects'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_project_photos_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_project_photos'))
    )
    with op.batch_alter_table('project_photos', schema=None) as batch_op:
        batch_op.create_index('project_photos_by_project_user', ['project_id', 'user_id'], unique=False)
        batch_op.create_index('project_photos_by_user', ['user_id'], unique=False)

    with op.batch_alter_table('books', schema=None) as batch_op:
        batch_op.add_column(sa.Column('cover', sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column('taken_out_at', sa.BigInteger(), nullable=True))

    with op.batch_alter_table('project_links', schema=None) as batch_op:
        batch_op.add_column(sa.Column('entered_by', sa.String(), nullable=True))
        batch_op.create_index('project_links_by_enterer', ['entered_by'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_project_links_entered_by_users'), 'users', ['entered_by'], ['id'], ondelete='SET NULL')

    with op.batch_alter_table('project_reflections', schema=None) as batch_op:
        batch_op.add_column(sa.Column('entered_by', sa.String(), nullable=True))
        batch_op.create_index('project_reflections_by_enterer', ['entered_by'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_project_reflections_entered_by_users'), 'users', ['entered_by'], ['id'], ondelete='SET NULL')

    with op.batch_alter_table('projects', schema=None) as batch_op:
        batch_op.add_column(sa.Column('closed_at', sa.BigInteger(), nullable=True))

    with op.batch_alter_table('student_books', schema=None) as batch_op:
        batch_op.add_column(sa.Column('shown_as', sa.Enum('talk', 'review', native_enum=False, length=32), nullable=True))
        batch_op.add_column(sa.Column('coach_note', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('on_shelf', sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table('student_books', schema=None) as batch_op:
        batch_op.alter_column('on_shelf', server_default=None)


def downgrade() -> None:
    """Take them away again."""
    with op.batch_alter_table('student_books', schema=None) as batch_op:
        batch_op.drop_column('on_shelf')
        batch_op.drop_column('coach_note')
        batch_op.drop_column('shown_as')

    with op.batch_alter_table('projects', schema=None) as batch_op:
        batch_op.drop_column('closed_at')

    with op.batch_alter_table('project_reflections', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_project_reflections_entered_by_users'), type_='foreignkey')
        batch_op.drop_index('project_reflections_by_enterer')
        batch_op.drop_column('entered_by')

    with op.batch_alter_table('project_links', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_project_links_entered_by_users'), type_='foreignkey')
        batch_op.drop_index('project_links_by_enterer')
        batch_op.drop_column('entered_by')

    with op.batch_alter_table('books', schema=None) as batch_op:
        batch_op.drop_column('taken_out_at')
        batch_op.drop_column('cover')

    with op.batch_alter_table('project_photos', schema=None) as batch_op:
        batch_op.drop_index('project_photos_by_user')
        batch_op.drop_index('project_photos_by_project_user')

    op.drop_table('project_photos')
    with op.batch_alter_table('book_proposals', schema=None) as batch_op:
        batch_op.drop_index('book_proposals_one_waiting', sqlite_where=sa.text("state = 'waiting'"), postgresql_where=sa.text("state = 'waiting'"))
        batch_op.drop_index('book_proposals_by_user')
        batch_op.drop_index('book_proposals_by_state')
        batch_op.drop_index('book_proposals_by_book')

    op.drop_table('book_proposals')
    with op.batch_alter_table('looks', schema=None) as batch_op:
        batch_op.drop_index('looks_by_student')
        batch_op.drop_index('looks_by_looker')

    op.drop_table('looks')
    with op.batch_alter_table('consents', schema=None) as batch_op:
        batch_op.drop_index('consents_one', sqlite_where=sa.text('withdrawn_at is null'), postgresql_where=sa.text('withdrawn_at is null'))
        batch_op.drop_index('consents_by_user')
        batch_op.drop_index('consents_by_recorder')

    op.drop_table('consents')
