"""The words for every refusal of a service, and for what goes wrong on our side."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from bot.views.asking import today
from bot.views.view import View, act
from bot.views.words import N_, _, html, listed

_UNKNOWN = N_("Something is not right here, and it is not your fault.")

# A group reads why it could not be bound; of everything else it hears nothing.
SAID_IN_GROUPS = frozenset(
    {"group_not_run", "group_has_batch", "group_not_bound", "batch_has_group", "too_late_to_undo", "jar_is_celebrated"}
)

_WORDS = {
    "group_not_run": N_("That is for a coach who is an administrator of this group."),
    "group_has_batch": N_("This is the group of {batch} already. To give it to another class, write /unbind first."),
    "group_not_bound": N_("This group belongs to no class."),
    "batch_has_group": N_("{batch} has another group already. Write /unbind there first."),
    "no_class": N_("You're in no class yet, so there is no jar. Your coach can change that."),
    "jar_full": N_("The jar is full. Empty it first, so the next marble counts."),
    "jar_has_room": N_("There is room for {left} more. How many shall go in?"),
    "fills_jar": N_("This one fills the jar, and the class will celebrate."),
    "jar_is_celebrated": N_("The jar is full and the class is celebrating. You can empty it instead."),
    "names_somebody": N_("This names {names}, and marbles belong to everyone. Shall I use one of these?"),
    "enough_nominations": N_("{most} of yours wait already. Let your coach look at them first."),
    "treats_number": N_("That makes {number}. Please write {least} to {most}, each on a line of its own."),
    "treat_twice": N_("Two of them are the same. Please write each once."),
    "treats_name_somebody": N_("This names {names}, and the whole class reads it. Please write it without."),
    "students_only": N_("That one is for students."),
    "coaches_only": N_("That one is for coaches."),
    "over": N_("That was a while ago, and it is finished."),
    "not_yours": N_("This one belongs to somebody else."),
    "strangers": N_("We haven't met here yet. Open the link from your coach, or send me the code."),
    "bad_code": N_("I can't open that invite. Please ask your coach for a new one."),
    "too_many_codes": N_("That was a few tries in a row. Let's wait an hour; your coach can help, too."),
    "already_joined": N_("You're in already, {name}. An invite is for somebody who isn't here yet."),
    "feeling_gone": N_("That word is no longer on the list. Please pick another one."),
    "day_over": N_("That day is over, so it stays as it is."),
    "journal_too_long": N_("That is {length} characters, and {limit} fit. Can you make it shorter?"),
    "from_whom": N_("Who said yes? Up to {limit} characters, such as “her mother”."),
    "bad_name": N_("Please write a name with up to {limit} letters."),
    "no_such_batch": N_("I can't find that class any more."),
    "batch_out_of_sight": N_("A class that you don't see has that name already. Please choose another name."),
    "batch_name_taken": N_("There is a class of that name already. Please choose another name."),
    "batch_has_students": N_("{name} still has students. Move them to another class first."),
    "school_ends_before_it_starts": N_("School has to begin before it ends. Please choose the other time first."),
    "ends_before_it_starts": N_("That ends before it starts. Please choose a later day."),
    "enough_care_contacts": N_("{most} are enough. Take one off first."),
    "all_batches_only": N_("That is for coaches who see all classes."),
    "not_oneself": N_("You can't limit yourself. Another coach can."),
    "note_too_long": N_("A note has up to {limit} characters. Can you make it shorter?"),
    "message_too_long": N_("A message has up to {limit} characters. Can you make it shorter?"),
    "not_signed_in": N_("{name} has no phone here now. Make a new invite first; the file goes to {name} only."),
    "no_longer_shared": N_("These words are not shared any more."),
    "nothing_written": N_("There is nothing written that could be shared."),
    "yesterday_done": N_("Yesterday is filled in already, or you weren't here yet."),
    "last_coach": N_("You are the last coach of all classes. Invite another one first."),
    "no_such_card": N_("That one is not yours to decide, or it is gone."),
    "many_wait_here": N_("{most} of you wait here already. Let your coach say yes to them first."),
    "roster_row_taken": N_("Somebody has come in with that row by now. Please choose again."),
    "too_late_to_undo": N_("That was more than ten minutes ago, so it stays."),
    "built_upon": N_("Something has happened since, so this can't be taken back here."),
    "coach_is_in": N_("{name} is in already. Another name, perhaps?"),
    "newcomers_wait": N_("Somebody still waits to come into this class. Please decide that first: /inbox"),
    "sheet_unreadable": N_("I can't read that file. Please save it as CSV, with UTF-8, and send it again."),
    "sheet_not_fetched": N_("I couldn't get that file from Telegram. Please send it again."),
    "sheet_too_long": N_("That list has more than {most} rows. Please cut it into smaller ones."),
    "sheet_broken": N_("Line {line} of that file is broken: a quote opens and never closes."),
    "sheet_no_names": N_("I found no column called “name” in that file."),
    "no_questions": N_("There are no questions for this one yet."),
    "open_already": N_("That check is open already."),
    "check_in_hand": N_("That check is being taken right now."),
    "asked_already": N_("You have asked for it already."),
    "waits_for_talk": N_("Your coach will talk with you about it."),
    "steps_open": N_("The check opens when all steps of {major} are done."),
    "look_first": N_("Let's look at the last check first."),
    "practise_first": N_("One activity or one practice first. Then you can ask again."),
    "not_open": N_("That check is not open. You can ask for it."),
    "check_over": N_("That one is handed in already."),
    "time_is_up": N_("The time for that one is over. What you answered is kept."),
    "answers_missing": N_("One question is still open."),
    "no_second_look": N_("There is no second look at that one any more."),
    "mixup_cleared": N_("Nobody shows that one any more."),
    "nothing_helps": N_("There is no activity for that yet."),
    "not_on_path": N_("That one isn't on your path now."),
    "not_on_their_path": N_("That isn't on this student's path any more."),
    "tick_first": N_("Tap Done on it first. Then this fits."),
    "no_talk_yet": N_("A talk fits once every step is done and nothing else of it is open."),
    "mastered_already": N_("That one is mastered already."),
    "not_mastered": N_("That one isn't mastered now."),
    "shown_already": N_("You have shown that one already, or it is done."),
    "nothing_to_show": N_("There is nothing in it yet. Words, a link, a photo or a file?"),
    "file_not_fetched": N_("I couldn't get that file from Telegram. Please send it again."),
    "file_too_large": N_("That file is too big for me. Is there a smaller one?"),
    "file_unknown": N_("I can't open that file. A photo, a PDF, a text or an office file works."),
    "no_photo": N_("I can't see a picture in that. Please send the photo once more."),
    "no_such_student": N_("I can't find that student any more."),
    "no_such_part": N_("I can't find that part of the curriculum any more."),
    "no_such_question": N_("I can't find that question any more."),
    "no_such_model": N_("I don't know that kind of question. /questions shows them all."),
    "no_module": N_("No questions belong to that one. It is shown in a talk."),
    "nothing_to_give": N_("{title} has no objectives yet. Add one first."),
    "sheet_is_curriculum": N_("That looks like a curriculum. Press /import_curriculum, and send it again."),
    "sheet_lacks": N_("I found no column called “{column}” in that file."),
    "yaml_unreadable": N_("I can't read that file. Please save it as text, with UTF-8, and send it again."),
    "yaml_too_long": N_("That file is too long for me. Please cut it into smaller ones."),
    "yaml_broken": N_("Line {line}: here I can't read on. Look for a missing quote, colon, or space."),
    "yaml_tab": N_("Line {line} begins with a tab. YAML wants spaces there."),
    "yaml_pointer": N_("Line {line} points to another place with & or *. Please write it out."),
    "yaml_tag": N_("Line {line} has a tag with an exclamation mark. Please leave it out."),
    "yaml_deep": N_("Line {line} is too deep inside of other things."),
    "part_in_use": N_("{title} stays: {students} of your students have it, or a result in it."),
    "title_taken": N_("“{title}” stands there already. Please choose another name."),
    "words_needed": N_("Here I need words, with letters."),
    "text_too_long": N_("That is {length} characters, and {limit} fit. Can you make it shorter?"),
    "link_needed": N_("Here I need a link that begins with https://"),
    "sign_needed": N_("Here one emoji is enough."),
    "colour_needed": N_("Please pick one of the colours."),
    "unknown_module": N_("I don't know those questions. Please pick again."),
    "number_needed": N_("Here I need a number from 1 to {most}."),
    "unknown_word": N_("Please pick one of these again."),
    "no_sprint": N_("There is no sprint now. Your coach starts the next one."),
    "sprint_over": N_("{name} is over. The next sprint has room for this."),
    "not_in_sprint": N_("That day isn't in {name}. Please pick another one."),
    "by_when_gone": N_("The day you picked doesn't fit into {name} any more. By when shall it be?"),
    "enough_goals": N_("You have {most} goals in this sprint, and that is plenty. Let one go first."),
    "goal_let_go": N_("You let that goal go. You can take it up again on its page."),
    "days_gone": N_("Those days are behind us by now. Please pick again."),
    "plan_over": N_("Your goal is kept. {name} is over, so no days are left for it."),
    "no_such_sprint": N_("I can't find that sprint any more."),
    "no_sprint_yet": N_("There is no sprint yet. /sprints plans the first one."),
    "sprint_name_taken": N_("There is a sprint called {name} already. Please choose another name."),
    "sprint_closed": N_("{name} is closed. Reopen it first, then this works."),
    "sprint_too_late": N_("The last day of {name} has passed. Give it a later one, then it can start."),
    "sprint_not_active": N_("{name} isn't the active sprint, so there is nothing to close."),
    "not_offered": N_("Please pick one of these days again."),
    "outside_new_days": N_(
        "Outside these days would be {tasks} tasks and {habit_days} habit days. Please choose days with room for them."
    ),
    "no_such_goal": N_("I can't find that goal any more."),
    "no_such_task": N_("I can't find that task any more."),
    "no_such_habit": N_("I can't find that habit any more."),
    "enough_habits": N_("{most} habits are enough at once. Put one away first."),
    "habit_put_away": N_("That habit is put away. You can take it up again: /habits"),
    "habit_begins_later": N_("That habit had not begun on that day."),
    "habit_day_over": N_("That was a few days ago, so it stays as it is. Today's are here: /habits"),
    "reminder_over": N_("That reminder is over by now. Today shows what is open."),
    "quiet_then": N_(
        "I'm quiet from {start} to {end}, and {clock} is in it. Another time? /settings has the quiet hours."
    ),
    "enough_times": N_("{most} times a day are enough. Take one away first."),
    "day_to_come": N_("That day is still to come. It can be ticked when it's here."),
    "nothing_planned": N_("Nothing is planned for that day, so there is nothing to let go."),
    "no_skips_left": N_("Your {most} free days for that habit are used. Being sick or away costs nothing."),
    "no_such_rhythm": N_("Every day, 2 to 6 times a week, or some days? Please pick again."),
    "task_out": N_("That task was taken out. Your week shows what is there."),
    "day_full": N_("That day has {most} tasks already. Another day has room."),
    "no_day_has_room": N_("Each day that is left has {most} tasks already. Take one out first."),
    "time_needed": N_("Here I need a time, like 17:00."),
    "no_such_project": N_("I can't find that project any more."),
    "project_not_begun": N_("{name} has not begun yet. Your coach starts it."),
    "project_stays": N_("{name} was over a while ago. What is in it stays as it is."),
    "project_too_late": N_("The last day of {name} has passed. Give it a later one, then it can start."),
    "project_not_active": N_("{name} isn't the active project, so there is nothing to end."),
    "other_is_active": N_("By now {name} is the active project. Please look once more."),
    "project_in_use": N_("{name} stays: somebody has something in it."),
    "no_such_link": N_("I can't find that link any more."),
    "link_too_long": N_("That link has {length} characters, and {limit} fit. Is there a shorter one?"),
    "enough_links": N_("{most} links are enough for one project. Take one out first."),
    "no_such_photo": N_("I can't find that photo any more."),
    "enough_photos": N_("{most} photos are enough for one project. Take one out first."),
    "said_meanwhile": N_("Somebody was quicker, and nothing of yours is lost."),
    "told_already": N_("{name} has said how it was. Those words stay theirs."),
    "no_such_retro": N_("I can't find that look back any more."),
    "in_this_sprint": N_("That one is in {name} already."),
    "sprint_goes_on": N_("{name} is still going on. We look back on its last day."),
    "nothing_of_yours": N_("There is nothing of yours in {name}."),
    "stays_as_it_is": N_("{name} was a while ago. What you did there stays as it is."),
    "one_answer": N_("One answer is enough, and one it takes. Which is easiest?"),
    "commented_already": N_("{name} has said something to it already. One comment is enough."),
    "commented_before": N_("A coach has said something to it already. One comment is enough."),
    "no_such_book": N_("I can't find that book any more. The library shows what there is."),
    "not_your_book": N_("You haven't started {title} yet. Its page has a button for that."),
    "book_stays": N_("{title} stays among your books, with what was said of it."),
    "not_reading_it": N_("You have read {title} already, so its pages stay."),
    "beyond_last_page": N_("That book has {last} pages. Which one are you on?"),
    "book_shown_already": N_("You have shown {title} already, or it waits for your coach."),
    "read_it_first": N_("Read {title} to its end first. Then this fits."),
    "review_stays": N_("With that review you showed {title}. You can change it, and it stays."),
    "review_names_somebody": N_("Your review has {names} in it, and your whole class would read it."),
    "nothing_for_shelf": N_("Stars or a review first. Then the class can see them."),
    "enough_proposals": N_("{most} of your books wait for an answer. One more fits after that."),
    "in_library": N_("{title} is in the library already."),
    "book_there_already": N_("{title} is in the library already, or was taken out of it."),
    "line_changed": N_("That line says something else by now, so it stays as it is."),
    "helper_off": N_("The helper isn't there for you now."),
    "helper_check": N_("While a check is open, the helper takes a break."),
    "helper_enough": N_("That was a lot of help for one day. The helper is back tomorrow."),
    "helper_trouble": N_("The helper has no answer right now."),
    "helper_too_much": N_("That is more than the helper can read at once."),
    "no_such_area": N_("I can't find that area any more. Your board has the others."),
    "enough_areas": N_("{most} areas are plenty. Delete one first, then there is room."),
    "last_area": N_("A board needs an area. This is your last one, so it stays."),
    "area_changed": N_("By now there are {count} cards in it."),
    "no_such_board_card": N_("I can't find that card any more. Your board shows what there is."),
    "enough_board_cards": N_("Your board has {most} cards, and that is plenty. Take one off first."),
    "board_card_follows": N_("That card goes along with something real. It moves when that does."),
    "habit_lines": N_("One to {most} things fit, each with up to {limit} characters on a line of its own."),
    "read_already": N_("{name} has read it already. You can still change it."),
}


def words(code: str, values: Mapping[str, Any]) -> Markup:
    """Return what a refusal says; an unknown code is our fault and sounds like it."""
    named = {name: listed(value) if isinstance(value, list) else value for name, value in values.items()}
    return html(_(_WORDS.get(code, _UNKNOWN)), **named)


def refusal(code: str, values: Mapping[str, Any], *, is_private: bool = True) -> View:
    """Return a refusal as a message of its own, with a way on; in a group there is none for everybody."""
    leads_on = is_private and code not in ("strangers", "bad_code", "too_many_codes")
    keyboard = ((act(today(), "today"),),) if leads_on else ()
    return View(words(code, values), keyboard)


def apology() -> View:
    """Something broke, several times; nothing of it was kept."""
    return View(
        html(
            _("Sorry, something broke on my side just now. I've told the people who look after me. Please try again.")
        ),
        ((act(today(), "today"),),),
    )


def bug(update: str) -> View:
    """For the people who run it."""
    return View(html(_("Something could not be handled: update {update}. The log has it."), update=update))
