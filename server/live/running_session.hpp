// The session that start_session makes. Everything in here happens on its strand; the parts are in
// files by subject: joining, asking, saving, telling, and what is due by the clock.
#pragma once

#include <atomic>
#include <deque>
#include <map>
#include <unordered_map>

#include "server/core/seldom.hpp"
#include "server/live/batch.hpp"
#include "server/live/missed.hpp"
#include "server/live/rates.hpp"
#include "server/live/session.hpp"
#include "server/live/writing.hpp"

namespace chats::live {

class RunningSession final : public Session {
 public:
  RunningSession(store::SessionId id, Surroundings& surroundings,
                 boost::asio::any_io_executor strand, std::function<void()> closed);

  const store::SessionId& id() const override { return id_; }
  bool is_under_way() const override { return under_way_; }
  void join(ConnectionRef from, Call call, Knock knock) override;
  void ask(ConnectionRef from, Call call, core::Command command) override;
  void hint(ConnectionRef from, Note note, Place place) override;
  void gone(ConnectionRef connection) override;
  void drained(ConnectionRef connection) override;
  void inspect(Look look, TurnedAway turned_away) override;
  void order(core::Command command, Ordered ordered) override;
  void stop(core::CloseCode code, std::function<void()> done) override;

  // Folds the log into the working state; of that there is none unless all of it was read.
  enum class Loaded : std::uint8_t {
    whole,
    nothing,  // Damaged or gone, for good.
    not_now,  // The disk does not answer.
  };
  Loaded load();
  // Begins to follow the clock; after `load`, once.
  void begin();

 private:
  using ParticipantId = core::ParticipantId;

  struct Asked {
    Call call;
    core::Command command;
  };

  struct Person;
  struct Connection {
    ConnectionRef ref;
    ParticipantId who;
    Person* person = nullptr;      // Theirs. Who is known stays known.
    std::uint32_t unanswered = 0;  // Requests whose replies wait to be durable.
    bool planning = false;         // A plan is being made for it; what it asks meanwhile waits.
    std::vector<Asked> held{};     // At most unanswered_max. Nearly always empty: an empty deque
                                   // would hold half a KiB.
  };

  // The keys of what somebody gave without a name. One each, checked in memory alone.
  struct BlindItems {
    std::optional<core::Digest> survey, checkin;
  };

  // What is known of a participant while the session runs, and never stored.
  struct Person {
    std::vector<std::uint64_t> connections;  // Oldest first.
    core::Instant gone_since{};              // While there is no connection.
    Bucket requests, posts;
    core::Seldom<std::vector<core::Instant>> refused;  // Too-fast answers, lately.
    core::Seldom<BlindItems> blind_items;
  };

  // joining (session_joining.cpp)
  void on_join(ConnectionRef from, const Call& call, const Knock& knock);
  bool comes_back_unsaved(const Knock& knock) const;
  void save_returns();
  bool is_somebody_elses(ConnectionRef connection, const core::Digest& key) const;
  void bind(ConnectionRef from, ParticipantId who);
  void welcome(ConnectionRef to, const Call& call, const core::Participant& who,
               const Knock& knock);
  void tell_live(ConnectionRef to, const core::Participant& who);
  void forget_connection(std::uint64_t connection);
  void end_connections(ParticipantId who, core::CloseCode code);
  Welcome welcome_for(const core::Participant& who, bool with_snapshot) const;
  void on_drained(std::uint64_t connection);

  // asking (session_asking.cpp)
  void on_ask(ConnectionRef from, const Call& call, core::Command command);
  void ask_now(Connection& from, const Call& call, core::Command command);
  void give_secret(core::Command& command) const;
  void answer(ConnectionRef from, const Call& call, const core::Command& command,
              core::Decision decision);
  bool answer_repeated(const Connection&, const Call&, const core::Command&);
  std::optional<core::Rejection> objection_of_rates(const Connection&, const core::Command&);
  std::optional<core::Rejection> objection_of_blind_items(const Connection&, const core::Command&);
  std::optional<core::Rejection> objection_of_saving() const;
  core::Rejection cannot_save() const;
  bool holds_too_many_answers() const;
  void let_look(const Look& look, const TurnedAway& turned_away);
  bool answer_page(const Connection&, const Call&, const core::Command&);
  void remember_blind_item(const Connection&, const core::Command&);
  void refuse(ConnectionRef to, const Call& call, const core::Rejection& rejection);
  void refuse_at_once(ConnectionRef to, const Call& call, const core::Rejection& rejection);
  void note_refusal(const Connection&);
  void reply(ConnectionRef to, const Call& call, SharedLetters letters);
  void expect_answer(ConnectionRef to, const Call& call);
  core::Decision decide(std::optional<ParticipantId> actor, core::Command command);
  void on_order(core::Command command, const Ordered& ordered);
  void act_alone(core::Command command);

  // planning (session_planning.cpp)
  struct Planning {
    core::Request request;
    std::optional<ConnectionRef> from;  // None: the session itself.
    Call call;
    int tries = 0;
  };
  bool plan_first(const core::Request& request, std::optional<ConnectionRef> from = {},
                  const Call& call = {});
  void make_plan(Planning planning, core::PlanTask task);
  void on_planned(Planning planning);
  void answer_planned(const Planning& planning, core::Decision decision);
  void ask_what_was_held(ConnectionRef from);

  // saving (session_saving.cpp)
  void commit(std::vector<core::EventBody> bodies, std::optional<core::RequestMark> mark);
  void settle();
  void send_pending();
  void note_lifecycle();
  void submit();
  void on_appended(store::AppendOutcome outcome);
  std::unique_ptr<Batch> take_pending();
  void deliver(Batch& batch);
  void start_again_from_log(store::AppendOutcome outcome);
  void give_fresh_starts(bool lost);
  struct Unsaved {
    std::vector<ConnectionRef> ending;
    std::vector<Batch::Waiting> waiting;
  };
  Unsaved drop_batches();
  void refuse(const Unsaved& unsaved);
  void finish_closing();
  void finish_stopping();

  // telling (session_telling.cpp)
  void regroup_by(const core::EventBody& body);
  void regroup(ParticipantId who);
  void tell(const core::Event& event);
  void tell(const core::Audience& audience, const SharedLetters& letters, Batch::Group group);
  void tell_some(const core::Audience& audience, const SharedLetters& letters, Batch::Group group);
  void tell_signal(const core::Audience& audience, const Signal& signal);

  // by the clock (session_clock.cpp)
  core::Instant now() const { return around_.clock.now(); }
  void await_everyone();
  void rearm();
  core::Instant next_ring();
  void ring();
  void notice_time_set_back();
  void let_time_pass();
  void mark_the_away();
  void forget_moot_checks();
  void tell_signals();
  void tell_presence();
  void tell_reach();
  void tell_typing();
  void tell_reactions();
  void on_hint(ConnectionRef from, const Note& note);
  Counts counts() const;
  LivePart live_part(const core::Participant& who) const;
  std::vector<RoomPulse> pulse() const;
  std::uint32_t here(core::RoomId room) const;

  store::SessionId id_;
  Surroundings& around_;
  boost::asio::any_io_executor strand_;
  std::function<void()> closed_;

  core::SessionState working_;
  std::atomic<bool> under_way_ = false;  // Of the working state.
  std::optional<core::Instant> deadline_;  // Of the working state; current if `deadline_is_known_`.
  bool deadline_is_known_ = false;
  core::Seq durable_ = 0;
  std::optional<Missed> missed_;
  Circles circles_;  // Every connection is in one.
  std::unique_ptr<Batch> pending_ = std::make_unique<Batch>(circles_);
  std::unique_ptr<Batch> in_flight_;
  std::size_t events_at_once_ = 0;  // So many the batch had that was saved last.
  bool sending_soon_ = false;  // What is pending goes at the end of the strand's turn.
  Writing writing_;            // While it is under way nothing more goes.
  bool saving_ = true;
  core::Instant try_saving_at_{};
  bool adrift_ = false;  // There is no working state: the log cannot be read.
  bool returns_owed_ = false;  // Somebody came back while it could not be saved.
  bool ruined_ = false;  // Nor will it ever be: the log is damaged. Nothing is tried again.
  std::vector<std::pair<Look, TurnedAway>> looks_;  // While adrift; at most looks_max.

  std::unordered_map<std::uint64_t, Connection> connections_;
  std::map<ParticipantId, Person> people_;
  std::uint32_t online_ = 0;  // People with a connection.
  std::map<core::RoomId, Bucket> room_posts_;

  std::unique_ptr<Alarm> alarm_;
  std::optional<core::Instant> armed_for_;
  std::deque<std::pair<core::Instant, ParticipantId>> away_checks_;  // In order of time.
  core::Instant signals_told_{}, clock_told_{};
  bool signals_wait_ = false;  // Until the batch goes that waits: they are told with it.
  bool presence_changed_ = false, counts_changed_ = false, pulse_changed_ = false;
  bool reach_changed_ = false;
  std::vector<core::BroadcastReach> reach_told_;
  std::map<core::RoomId, std::map<ParticipantId, core::Instant>> typing_;
  std::map<core::RoomId, std::map<std::uint8_t, std::uint32_t>> reactions_;

  bool began_ = false;
  bool planning_ = false;  // A plan is being made for what is due; until then nothing falls due.
  bool sealing_ = false;   // The closing record is being written.
  std::function<void()> stopped_;
};

}  // namespace chats::live
