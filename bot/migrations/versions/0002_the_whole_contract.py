"""The whole contract: its missing tables, and an index for every foreign key"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('domains',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('icon', sa.String(), nullable=False),
    sa.Column('color', sa.String(), nullable=False),
    sa.Column('description', sa.String(), nullable=False),
    sa.Column('order', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_domains'))
    )
    op.create_table('books',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('author', sa.String(), nullable=False),
    sa.Column('cover_image_url', sa.String(), nullable=True),
    sa.Column('reading_url', sa.String(), nullable=True),
    sa.Column('description', sa.String(), nullable=True),
    sa.Column('grade_level', sa.String(), nullable=True),
    sa.Column('genre', sa.String(), nullable=True),
    sa.Column('page_count', sa.Integer(), nullable=True),
    sa.Column('is_pre_populated', sa.Boolean(), nullable=False),
    sa.Column('added_by', sa.String(), nullable=True),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['added_by'], ['users.id'], name=op.f('fk_books_added_by_users'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_books'))
    )
    with op.batch_alter_table('books', schema=None) as batch_op:
        batch_op.create_index('books_by_adder', ['added_by'], unique=False)
        batch_op.create_index('books_by_genre', ['genre'], unique=False)
        batch_op.create_index('books_by_grade', ['grade_level'], unique=False)

    op.create_table('chat_logs',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('type', sa.String(), nullable=False),
    sa.Column('data', sa.JSON(), nullable=False),
    sa.Column('timestamp', sa.BigInteger(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_chat_logs_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_chat_logs'))
    )
    with op.batch_alter_table('chat_logs', schema=None) as batch_op:
        batch_op.create_index('chat_logs_by_timestamp', ['timestamp'], unique=False)
        batch_op.create_index('chat_logs_by_user', ['user_id'], unique=False)

    op.create_table('major_objectives',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('domain_id', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('description', sa.String(), nullable=False),
    sa.Column('difficulty', sa.Enum('beginner', 'intermediate', 'advanced', native_enum=False, length=32), nullable=True),
    sa.Column('estimated_hours', sa.Double(), nullable=True),
    sa.Column('created_by', sa.String(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('curriculum', sa.String(), nullable=True),
    sa.Column('diagnostic_module_key', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['created_by'], ['users.id'], name=op.f('fk_major_objectives_created_by_users'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['domain_id'], ['domains.id'], name=op.f('fk_major_objectives_domain_id_domains'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_major_objectives'))
    )
    with op.batch_alter_table('major_objectives', schema=None) as batch_op:
        batch_op.create_index('major_objectives_by_creator', ['created_by'], unique=False)
        batch_op.create_index('major_objectives_by_domain', ['domain_id'], unique=False)

    op.create_table('projects',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('description', sa.String(), nullable=True),
    sa.Column('start_date', sa.String(10), nullable=False),
    sa.Column('end_date', sa.String(10), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('cycle_number', sa.Integer(), nullable=False),
    sa.Column('created_by', sa.String(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['created_by'], ['users.id'], name=op.f('fk_projects_created_by_users'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_projects'))
    )
    with op.batch_alter_table('projects', schema=None) as batch_op:
        batch_op.create_index('projects_by_active', ['is_active'], unique=False)
        batch_op.create_index('projects_by_creator', ['created_by'], unique=False)
        batch_op.create_index('projects_by_cycle', ['cycle_number'], unique=False)
        batch_op.create_index('projects_one_active', ['is_active'], unique=True, sqlite_where=sa.text('is_active'), postgresql_where=sa.text('is_active'))

    op.create_table('sprints',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('start_date', sa.String(10), nullable=False),
    sa.Column('end_date', sa.String(10), nullable=False),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('created_by', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['created_by'], ['users.id'], name=op.f('fk_sprints_created_by_users'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sprints'))
    )
    with op.batch_alter_table('sprints', schema=None) as batch_op:
        batch_op.create_index('sprints_by_active', ['is_active'], unique=False)
        batch_op.create_index('sprints_by_creator', ['created_by'], unique=False)
        batch_op.create_index('sprints_by_dates', ['start_date', 'end_date'], unique=False)
        batch_op.create_index('sprints_one_active', ['is_active'], unique=True, sqlite_where=sa.text('is_active'), postgresql_where=sa.text('is_active'))

    op.create_table('trust_jar',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('times_completed', sa.Integer(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_by', sa.String(), nullable=True),
    sa.Column('batch', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['updated_by'], ['users.id'], name=op.f('fk_trust_jar_updated_by_users'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trust_jar'))
    )
    with op.batch_alter_table('trust_jar', schema=None) as batch_op:
        batch_op.create_index('trust_jar_by_batch', ['batch'], unique=True)
        batch_op.create_index('trust_jar_by_updater', ['updated_by'], unique=False)

    op.create_table('vision_board_areas',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('emoji', sa.String(), nullable=False),
    sa.Column('is_preset', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_vision_board_areas_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vision_board_areas'))
    )
    with op.batch_alter_table('vision_board_areas', schema=None) as batch_op:
        batch_op.create_index('vision_board_areas_by_user', ['user_id'], unique=False)

    op.create_table('diagnostic_unlock_requests',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('major_objective_id', sa.String(), nullable=False),
    sa.Column('requested_at', sa.BigInteger(), nullable=False),
    sa.Column('status', sa.Enum('pending', 'approved', 'denied', 'canceled', native_enum=False, length=32), nullable=False),
    sa.Column('handled_by', sa.String(), nullable=True),
    sa.Column('handled_at', sa.BigInteger(), nullable=True),
    sa.ForeignKeyConstraint(['handled_by'], ['users.id'], name=op.f('fk_diagnostic_unlock_requests_handled_by_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['major_objective_id'], ['major_objectives.id'], name=op.f('fk_diagnostic_unlock_requests_major_objective_id_major_objectives'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_diagnostic_unlock_requests_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_diagnostic_unlock_requests'))
    )
    with op.batch_alter_table('diagnostic_unlock_requests', schema=None) as batch_op:
        batch_op.create_index('diagnostic_unlock_requests_by_handler', ['handled_by'], unique=False)
        batch_op.create_index('diagnostic_unlock_requests_by_major_objective', ['major_objective_id'], unique=False)
        batch_op.create_index('diagnostic_unlock_requests_by_status', ['status'], unique=False)
        batch_op.create_index('diagnostic_unlock_requests_by_user_major', ['user_id', 'major_objective_id'], unique=False)
        batch_op.create_index('diagnostic_unlock_requests_one_pending', ['user_id', 'major_objective_id'], unique=True, sqlite_where=sa.text("status = 'pending'"), postgresql_where=sa.text("status = 'pending'"))

    op.create_table('diagnostic_unlocks',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('major_objective_id', sa.String(), nullable=False),
    sa.Column('approved_by', sa.String(), nullable=False),
    sa.Column('approved_at', sa.BigInteger(), nullable=False),
    sa.Column('expires_at', sa.BigInteger(), nullable=False),
    sa.Column('attempts_remaining', sa.Integer(), nullable=False),
    sa.Column('status', sa.Enum('approved', 'consumed', 'expired', 'revoked', native_enum=False, length=32), nullable=False),
    sa.ForeignKeyConstraint(['approved_by'], ['users.id'], name=op.f('fk_diagnostic_unlocks_approved_by_users'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['major_objective_id'], ['major_objectives.id'], name=op.f('fk_diagnostic_unlocks_major_objective_id_major_objectives'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_diagnostic_unlocks_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_diagnostic_unlocks'))
    )
    with op.batch_alter_table('diagnostic_unlocks', schema=None) as batch_op:
        batch_op.create_index('diagnostic_unlocks_by_approver', ['approved_by'], unique=False)
        batch_op.create_index('diagnostic_unlocks_by_major_objective', ['major_objective_id'], unique=False)
        batch_op.create_index('diagnostic_unlocks_by_status', ['status'], unique=False)
        batch_op.create_index('diagnostic_unlocks_by_user_major', ['user_id', 'major_objective_id'], unique=False)
        batch_op.create_index('diagnostic_unlocks_one_approved', ['user_id', 'major_objective_id'], unique=True, sqlite_where=sa.text("status = 'approved'"), postgresql_where=sa.text("status = 'approved'"))

    op.create_table('goals',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('sprint_id', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('specific', sa.String(), nullable=False),
    sa.Column('measurable', sa.String(), nullable=False),
    sa.Column('achievable', sa.String(), nullable=False),
    sa.Column('relevant', sa.String(), nullable=False),
    sa.Column('time_bound', sa.String(), nullable=False),
    sa.Column('status', sa.Enum('not_started', 'in_progress', 'completed', native_enum=False, length=32), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.Column('status_by_hand', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['sprint_id'], ['sprints.id'], name=op.f('fk_goals_sprint_id_sprints'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_goals_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_goals'))
    )
    with op.batch_alter_table('goals', schema=None) as batch_op:
        batch_op.create_index('goals_by_sprint', ['sprint_id'], unique=False)
        batch_op.create_index('goals_by_user', ['user_id'], unique=False)
        batch_op.create_index('goals_by_user_sprint', ['user_id', 'sprint_id'], unique=False)

    op.create_table('habits',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('sprint_id', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('description', sa.String(), nullable=True),
    sa.Column('what_is_habit', sa.String(), nullable=False),
    sa.Column('how_to_practice', sa.String(), nullable=False),
    sa.Column('cue', sa.String(), nullable=True),
    sa.Column('reward', sa.String(), nullable=True),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['sprint_id'], ['sprints.id'], name=op.f('fk_habits_sprint_id_sprints'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_habits_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_habits'))
    )
    with op.batch_alter_table('habits', schema=None) as batch_op:
        batch_op.create_index('habits_by_sprint', ['sprint_id'], unique=False)
        batch_op.create_index('habits_by_user', ['user_id'], unique=False)
        batch_op.create_index('habits_by_user_sprint', ['user_id', 'sprint_id'], unique=False)

    op.create_table('learning_objectives',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('domain_id', sa.String(), nullable=False),
    sa.Column('major_objective_id', sa.String(), nullable=True),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('description', sa.String(), nullable=False),
    sa.Column('difficulty', sa.Enum('beginner', 'intermediate', 'advanced', native_enum=False, length=32), nullable=False),
    sa.Column('estimated_hours', sa.Double(), nullable=True),
    sa.Column('created_by', sa.String(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['created_by'], ['users.id'], name=op.f('fk_learning_objectives_created_by_users'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['domain_id'], ['domains.id'], name=op.f('fk_learning_objectives_domain_id_domains'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['major_objective_id'], ['major_objectives.id'], name=op.f('fk_learning_objectives_major_objective_id_major_objectives'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_learning_objectives'))
    )
    with op.batch_alter_table('learning_objectives', schema=None) as batch_op:
        batch_op.create_index('learning_objectives_by_creator', ['created_by'], unique=False)
        batch_op.create_index('learning_objectives_by_domain', ['domain_id'], unique=False)
        batch_op.create_index('learning_objectives_by_major_objective', ['major_objective_id'], unique=False)

    op.create_table('project_links',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('project_id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('url', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('link_type', sa.Enum('presentation', 'document', 'video', 'other', native_enum=False, length=32), nullable=False),
    sa.Column('added_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_project_links_project_id_projects'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_project_links_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_project_links'))
    )
    with op.batch_alter_table('project_links', schema=None) as batch_op:
        batch_op.create_index('project_links_by_project', ['project_id'], unique=False)
        batch_op.create_index('project_links_by_project_user', ['project_id', 'user_id'], unique=False)
        batch_op.create_index('project_links_by_user', ['user_id'], unique=False)

    op.create_table('project_reflections',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('project_id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('did_well', sa.String(), nullable=True),
    sa.Column('project_description', sa.String(), nullable=True),
    sa.Column('could_improve', sa.String(), nullable=True),
    sa.Column('is_complete', sa.Boolean(), nullable=False),
    sa.Column('updated_at', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['project_id'], ['projects.id'], name=op.f('fk_project_reflections_project_id_projects'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_project_reflections_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_project_reflections'))
    )
    with op.batch_alter_table('project_reflections', schema=None) as batch_op:
        batch_op.create_index('project_reflections_by_project', ['project_id'], unique=False)
        batch_op.create_index('project_reflections_by_project_user', ['project_id', 'user_id'], unique=True)
        batch_op.create_index('project_reflections_by_user', ['user_id'], unique=False)

    op.create_table('student_books',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('book_id', sa.String(), nullable=False),
    sa.Column('status', sa.Enum('reading', 'completed', 'presentation_requested', 'presented', native_enum=False, length=32), nullable=False),
    sa.Column('started_at', sa.BigInteger(), nullable=False),
    sa.Column('completed_at', sa.BigInteger(), nullable=True),
    sa.Column('presentation_requested_at', sa.BigInteger(), nullable=True),
    sa.Column('presented_at', sa.BigInteger(), nullable=True),
    sa.Column('rating', sa.Integer(), nullable=True),
    sa.Column('review', sa.String(), nullable=True),
    sa.Column('pages_read', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['book_id'], ['books.id'], name=op.f('fk_student_books_book_id_books'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_student_books_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_student_books'))
    )
    with op.batch_alter_table('student_books', schema=None) as batch_op:
        batch_op.create_index('student_books_by_book', ['book_id'], unique=False)
        batch_op.create_index('student_books_by_status', ['status'], unique=False)
        batch_op.create_index('student_books_by_user', ['user_id'], unique=False)
        batch_op.create_index('student_books_by_user_book', ['user_id', 'book_id'], unique=True)

    op.create_table('student_major_objectives',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('major_objective_id', sa.String(), nullable=False),
    sa.Column('assigned_by', sa.String(), nullable=False),
    sa.Column('assigned_at', sa.BigInteger(), nullable=False),
    sa.Column('status', sa.Enum('assigned', 'in_progress', 'viva_requested', 'mastered', native_enum=False, length=32), nullable=False),
    sa.Column('viva_requested_at', sa.BigInteger(), nullable=True),
    sa.Column('mastered_at', sa.BigInteger(), nullable=True),
    sa.Column('admin_notes', sa.String(), nullable=True),
    sa.Column('viva_request_notes', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['assigned_by'], ['users.id'], name=op.f('fk_student_major_objectives_assigned_by_users'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['major_objective_id'], ['major_objectives.id'], name=op.f('fk_student_major_objectives_major_objective_id_major_objectives'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_student_major_objectives_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_student_major_objectives'))
    )
    with op.batch_alter_table('student_major_objectives', schema=None) as batch_op:
        batch_op.create_index('student_major_objectives_by_assigner', ['assigned_by'], unique=False)
        batch_op.create_index('student_major_objectives_by_major_objective', ['major_objective_id'], unique=False)
        batch_op.create_index('student_major_objectives_by_status', ['status'], unique=False)
        batch_op.create_index('student_major_objectives_by_user', ['user_id'], unique=False)
        batch_op.create_index('student_major_objectives_by_user_major', ['user_id', 'major_objective_id'], unique=True)

    op.create_table('vision_board_cards',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('area_id', sa.String(), nullable=False),
    sa.Column('card_type', sa.Enum('image_hero', 'counter', 'progress', 'streak', 'habits', 'mini_tile', 'motivation', 'journal', native_enum=False, length=32), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('subtitle', sa.String(), nullable=True),
    sa.Column('emoji', sa.String(), nullable=True),
    sa.Column('color_variant', sa.Enum('green', 'blue', 'pink', 'purple', 'orange', 'yellow', native_enum=False, length=32), nullable=False),
    sa.Column('size', sa.Enum('sm', 'md', 'lg', 'tall', 'wide', 'hero', native_enum=False, length=32), nullable=False),
    sa.Column('order', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.BigInteger(), nullable=False),
    sa.Column('image_url', sa.String(), nullable=True),
    sa.Column('progress_percent', sa.Integer(), nullable=True),
    sa.Column('current_count', sa.Integer(), nullable=True),
    sa.Column('target_count', sa.Integer(), nullable=True),
    sa.Column('count_label', sa.String(), nullable=True),
    sa.Column('description', sa.String(), nullable=True),
    sa.Column('total_steps', sa.Integer(), nullable=True),
    sa.Column('completed_steps', sa.Integer(), nullable=True),
    sa.Column('steps_label', sa.String(), nullable=True),
    sa.Column('quote', sa.String(), nullable=True),
    sa.Column('streak_count', sa.Integer(), nullable=True),
    sa.Column('habits', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('day_count', sa.Integer(), nullable=True),
    sa.Column('text_content', sa.String(), nullable=True),
    sa.Column('entry_date', sa.String(10), nullable=True),
    sa.ForeignKeyConstraint(['area_id'], ['vision_board_areas.id'], name=op.f('fk_vision_board_cards_area_id_vision_board_areas'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_vision_board_cards_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_vision_board_cards'))
    )
    with op.batch_alter_table('vision_board_cards', schema=None) as batch_op:
        batch_op.create_index('vision_board_cards_by_area', ['area_id'], unique=False)
        batch_op.create_index('vision_board_cards_by_user', ['user_id'], unique=False)
        batch_op.create_index('vision_board_cards_by_user_area', ['user_id', 'area_id'], unique=False)

    op.create_table('action_items',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('goal_id', sa.String(), nullable=True),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('description', sa.String(), nullable=True),
    sa.Column('week_number', sa.Integer(), nullable=False),
    sa.Column('day_of_week', sa.Integer(), nullable=False),
    sa.Column('scheduled_time', sa.String(), nullable=True),
    sa.Column('is_completed', sa.Boolean(), nullable=False),
    sa.Column('completed_at', sa.BigInteger(), nullable=True),
    sa.Column('order', sa.Integer(), nullable=False),
    sa.Column('sprint_id', sa.String(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['goal_id'], ['goals.id'], name=op.f('fk_action_items_goal_id_goals'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['sprint_id'], ['sprints.id'], name=op.f('fk_action_items_sprint_id_sprints'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_action_items_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_action_items'))
    )
    with op.batch_alter_table('action_items', schema=None) as batch_op:
        batch_op.create_index('action_items_by_goal', ['goal_id'], unique=False)
        batch_op.create_index('action_items_by_sprint', ['sprint_id'], unique=False)
        batch_op.create_index('action_items_by_user', ['user_id'], unique=False)
        batch_op.create_index('action_items_by_user_day', ['user_id', 'week_number', 'day_of_week'], unique=False)

    op.create_table('activities',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('objective_id', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('type', sa.Enum('video', 'exercise', 'reading', 'project', 'game', native_enum=False, length=32), nullable=False),
    sa.Column('url', sa.String(), nullable=False),
    sa.Column('platform', sa.String(), nullable=True),
    sa.Column('estimated_minutes', sa.Integer(), nullable=True),
    sa.Column('order', sa.Integer(), nullable=False),
    sa.Column('instructions', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['objective_id'], ['learning_objectives.id'], name=op.f('fk_activities_objective_id_learning_objectives'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_activities'))
    )
    with op.batch_alter_table('activities', schema=None) as batch_op:
        batch_op.create_index('activities_by_objective', ['objective_id'], unique=False)

    op.create_table('diagnostic_attempts',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('domain_id', sa.String(), nullable=False),
    sa.Column('major_objective_id', sa.String(), nullable=False),
    sa.Column('student_major_objective_id', sa.String(), nullable=True),
    sa.Column('unlock_id', sa.String(), nullable=True),
    sa.Column('attempt_type', sa.Enum('practice', 'mastery', native_enum=False, length=32), nullable=False),
    sa.Column('diagnostic_module_name', sa.String(), nullable=False),
    sa.Column('diagnostic_module_ids', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('question_count', sa.Integer(), nullable=False),
    sa.Column('score', sa.Integer(), nullable=False),
    sa.Column('passed', sa.Boolean(), nullable=False),
    sa.Column('started_at', sa.BigInteger(), nullable=False),
    sa.Column('submitted_at', sa.BigInteger(), nullable=False),
    sa.Column('duration_ms', sa.BigInteger(), nullable=False),
    sa.Column('results', sa.JSON(none_as_null=True), nullable=False),
    sa.ForeignKeyConstraint(['domain_id'], ['domains.id'], name=op.f('fk_diagnostic_attempts_domain_id_domains'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['major_objective_id'], ['major_objectives.id'], name=op.f('fk_diagnostic_attempts_major_objective_id_major_objectives'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['student_major_objective_id'], ['student_major_objectives.id'], name=op.f('fk_diagnostic_attempts_student_major_objective_id_student_major_objectives'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['unlock_id'], ['diagnostic_unlocks.id'], name=op.f('fk_diagnostic_attempts_unlock_id_diagnostic_unlocks'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_diagnostic_attempts_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_diagnostic_attempts'))
    )
    with op.batch_alter_table('diagnostic_attempts', schema=None) as batch_op:
        batch_op.create_index('diagnostic_attempts_by_domain', ['domain_id'], unique=False)
        batch_op.create_index('diagnostic_attempts_by_major_passed', ['major_objective_id', 'passed'], unique=False)
        batch_op.create_index('diagnostic_attempts_by_passed', ['passed'], unique=False)
        batch_op.create_index('diagnostic_attempts_by_student_major_objective', ['student_major_objective_id'], unique=False)
        batch_op.create_index('diagnostic_attempts_by_unlock', ['unlock_id'], unique=False)
        batch_op.create_index('diagnostic_attempts_by_user_major', ['user_id', 'major_objective_id'], unique=False)

    op.create_table('habit_completions',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('habit_id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('date', sa.String(10), nullable=False),
    sa.Column('completed', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['habit_id'], ['habits.id'], name=op.f('fk_habit_completions_habit_id_habits'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_habit_completions_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_habit_completions'))
    )
    with op.batch_alter_table('habit_completions', schema=None) as batch_op:
        batch_op.create_index('habit_completions_by_habit', ['habit_id'], unique=False)
        batch_op.create_index('habit_completions_by_habit_date', ['habit_id', 'date'], unique=True)
        batch_op.create_index('habit_completions_by_user_date', ['user_id', 'date'], unique=False)

    op.create_table('student_objectives',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('objective_id', sa.String(), nullable=False),
    sa.Column('major_objective_id', sa.String(), nullable=True),
    sa.Column('assigned_by', sa.String(), nullable=False),
    sa.Column('assigned_at', sa.BigInteger(), nullable=False),
    sa.Column('status', sa.Enum('assigned', 'in_progress', 'completed', 'mastered', 'viva_requested', native_enum=False, length=32), nullable=False),
    sa.Column('viva_requested_at', sa.BigInteger(), nullable=True),
    sa.Column('mastered_at', sa.BigInteger(), nullable=True),
    sa.Column('admin_notes', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['assigned_by'], ['users.id'], name=op.f('fk_student_objectives_assigned_by_users'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['major_objective_id'], ['major_objectives.id'], name=op.f('fk_student_objectives_major_objective_id_major_objectives'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['objective_id'], ['learning_objectives.id'], name=op.f('fk_student_objectives_objective_id_learning_objectives'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_student_objectives_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_student_objectives'))
    )
    with op.batch_alter_table('student_objectives', schema=None) as batch_op:
        batch_op.create_index('student_objectives_by_assigner', ['assigned_by'], unique=False)
        batch_op.create_index('student_objectives_by_major_objective', ['major_objective_id'], unique=False)
        batch_op.create_index('student_objectives_by_objective', ['objective_id'], unique=False)
        batch_op.create_index('student_objectives_by_status', ['status'], unique=False)
        batch_op.create_index('student_objectives_by_user', ['user_id'], unique=False)
        batch_op.create_index('student_objectives_by_user_major', ['user_id', 'major_objective_id'], unique=False)
        batch_op.create_index('student_objectives_by_user_objective', ['user_id', 'objective_id'], unique=True)

    op.create_table('activity_progress',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('user_id', sa.String(), nullable=False),
    sa.Column('activity_id', sa.String(), nullable=False),
    sa.Column('student_objective_id', sa.String(), nullable=False),
    sa.Column('completed', sa.Boolean(), nullable=False),
    sa.Column('completed_at', sa.BigInteger(), nullable=True),
    sa.Column('time_spent_minutes', sa.Integer(), nullable=True),
    sa.Column('notes', sa.String(), nullable=True),
    sa.ForeignKeyConstraint(['activity_id'], ['activities.id'], name=op.f('fk_activity_progress_activity_id_activities'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['student_objective_id'], ['student_objectives.id'], name=op.f('fk_activity_progress_student_objective_id_student_objectives'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_activity_progress_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_activity_progress'))
    )
    with op.batch_alter_table('activity_progress', schema=None) as batch_op:
        batch_op.create_index('activity_progress_by_activity', ['activity_id'], unique=False)
        batch_op.create_index('activity_progress_by_student_objective', ['student_objective_id'], unique=False)
        batch_op.create_index('activity_progress_by_user', ['user_id'], unique=False)
        batch_op.create_index('activity_progress_by_user_activity_objective', ['user_id', 'activity_id', 'student_objective_id'], unique=True)

    with op.batch_alter_table('conversations', schema=None) as batch_op:
        batch_op.create_index('conversations_by_user', ['user_id'], unique=False)

    with op.batch_alter_table('emotion_check_ins', schema=None) as batch_op:
        batch_op.create_index('emotion_check_ins_by_category', ['category_id'], unique=False)
        batch_op.create_index('emotion_check_ins_by_subcategory', ['subcategory_id'], unique=False)
        batch_op.drop_constraint(batch_op.f('fk_emotion_check_ins_category_id_emotion_categories'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_emotion_check_ins_subcategory_id_emotion_subcategories'), type_='foreignkey')
        batch_op.create_foreign_key(batch_op.f('fk_emotion_check_ins_category_id_emotion_categories'), 'emotion_categories', ['category_id'], ['id'], ondelete='RESTRICT')
        batch_op.create_foreign_key(batch_op.f('fk_emotion_check_ins_subcategory_id_emotion_subcategories'), 'emotion_subcategories', ['subcategory_id'], ['id'], ondelete='RESTRICT')

    with op.batch_alter_table('emotion_subcategories', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_emotion_subcategories_category_id_emotion_categories'), type_='foreignkey')
        batch_op.create_foreign_key(batch_op.f('fk_emotion_subcategories_category_id_emotion_categories'), 'emotion_categories', ['category_id'], ['id'], ondelete='CASCADE')

    with op.batch_alter_table('invites', schema=None) as batch_op:
        batch_op.create_index('invites_by_creator', ['created_by'], unique=False)

    with op.batch_alter_table('work', schema=None) as batch_op:
        batch_op.create_index('work_by_conversation', ['conversation_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('work', schema=None) as batch_op:
        batch_op.drop_index('work_by_conversation')

    with op.batch_alter_table('invites', schema=None) as batch_op:
        batch_op.drop_index('invites_by_creator')

    with op.batch_alter_table('emotion_subcategories', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_emotion_subcategories_category_id_emotion_categories'), type_='foreignkey')
        batch_op.create_foreign_key(batch_op.f('fk_emotion_subcategories_category_id_emotion_categories'), 'emotion_categories', ['category_id'], ['id'])

    with op.batch_alter_table('emotion_check_ins', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_emotion_check_ins_subcategory_id_emotion_subcategories'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_emotion_check_ins_category_id_emotion_categories'), type_='foreignkey')
        batch_op.create_foreign_key(batch_op.f('fk_emotion_check_ins_subcategory_id_emotion_subcategories'), 'emotion_subcategories', ['subcategory_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_emotion_check_ins_category_id_emotion_categories'), 'emotion_categories', ['category_id'], ['id'])
        batch_op.drop_index('emotion_check_ins_by_subcategory')
        batch_op.drop_index('emotion_check_ins_by_category')

    with op.batch_alter_table('conversations', schema=None) as batch_op:
        batch_op.drop_index('conversations_by_user')

    with op.batch_alter_table('activity_progress', schema=None) as batch_op:
        batch_op.drop_index('activity_progress_by_user_activity_objective')
        batch_op.drop_index('activity_progress_by_user')
        batch_op.drop_index('activity_progress_by_student_objective')
        batch_op.drop_index('activity_progress_by_activity')

    op.drop_table('activity_progress')
    with op.batch_alter_table('student_objectives', schema=None) as batch_op:
        batch_op.drop_index('student_objectives_by_user_objective')
        batch_op.drop_index('student_objectives_by_user_major')
        batch_op.drop_index('student_objectives_by_user')
        batch_op.drop_index('student_objectives_by_status')
        batch_op.drop_index('student_objectives_by_objective')
        batch_op.drop_index('student_objectives_by_major_objective')
        batch_op.drop_index('student_objectives_by_assigner')

    op.drop_table('student_objectives')
    with op.batch_alter_table('habit_completions', schema=None) as batch_op:
        batch_op.drop_index('habit_completions_by_user_date')
        batch_op.drop_index('habit_completions_by_habit_date')
        batch_op.drop_index('habit_completions_by_habit')

    op.drop_table('habit_completions')
    with op.batch_alter_table('diagnostic_attempts', schema=None) as batch_op:
        batch_op.drop_index('diagnostic_attempts_by_user_major')
        batch_op.drop_index('diagnostic_attempts_by_unlock')
        batch_op.drop_index('diagnostic_attempts_by_student_major_objective')
        batch_op.drop_index('diagnostic_attempts_by_passed')
        batch_op.drop_index('diagnostic_attempts_by_major_passed')
        batch_op.drop_index('diagnostic_attempts_by_domain')

    op.drop_table('diagnostic_attempts')
    with op.batch_alter_table('activities', schema=None) as batch_op:
        batch_op.drop_index('activities_by_objective')

    op.drop_table('activities')
    with op.batch_alter_table('action_items', schema=None) as batch_op:
        batch_op.drop_index('action_items_by_user_day')
        batch_op.drop_index('action_items_by_user')
        batch_op.drop_index('action_items_by_sprint')
        batch_op.drop_index('action_items_by_goal')

    op.drop_table('action_items')
    with op.batch_alter_table('vision_board_cards', schema=None) as batch_op:
        batch_op.drop_index('vision_board_cards_by_user_area')
        batch_op.drop_index('vision_board_cards_by_user')
        batch_op.drop_index('vision_board_cards_by_area')

    op.drop_table('vision_board_cards')
    with op.batch_alter_table('student_major_objectives', schema=None) as batch_op:
        batch_op.drop_index('student_major_objectives_by_user_major')
        batch_op.drop_index('student_major_objectives_by_user')
        batch_op.drop_index('student_major_objectives_by_status')
        batch_op.drop_index('student_major_objectives_by_major_objective')
        batch_op.drop_index('student_major_objectives_by_assigner')

    op.drop_table('student_major_objectives')
    with op.batch_alter_table('student_books', schema=None) as batch_op:
        batch_op.drop_index('student_books_by_user_book')
        batch_op.drop_index('student_books_by_user')
        batch_op.drop_index('student_books_by_status')
        batch_op.drop_index('student_books_by_book')

    op.drop_table('student_books')
    with op.batch_alter_table('project_reflections', schema=None) as batch_op:
        batch_op.drop_index('project_reflections_by_user')
        batch_op.drop_index('project_reflections_by_project_user')
        batch_op.drop_index('project_reflections_by_project')

    op.drop_table('project_reflections')
    with op.batch_alter_table('project_links', schema=None) as batch_op:
        batch_op.drop_index('project_links_by_user')
        batch_op.drop_index('project_links_by_project_user')
        batch_op.drop_index('project_links_by_project')

    op.drop_table('project_links')
    with op.batch_alter_table('learning_objectives', schema=None) as batch_op:
        batch_op.drop_index('learning_objectives_by_major_objective')
        batch_op.drop_index('learning_objectives_by_domain')
        batch_op.drop_index('learning_objectives_by_creator')

    op.drop_table('learning_objectives')
    with op.batch_alter_table('habits', schema=None) as batch_op:
        batch_op.drop_index('habits_by_user_sprint')
        batch_op.drop_index('habits_by_user')
        batch_op.drop_index('habits_by_sprint')

    op.drop_table('habits')
    with op.batch_alter_table('goals', schema=None) as batch_op:
        batch_op.drop_index('goals_by_user_sprint')
        batch_op.drop_index('goals_by_user')
        batch_op.drop_index('goals_by_sprint')

    op.drop_table('goals')
    with op.batch_alter_table('diagnostic_unlocks', schema=None) as batch_op:
        batch_op.drop_index('diagnostic_unlocks_one_approved', sqlite_where=sa.text("status = 'approved'"), postgresql_where=sa.text("status = 'approved'"))
        batch_op.drop_index('diagnostic_unlocks_by_user_major')
        batch_op.drop_index('diagnostic_unlocks_by_status')
        batch_op.drop_index('diagnostic_unlocks_by_major_objective')
        batch_op.drop_index('diagnostic_unlocks_by_approver')

    op.drop_table('diagnostic_unlocks')
    with op.batch_alter_table('diagnostic_unlock_requests', schema=None) as batch_op:
        batch_op.drop_index('diagnostic_unlock_requests_one_pending', sqlite_where=sa.text("status = 'pending'"), postgresql_where=sa.text("status = 'pending'"))
        batch_op.drop_index('diagnostic_unlock_requests_by_user_major')
        batch_op.drop_index('diagnostic_unlock_requests_by_status')
        batch_op.drop_index('diagnostic_unlock_requests_by_major_objective')
        batch_op.drop_index('diagnostic_unlock_requests_by_handler')

    op.drop_table('diagnostic_unlock_requests')
    with op.batch_alter_table('vision_board_areas', schema=None) as batch_op:
        batch_op.drop_index('vision_board_areas_by_user')

    op.drop_table('vision_board_areas')
    with op.batch_alter_table('trust_jar', schema=None) as batch_op:
        batch_op.drop_index('trust_jar_by_updater')
        batch_op.drop_index('trust_jar_by_batch')

    op.drop_table('trust_jar')
    with op.batch_alter_table('sprints', schema=None) as batch_op:
        batch_op.drop_index('sprints_one_active', sqlite_where=sa.text('is_active'), postgresql_where=sa.text('is_active'))
        batch_op.drop_index('sprints_by_dates')
        batch_op.drop_index('sprints_by_creator')
        batch_op.drop_index('sprints_by_active')

    op.drop_table('sprints')
    with op.batch_alter_table('projects', schema=None) as batch_op:
        batch_op.drop_index('projects_one_active', sqlite_where=sa.text('is_active'), postgresql_where=sa.text('is_active'))
        batch_op.drop_index('projects_by_cycle')
        batch_op.drop_index('projects_by_creator')
        batch_op.drop_index('projects_by_active')

    op.drop_table('projects')
    with op.batch_alter_table('major_objectives', schema=None) as batch_op:
        batch_op.drop_index('major_objectives_by_domain')
        batch_op.drop_index('major_objectives_by_creator')

    op.drop_table('major_objectives')
    with op.batch_alter_table('chat_logs', schema=None) as batch_op:
        batch_op.drop_index('chat_logs_by_user')
        batch_op.drop_index('chat_logs_by_timestamp')

    op.drop_table('chat_logs')
    with op.batch_alter_table('books', schema=None) as batch_op:
        batch_op.drop_index('books_by_grade')
        batch_op.drop_index('books_by_genre')
        batch_op.drop_index('books_by_adder')

    op.drop_table('books')
    op.drop_table('domains')
