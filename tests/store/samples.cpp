#include "tests/store/samples.hpp"

#include <memory>
#include <utility>

namespace chats::store {
namespace {

namespace event = core::event;
using namespace std::chrono_literals;

using core::MessageId;
using core::ParticipantId;
using core::RoomId;

constexpr ParticipantId ana{7};
constexpr ParticipantId ben{9};
constexpr RoomId room{3};

std::vector<core::Phase> one_phase_of_each_kind() {
  return {
      {"check-in", "Check-in", 10min, core::phase::CheckIn{"How do you arrive?"}},
      {"topic", "The topic", 5min, core::phase::Topic{"**Words** matter."}},
      {"frame", "A frame", 10min,
       core::phase::Frame{"A body.",
                          {{"stigma", "A mark.", "Goffman 1963"}},
                          {{"A slide", "Its body.", "asset1"}}}},
      {"rooms", "Breakouts", 20min,
       core::phase::Breakouts{
           {"What did you hear?"},
           {.size = 5, .count = 0, .method = core::PlanMethod::mixed_affiliation, .grace = 45s}}},
      {"debrief", "Debrief", 10min, core::phase::Debrief{"One thing."}},
      {"reflection", "Reflection", 5min, core::phase::Reflection{{"Learn?", "Unlearn?"}}},
      {"survey", "Survey", 3min, core::phase::Survey{{{"interest", "I am interested."}}}},
  };
}

std::shared_ptr<const core::Definition> sample_definition() {
  core::Definition definition;
  definition.title = "Say what you mean: part 1";
  definition.series = "Say what you mean";
  definition.lang = "en";
  definition.starts_at = noon;
  definition.capacity = 120;
  definition.positions = {"student", "faculty"};
  definition.affiliations = {"main campus", "hôpital partenaire"};
  definition.assumptions = {"We speak from our own experience."};
  definition.agenda = one_phase_of_each_kind();
  definition.settings = {.late_comers = core::LateComers::main,
                         .keep_days = std::uint16_t{30},
                         .anonymous_cards = core::AnonymousCards::always,
                         .cards = core::CardsShown::on_reveal};
  return std::make_shared<const core::Definition>(std::move(definition));
}

core::Profile sample_profile() {
  return {.name = "Ana Ω",
          .folded = "ana ω",
          .pronouns = "she/her",
          .position = std::uint16_t{1},
          .affiliation = std::nullopt};
}

std::vector<core::RoomPlan> sample_plan() {
  return {{.room = room, .name = "Room 3", .question = "Why?", .people = {ana, ben}},
          {.room = RoomId{4}, .name = "Room 4", .question = "", .people = {}}};
}

std::vector<core::EventBody> session_bodies() {
  return {event::SessionCreated{sample_definition()},
          event::SessionOpened{ana},
          event::SessionClosing{noon + 15min, ana},
          event::SessionClosed{},
          event::SessionLocked{ana},
          event::SessionUnlocked{ana},
          event::ParticipantJoined{digest_of(1), core::Role::moderator, sample_profile(),
                                   core::main_room},
          event::ParticipantLeft{ben, room},
          event::ParticipantAway{ben},
          event::ParticipantBack{ben, room},
          event::ParticipantUpdated{ana, sample_profile()},
          event::ParticipantMoved{ben, core::main_room, room, core::MoveCause::visit, ana},
          event::ParticipantMuted{ben, noon + 5min, "shouting", ana},
          event::ParticipantUnmuted{ben, ana},
          event::ParticipantRemoved{ben, room, true, "threats", ana},
          event::AssumptionAccepted{ben, 2, true}};
}

std::vector<core::EventBody> talk_bodies() {
  return {event::CheckinAnswered{std::nullopt, digest_of(2), "Tired."},
          event::MessagePosted{room, ben, "Line one\nand \"two\" 👍", MessageId{12}},
          event::MessageEdited{room, MessageId{12}, "Better."},
          event::MessageDeleted{room, MessageId{12}},
          event::MessageReacted{room, MessageId{12}, 11, ben, true},
          event::MessageHidden{room, MessageId{12}, "unkind", ana},
          event::HandRaised{ben},
          event::HandLowered{ben, ana},
          event::HelpRequested{ben, room, core::HelpKind::unsafe, "Please come."},
          event::HelpResolved{core::HelpId{25}, ben, ana},
          event::TakeawayAdded{room, ben, "Ask first."},
          event::TakeawayEdited{room, core::TakeawayId{27}, "Ask, then listen."},
          event::TakeawayRemoved{room, core::TakeawayId{27}},
          event::CardAdded{core::Column::unlearn, "Jargon.", std::nullopt, digest_of(3)},
          event::CardEdited{core::CardId{30}, "Jargon and haste.", true},
          event::CardRemoved{core::CardId{30}, true},
          event::CardSupported{core::CardId{30}, ben, false},
          event::BroadcastSent{"Five minutes.", ana, {room}, {ana, ben}},
          event::BroadcastAcked{core::BroadcastId{34}, ben, room},
          event::SurveySubmitted{digest_of(4), {5, 0, 1}, "Good.", core::MayQuote::named, "Ben"}};
}

// Kinds that came later go behind, so that the golden records before them stay as they are.
std::vector<core::EventBody> help_bodies() {
  return {event::HelpClaimed{core::HelpId{25}, ana}, event::HelpReleased{core::HelpId{25}, ana},
          event::HelpAnswered{core::HelpId{25}, ana, "On my way."},
          event::HelpResolved{core::HelpId{25}, ben, ana, room},
          event::BroadcastRepeated{core::BroadcastId{34}, ana}};
}

std::vector<core::EventBody> link_bodies() {
  auto limited = *sample_definition();
  limited.links = {{core::Role::attendee, noon + 60min, 40}, {core::Role::moderator, {}, {}}};
  return {event::LinkRotated{core::Role::attendee, digest_of(5), noon + 90min, 12, ana},
          event::LinkRotated{core::Role::facilitator, digest_of(6), {}, {}, ana},
          event::ParticipantJoined{digest_of(7), core::Role::attendee, sample_profile(), room, 84},
          event::ParticipantErased{ben},
          event::SessionCreated{std::make_shared<const core::Definition>(limited)}};
}

std::vector<core::EventBody> moderation_bodies() {
  return {event::RoomMuted{room, "a moment of quiet", ana},
          event::RoomMuted{std::nullopt, "", ana},
          event::RoomUnmuted{room, ana},
          event::RoomUnmuted{std::nullopt, ana},
          event::PaceSet{room, 30s, ana},
          event::PaceSet{std::nullopt, 0s, ana},
          event::CardHidden{core::CardId{30}, "names somebody", ana},
          event::CardUnhidden{core::CardId{30}, ana},
          event::FlagRaised{ben, MessageId{12}, room, {MessageId{9}, MessageId{11}}, "That hurt."},
          event::FlagRaised{ben, core::CardId{30}, std::nullopt, {}, ""},
          event::FlagRaised{ben, ana, std::nullopt, {}, "Again."},
          event::FlagResolved{core::FlagId{90}, ben, "We spoke with them.", ana},
          event::StaffWritten{ben, ana, "Are you all right?"},
          event::StaffNoted{ana, "Please look at room 3."},
          event::ParticipantWaits{digest_of(7), sample_profile()},
          event::WaitingChanged{ben, false},
          event::ParticipantAdmitted{ben, room, ana},
          event::ParticipantRefused{ben, ana}};
}

std::vector<core::EventBody> card_bodies() {
  return {event::CardsApproved{{core::CardId{30}, core::CardId{31}}, ana},
          event::CardsWithheld{{core::CardId{30}}, ana},
          event::CardsGrouped{{core::CardId{30}, core::CardId{31}}, "Listening", ana},
          event::CardRephraseAsked{core::CardId{30}, "Please leave out the name.", ana},
          event::CardRemoved{core::CardId{31}, false, true}};
}

std::vector<core::EventBody> agenda_bodies() {
  return {event::PhaseStarted{3, noon + 20min, ana},
          event::PhaseExtended{noon + 25min, ana},
          event::PhasePaused{ana},
          event::PhaseResumed{noon + 30min, {{.room = room, .closes_at = noon + 29min}}, ana},
          event::StageShown{{core::Stage::Shows::slide, 2}},
          event::RoomsPlanned{core::PlanMethod::balanced, sample_plan()},
          event::PlanChanged{{ana, ben}, room},
          event::RoomsOpened{core::PlanMethod::self, sample_plan(), noon + 20min, 60s, ana},
          event::RoomsExtended{{{.room = room, .closes_at = noon + 40min}}, ana},
          event::RoomsClosing{{room}, noon + 41min, core::NextPhase{4, noon + 41min}, ana},
          event::RoomsClosed{{room, RoomId{4}}, std::nullopt},
          event::BoardOpened{{"What to learn?", "What to unlearn?"}},
          event::BoardRevealed{},
          event::BoardClosed{},
          event::RequestNoted{},
          event::PlanPinned{{core::PinKind::apart, {ana, ben}, {}}, true, ana},
          event::PlanPinned{{core::PinKind::here, {ben}, room}, false, ana},
          event::RoomsPlanned{core::PlanMethod::fresh_faces, sample_plan(), ana},
          event::PlanChanged{{ana}, std::nullopt, ben},
          event::HeadlineSet{room, "Ask first.", ben, ana},
          event::DebriefOrdered{{RoomId{4}, room}, ana},
          event::DebriefShown{room, noon + 3min, ana},
          event::DebriefShown{{}, {}, ana},
          event::PhasePlanned{4, 8min, ana},
          event::RoomsAssigned{{{"Red", {{"Ana", "ana", 1}, {"Ben", "ben", {}}}}, {"Blue", {}}}},
          event::RoomsPlanned{core::PlanMethod::assigned, sample_plan(), ana}};
}

std::vector<core::EventBody> room_change_bodies() {
  return {event::PlanRoomsChanged{sample_plan(), ana},
          event::RoomsReopened{core::PlanMethod::self, sample_plan(), noon + 50min, 30s, ana},
          event::RoomAdded{RoomId{5}, {"Garden", "Why?"}, noon + 50min, ana},
          event::RoomChanged{RoomId{5}, {"Yard", ""}, {"Garden", "Why?"}, ana},
          event::RoomRemoved{room, {{ben, RoomId{4}}, {ana, core::main_room}}, ana},
          event::RoomsMerged{
              RoomId{4}, {{room, {ben}, {core::TakeawayId{27}}}}, noon + 50min, noon + 40min, ana},
          event::ParticipantMoved{ben, room, core::main_room, core::MoveCause::swapped, ana}};
}

std::vector<core::EventBody> undoing_bodies() {
  const core::NextPhase next{4, noon + 41min};
  return {event::ActionUndone{41, 43, 3, ana},
          event::SessionReopened{next, ben, ana},
          event::PhaseReturned{3,
                               noon,
                               noon + 20min,
                               noon + 5min,
                               next,
                               ben,
                               {core::Stage::Shows::question, 1},
                               true,
                               core::DebriefTurn{room, noon, noon + 2min},
                               4,
                               noon + 10min,
                               noon + 20min,
                               ana},
          event::PlanReturned{core::PlanMethod::balanced, sample_plan(), ana},
          event::PlanReturned{std::nullopt, {}, ana},
          event::RoomsUnopened{{room, RoomId{4}}, false, std::nullopt, ana},
          event::RoomsReturned{{{room, noon + 21min, true, {ana, ben}}}, ana},
          event::BoardReturned{core::BoardPhase::revealed, true, {"Learn?", "Unlearn?"}, ana},
          event::MessageUnhidden{room, MessageId{12}, ana},
          event::ParticipantReadmitted{ben, ana},
          event::ParticipantMoved{ben, room, core::main_room, core::MoveCause::undone, ana, 11},
          event::RoleGranted{ben, core::Role::facilitator, ana},
          event::RoleGranted{ben, core::Role::moderator, std::nullopt},
          event::DeputyNamed{ben, ana, ana},
          event::DeputyNamed{std::nullopt, std::nullopt, ana},
          event::FacilitatorOffered{{ana, ben}}};
}

}  // namespace

std::vector<core::Event> one_event_of_each_kind() {
  std::vector<core::Event> events;
  for (auto&& bodies :
       {session_bodies(), talk_bodies(), agenda_bodies(), undoing_bodies(), help_bodies(),
        room_change_bodies(), link_bodies(), moderation_bodies(), card_bodies()}) {
    for (const core::EventBody& body : bodies) {
      core::Event one{.seq = events.size() + 1, .at = noon, .body = body, .mark = std::nullopt};
      if (!core::is_blind(body)) {
        one.at += std::chrono::milliseconds{one.seq};
        one.mark = core::RequestMark{
            .participant = ana, .id_hash = 0xfedcba9876543210, .content_hash = one.seq};
        if (const auto* undone = get_if<event::ActionUndone>(&body))
          one.mark->events = static_cast<std::uint16_t>(undone->inverses + 1);
      }
      events.push_back(std::move(one));
    }
  }
  return events;
}

core::Event said(core::Seq seq, const std::string& text) {
  return {.seq = seq,
          .at = noon,
          .body = event::MessagePosted{core::main_room, ana, text, std::nullopt},
          .mark = std::nullopt};
}

std::vector<core::Event> talk(core::Seq after, std::size_t count) {
  std::vector<core::Event> events;
  for (std::size_t one = 0; one < count; ++one) {
    ++after;
    events.push_back(said(after, "message " + std::to_string(after)));
  }
  return events;
}

core::ClosingRecord sample_record() {
  core::ClosingRecord record;
  record.title = "Say what you mean: part 1";
  record.series = "Say what you mean";
  record.starts_at = noon;
  record.opened_at = noon + 1min;
  record.closed_at = noon + 60min;
  record.last_seq = 812;
  record.attendance = {{.name = "Ana",
                        .pronouns = "she/her",
                        .position = "faculty",
                        .affiliation = "",
                        .role = core::Role::facilitator,
                        .joined_at = noon}};
  record.rooms = {{.round = 1,
                   .name = "Room 1",
                   .question = "Why?",
                   .people = {"Ana", "Ben"},
                   .takeaways = {"Ask first."}}};
  record.cards = {{.column = core::Column::learn, .text = "Names.", .author = "", .support = 4}};
  record.assumption_counts = {12, 0};
  record.checkins = 9;
  record.survey = {{.id = "interest", .text = "I am interested.", .counts = {0, 1, 0, 2, 9}}};
  record.surveys = 12;
  record.quotes = {{.text = "Good.", .name = "Ben"}};
  record.acts = {{.at = noon + 5min,
                  .by = "Ana",
                  .act = "participant.muted",
                  .on = "Ben",
                  .reason = "shouting"}};
  return record;
}

core::Digest digest_of(std::uint8_t seed) {
  core::Digest digest;
  for (std::size_t at = 0; at < digest.bytes.size(); ++at) {
    digest.bytes[at] = static_cast<std::uint8_t>(seed * 31 + at);
  }
  return digest;
}

SessionEntry entry_of(const SessionId& session) {
  return {.session = session,
          .title = "Say what you mean",
          .created_at = noon,
          .closed = false,
          .forget_at = std::nullopt};
}

std::vector<Link> links_of(const SessionId& session, std::uint8_t seed) {
  return {{digest_of(seed), session, core::Role::attendee},
          {digest_of(static_cast<std::uint8_t>(seed + 1)), session, core::Role::moderator},
          {digest_of(static_cast<std::uint8_t>(seed + 2)), session, core::Role::facilitator}};
}

}  // namespace chats::store
