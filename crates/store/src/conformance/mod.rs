//! What every store must do, as tests. An implementation runs them all with [`conformance_suite!`].

#[doc(hidden)]
pub mod apps;
#[doc(hidden)]
pub mod archive;
#[doc(hidden)]
pub mod conversations;
#[doc(hidden)]
pub mod deletion;
#[doc(hidden)]
pub mod files;
#[doc(hidden)]
pub mod frozen;
#[doc(hidden)]
pub mod guests;
#[doc(hidden)]
pub mod idempotency;
#[doc(hidden)]
pub mod isolation;
#[doc(hidden)]
pub mod lists;
#[doc(hidden)]
pub mod marks;
#[doc(hidden)]
pub mod messages;
#[doc(hidden)]
pub mod order;
#[doc(hidden)]
pub mod paging;
#[doc(hidden)]
pub mod participants;
#[doc(hidden)]
pub mod reactions;
#[doc(hidden)]
pub mod receipts;
#[doc(hidden)]
pub mod resume;
#[doc(hidden)]
pub mod search;
#[doc(hidden)]
pub mod selections;
#[doc(hidden)]
pub mod sends;
#[doc(hidden)]
pub mod themes;
#[doc(hidden)]
pub mod users;
mod world;

pub use world::{World, words};

/// Makes a test of every story. `$make` is a function that gives an empty store, as an `Arc<dyn Store>`, and whatever
/// has to live as long as it.
#[macro_export]
macro_rules! conformance_suite {
    ($make:path) => {
        $crate::conformance_suite! { @stories $make;
            apps: an_app_is_found_with_its_keys, an_id_is_taken_once, a_revoked_key_stays_known,
                settings_are_changed_one_by_one;
            archive: what_is_stored_is_restored_as_it_was;
            conversations: creating_counts_from_one_and_joins_follow, writing_the_same_again_changes_nothing,
                attributes_are_patched, create_only_leaves_attributes_but_adds_people,
                an_unknown_user_refuses_the_whole_command, a_limit_of_participants_holds;
            deletion: a_deleted_conversation_is_gone, created_again_it_goes_on_counting,
                an_unknown_conversation_cannot_be_deleted, a_deleted_message_is_gone_and_the_one_before_is_last,
                ids_grow_even_after_the_newest_message_was_deleted;
            files: a_message_shows_what_is_known_of_its_file, a_file_is_of_use_until_its_last_message_is_gone,
                an_edit_can_put_one_file_in_the_place_of_another, unused_files_are_found_by_their_age,
                a_quota_counts_all_that_is_uploaded_and_uploading, a_file_is_unknown_to_another_app,
                a_file_that_a_message_has_is_not_given_up;
            guests: guests_see_and_write_and_take_no_part;
            frozen: who_is_taken_out_sees_what_was, being_taken_out_tells_both_sides,
                taking_part_again_forgets_what_was_kept;
            idempotency: a_retry_lands_once, concurrent_retries_land_once, a_key_with_another_content_is_refused,
                a_retry_after_an_edit_gives_the_edited_message, a_retry_after_deletion_gives_what_was_sent,
                keys_belong_to_their_sender_and_conversation, a_retry_is_known_even_when_writing_is_no_longer_allowed,
                a_retry_is_known_even_when_its_sender_has_left;
            isolation: apps_with_the_same_ids_share_nothing, strangers_read_nothing;
            lists: conversations_come_by_latest_activity_in_pages, joining_counts_as_activity,
                back_ends_list_in_either_order, back_ends_filter_by_last_message_and_unread,
                a_list_of_nobody_is_refused;
            marks: messages_of_others_are_unread, reading_moves_forward_only, an_exact_mark_moves_back_too,
                marking_by_hand_stays_until_all_is_read, a_mark_never_reaches_into_the_future,
                everyone_has_read_what_the_slowest_has, marks_are_refused_to_strangers;
            messages: an_edit_changes_the_words, custom_data_alone_is_no_edit, an_edit_of_nothing_changes_nothing,
                a_missing_message_cannot_be_edited, users_act_as_far_as_their_permission_reaches,
                nobody_edits_what_the_system_said, readers_and_strangers_change_nothing, one_message_comes_with_what_it_refers_to;
            order: concurrent_sends_count_one_by_one, writes_take_effect_in_the_order_called,
                a_refusal_spoils_only_itself;
            paging: older_messages_come_page_by_page, a_deleted_message_is_still_a_place_to_page_from,
                a_page_of_large_messages_is_short;
            participants: joining_tells_both_sides, the_newest_joiners_come_first, participants_come_page_by_page, who_joins_has_read_everything,
                the_modes_of_writing_a_participant, only_participants_act_on_others, leaving_tells_both_sides,
                unknown_people_and_conversations_are_refused;
            reactions: reactions_are_counted_in_the_order_of_first_use, everybody_is_told_who_reacted,
                reacting_twice_changes_nothing_and_neither_does_removing_nothing,
                every_read_says_whether_the_viewer_reacted, an_edit_keeps_reactions,
                a_message_has_a_limit_of_different_reactions, reactions_are_refused_in_this_order,
                what_the_system_said_can_be_reacted_to,
                who_reacted_comes_oldest_first_in_pages, reactions_go_with_their_message,
                reactions_outlive_the_departure_of_their_user;
            receipts: a_sender_who_lagged_behind_is_told_of_where_not_all_are_shown,
                those_who_left_still_count_among_those_not_shown,
                in_a_large_conversation_nobody_is_told_who_has_read, everyone_has_read_what_was_deleted,
                a_deleted_message_is_no_longer_unread, unread_messages_are_counted_up_to_a_limit;
            resume: nothing_missed_is_nothing_to_tell, a_stranger_gets_nothing, too_much_is_too_far,
                a_revision_never_seen_is_too_far, a_conversation_made_anew_is_too_far,
                many_revisions_are_too_far_however_few_messages_they_are_about,
                resuming_gives_what_a_fresh_snapshot_gives;
            search: messages_are_found_by_the_beginnings_of_their_words, only_what_people_say_is_found,
                nobody_finds_what_is_not_theirs, hits_come_with_all_they_refer_to,
                an_edited_message_is_found_by_its_new_words, what_is_deleted_is_not_found,
                hits_come_in_pages_while_messages_keep_coming, a_filter_narrows_a_search_down,
                a_long_conversation_is_searched_to_its_beginning;
            selections: filters_choose_among_ones_conversations, unread_is_by_count_or_by_hand,
                a_filtered_list_comes_in_pages, conversations_are_found_by_subject_or_custom_search,
                who_has_left_finds_nothing;
            sends: a_message_is_stored_as_sent, time_never_goes_back_in_a_conversation, several_messages_are_all_or_none,
                a_reply_needs_its_message, a_reply_outlives_its_message, refusals_come_in_their_order,
                readers_write_only_through_the_app, sending_is_reading,
                only_participants_are_mentioned;
            themes: a_theme_is_kept_replaced_and_removed, another_app_has_themes_of_its_own;
            users: a_new_user_needs_a_name, users_are_written_all_or_none, a_patch_names_what_changes,
                writing_the_same_again_changes_nothing, create_only_leaves_users_alone, a_broken_limit_is_refused,
                conversations_learn_of_changed_users,
                those_who_hear_what_somebody_said_learn_of_a_new_name_after_they_left, users_are_listed_newest_first;
        }
    };
    (@stories $make:path; $($noun:ident: $($story:ident),+;)+) => {
        $(mod $noun {
            use super::*;
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $story() {
                let (store, _kept) = $make();
                let world = $crate::conformance::World::new(store).await;
                $crate::conformance::$noun::$story(&world).await;
            })+
        })+
    };
}
