// A session with more people, words and cards than any window shows, written down as each viewer
// got it. What is asked here has to be done: a refusal fails the test.
#pragma once

#include <string>
#include <vector>

#include "tests/sessions/golden.hpp"
#include "tests/support/played_session.hpp"

namespace chats::sessions {

class CrowdedSession {
 public:
  // Open, with Mira, its facilitator.
  CrowdedSession(std::string name, core::CardsShown cards);
  CrowdedSession(const CrowdedSession&) = delete;
  CrowdedSession& operator=(const CrowdedSession&) = delete;

  core::ParticipantId join(core::Role role = core::Role::attendee);
  std::vector<core::ParticipantId> join_many(std::size_t count);
  // The seq of what was done: the number of what was made.
  core::Seq ask(core::ParticipantId who, core::CommandBody wish);
  bool may(core::ParticipantId who, core::CommandBody wish);  // Asks; false: refused.

  core::MessageId say(core::ParticipantId who, std::string text);
  core::CardId add_card(core::ParticipantId who, std::string text);
  // Without a name; each gets a key of its own, counted from 1.
  core::CheckinId answer(std::string text);
  void answer_again(std::uint64_t key, std::string text);

  core::ParticipantId mira() const { return mira_; }
  const core::SessionState& state() const { return session_.state(); }
  const core::Participant& person(core::ParticipantId id) const {
    return state().participants.at(id);
  }
  // Ends the transcripts here; nothing may be broken.
  const Transcripts& written();

 private:
  Transcripts transcripts_;
  support::PlayedSession session_;
  core::ParticipantId mira_;
  std::uint64_t joined_ = 0, answered_ = 0;
};

}  // namespace chats::sessions
